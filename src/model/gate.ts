// The known form of a gate: a decision or an access that only a named human or operator can give.
import type { ExtraField } from './extra-field.ts';
import type { ParseFinding } from './finding.ts';
import type { FileRef, Place } from './place.ts';
import type { Requirement } from './requirement.ts';

export const gateKinds = ['human', 'operator', 'approval', 'credential'] as const;
export type GateKind = (typeof gateKinds)[number];

export const gateStatuses = ['open', 'cleared'] as const;
export type GateStatus = (typeof gateStatuses)[number];

export interface Gate extends Place {
  id: string;
  title: string;
  gateKind: GateKind;
  owner: string | null;
  /** The approved way to get there. */
  route: string | null;
  /** Where it is expected to be carried out. */
  host: string | null;
  /** Where the proof is, or will be: a reference, never a secret. */
  evidence: string | null;
  fallback: string | null;
  nextCommand: string | null;
  decision: string | null;
  status: GateStatus;
  blocks: GateTarget[];
  requires: Requirement[];
  effortDays: number | null;
  /** UTC days. */
  opened: string | null;
  cleared: string | null;
  /** Unknown keys, kept as written. */
  extra: ExtraField[];
}

/** A plan or task that a gate holds, by its id. */
export interface GateTarget extends Place {
  target: string;
}

/** One file of `content/gates/`, read. Without a gate it is quarantined. `repo` is empty: it is of the content. */
export interface GateFile extends FileRef {
  /** SHA-256 of the bytes, hexadecimal. */
  digest: string;
  /** Bytes. */
  size: number;
  gates: Gate[];
  findings: ParseFinding[];
}
