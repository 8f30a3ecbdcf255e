// What a task registry believes of plans and tasks, as read from its exports.
import type { ParseFinding } from './finding.ts';
import type { FileRef, Place } from './place.ts';
import type { PlanStatus, TaskStatus } from './status.ts';

export interface RegistryTask extends Place {
  id: string;
  title: string | null;
  /** Null where it cannot be read, which is a finding of its own. */
  status: TaskStatus | null;
  /** Null where it is not stated. */
  needsHuman: boolean | null;
}

export interface RegistryWorkstream extends Place {
  id: string;
  slug: string | null;
  title: string | null;
  /** Null where it cannot be read, which is a finding of its own. */
  status: PlanStatus | null;
  /** Null where it states none at all. */
  tasks: RegistryTask[] | null;
}

/** One file of `content/registry/`. `repo` is empty: it is of the content. */
export interface RegistryFile extends FileRef {
  /** SHA-256 of the bytes, hexadecimal. */
  digest: string;
  /** Bytes. */
  size: number;
  /** Null where it is quarantined. */
  registry: Registry | null;
  findings: ParseFinding[];
}

export interface Registry {
  /** ISO 8601; null where it is not stated. */
  exportedAt: string | null;
  /** Sources that it says it covers; null where it says nothing of it. */
  repositories: string[] | null;
  workstreams: RegistryWorkstream[];
}
