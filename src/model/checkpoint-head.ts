// What lists say of a checkpoint, without all that it holds.
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
  openTasks: number;
  openGates: number;
  errors: number;
  warnings: number;
  /** Days of work on the critical path. */
  pathDays: number;
}
