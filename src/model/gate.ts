// The known form of a gate: a decision or an access that only a named human or operator can give.
import type { FileRef, Place } from './place.ts';
import type { ExtraField, ParseFinding } from './workplan.ts';

export interface Gate extends Place {
  id: string;
  title: string;
  gateKind: 'human' | 'operator' | 'approval' | 'credential';
  owner: string | null;
  route: string | null;
  host: string | null;
  evidence: string | null;
  fallback: string | null;
  nextCommand: string | null;
  decision: string | null;
  status: 'open' | 'cleared';
  /** What cannot go on until it is cleared. */
  blocks: GateTarget[];
  effortDays: number | null;
  /** UTC days. */
  opened: string | null;
  cleared: string | null;
  /** Unknown keys, kept as written. */
  extra: ExtraField[];
}

export interface GateTarget extends Place {
  /** Id of a plan or task, as written. */
  target: string;
}

/** One file of `content/gates/`, read. Its `repo` is empty, its path begins with `gates/`. */
export interface GateFile extends FileRef {
  /** SHA-256 of the bytes, hexadecimal. */
  digest: string;
  /** Bytes. */
  size: number;
  gates: Gate[];
  findings: ParseFinding[];
}
