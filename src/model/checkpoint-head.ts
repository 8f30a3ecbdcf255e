// What lists and trends say of a checkpoint, without all that it holds.
import type { TaskCounts } from './status.ts';

export interface CheckpointHead {
  id: string;
  /** UTC day of its content. */
  date: string;
  title: string;
  isStable: boolean;
  /** Made afterwards, from the history of the content. */
  isReconstructed: boolean;
  manifestSha256: string;
  /** Id of the one before it; null for the first. */
  previous: string | null;
  tasks: TaskCounts;
  openGates: number;
  errors: number;
  warnings: number;
  /** Days of work on the critical path. */
  pathDays: number;
  /** Clean runs in a row, by automation. */
  streaks: Record<string, number>;
}
