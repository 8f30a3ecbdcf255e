// Evidence: what probes and runs leave behind, read from one folder of `probes/` or `runs/`.
import type { ParseFinding } from './finding.ts';
import type { FileRef } from './place.ts';
import type { ProbeHistory } from './probe.ts';
import type { Run } from './run.ts';

/** One file of evidence with something wrong in it. `repo` is empty: it is of the content. */
export interface FlawedFile extends FileRef {
  digest: string;
  /** Bytes. */
  size: number;
  /** Something in it could be read; if not, the file is quarantined. */
  isRead: boolean;
  findings: ParseFinding[];
}

/** What is kept of one file of `probes/`. */
export interface FoldedFile {
  /** Inside the content folder. */
  path: string;
  digest: string;
  histories: ProbeHistory[];
  /** Null where nothing is wrong. */
  flaw: FlawedFile | null;
}

interface EvidenceFolder {
  /** Inside the content folder: `probes/state-hub`. */
  path: string;
  /** SHA-256 over names and bytes of its files. */
  digest: string;
  files: number;
  flawed: FlawedFile[];
}

/** A folder of `probes/`: usually of one service; documents in it may cover several. */
export interface ProbeFolder extends EvidenceFolder {
  histories: ProbeHistory[];
}

/** A folder of `runs/`: usually of one automation. */
export interface RunFolder extends EvidenceFolder {
  runs: Run[];
}
