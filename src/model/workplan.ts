// The known form of a workplan: total, lean (no body text, no HTML), every value with its place.
import type { ExtraField } from './extra-field.ts';
import type { ParseFinding } from './finding.ts';
import type { Gate } from './gate.ts';
import type { FileRef, Place } from './place.ts';
import type { Requirement } from './requirement.ts';
import type { LogKind, PlanStatus, Priority, TaskCounts, TaskStatus } from './status.ts';

/**
 * A mention of a plan or task. `id` has the form of an id, so it must exist; a `word` in running text counts
 * only if it is an id, a whole `code` span only if it is an id or an alias.
 */
export interface Mention extends Place {
  /** As written, ranges and bare forms made full: `CUST-WP-0025-T14`. */
  target: string;
  form: 'id' | 'code' | 'word';
}

/** A stated "needs first". */
export interface Dependency extends Place {
  target: string;
  /** Where it was stated. */
  from: 'front-matter' | 'task-block' | 'prose';
}

export interface LogEntry extends Place {
  kind: LogKind;
  /** UTC day. */
  date: string;
  /** Words between date and colon, if any. */
  label: string | null;
  /** The first words behind the colon, or of the block after it; empty where nothing is said. */
  lead: string;
}

export interface Task extends Place {
  id: string;
  title: string;
  status: TaskStatus;
  priority: Priority | null;
  needsHuman: boolean;
  owner: string | null;
  effortDays: number | null;
  due: string | null;
  deferUntil: string | null;
  registryId: string | null;
  doneWhen: string | null;
  log: LogEntry[];
  dependencies: Dependency[];
  requires: Requirement[];
  mentions: Mention[];
  /** Last line of its section. What lies inside and belongs to no inner task is its own text. */
  lastLine: number;
  /** Unknown keys, kept as written. */
  extra: ExtraField[];
}

/** A phase of the authored critical path. */
export interface Lane extends Place {
  title: string;
  text: string;
  mentions: Mention[];
}

/** What a plan says of another in its table of workstreams. */
export interface Report extends Place {
  target: string;
  /** The cell as written. */
  state: string;
  status: PlanStatus | null;
  counts: TaskCounts;
  meaning: string | null;
  date: string | null;
}

export interface Workplan extends Place {
  id: string;
  title: string;
  type: 'workplan' | 'metaplan' | 'runbook';
  status: PlanStatus;
  domain: string | null;
  repo: string;
  owner: string | null;
  topicSlug: string | null;
  priority: Priority | null;
  order: number | null;
  created: string | null;
  updated: string | null;
  registryId: string | null;
  aliases: string[];
  goal: string | null;
  deferUntil: string | null;
  effortDays: number | null;
  dependencies: Dependency[];
  mentions: Mention[];
  /** Entries outside any task. */
  log: LogEntry[];
  tasks: Task[];
  /** Of its fenced `gate` blocks. */
  gates: Gate[];
  lanes: Lane[];
  reports: Report[];
  extra: ExtraField[];
  /** Where the front matter states these; the plan's own place where it does not. */
  places: { status: Place; updated: Place };
}

/** One file of `content/workplans/`, read. `plan` is null when it is quarantined. */
export interface WorkplanFile extends FileRef {
  /** SHA-256 of the bytes, hexadecimal. */
  digest: string;
  /** Bytes. */
  size: number;
  plan: Workplan | null;
  findings: ParseFinding[];
}
