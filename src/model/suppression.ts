// Findings that a team has decided to live with for a while.
import type { RuleName } from './finding.ts';
import type { Place } from './place.ts';

/** Stated in portal.yaml; its place lies there. */
export interface Suppression extends Place {
  rule: RuleName;
  /** Id of the item, or `repo/path` of a file, as findings name it. */
  subject: string;
  reason: string;
  /** The last day on which it holds. */
  until: string;
}
