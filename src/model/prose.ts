// A page of the team's own prose as rules know it: what is wrong with it, and which plans it places.
import type { ParseFinding } from './finding.ts';
import type { FileRef, Place } from './place.ts';

/** Parts that authors may place in their prose, and which attributes of them name checkpoints. */
export const prosePartDays: Readonly<Record<string, readonly string[]>> = {
  CheckpointTable: ['id'],
  CheckpointDiff: ['from', 'to'],
  PlanCard: [],
  CriticalPath: ['asOf'],
};

/** `repo` is empty: it is of the content. */
export interface ProsePageFile extends FileRef {
  digest: string;
  findings: ParseFinding[];
  plans: (Place & { id: string })[];
}
