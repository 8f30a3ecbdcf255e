// One execution of an automation, as it was recorded.
import type { Moment } from './dates.ts';

export const runResults = ['clean', 'partial', 'failed', 'quarantined', 'skipped'] as const;
export type RunResult = (typeof runResults)[number];

/** What a run points at as its proof. */
export interface EvidenceRef {
  /** Who keeps it: one of the automation's `required_evidence`, say. */
  source: string | null;
  /** Where it is: an address, a path, an id. */
  ref: string | null;
  /** Id of the run that it speaks of. */
  run: string | null;
  /** What it says about that run. */
  result: string | null;
}

export interface Run {
  automation: string;
  scheduledFor: Moment;
  startedAt: Moment | null;
  finishedAt: Moment | null;
  result: RunResult;
  /** Null where the run does not say. */
  isSchemaValid: boolean | null;
  message: string | null;
  evidence: EvidenceRef[];
  /** Inside the content folder. */
  path: string;
}
