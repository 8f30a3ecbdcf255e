/** A file that is to join the content. */
export interface ScannedFile {
  /** Where it is to lie in the content folder. */
  path: string;
  bytes: Uint8Array;
}

/** Something that must not be published. The value itself is never part of it. */
export interface ScanProblem {
  path: string;
  line: number;
  message: string;
}

/** Looks for secrets before anything is written. */
export type Scan = (files: readonly ScannedFile[]) => Promise<ScanProblem[]> | ScanProblem[];
