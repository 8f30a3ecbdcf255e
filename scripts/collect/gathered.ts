import type { PortalError } from '../../src/model/portal-error.ts';
import type { SourceSpec } from '../../src/model/source-config.ts';
import type { Skipped } from './selected-files.ts';

/** A file as it is to lie in the content folder. */
export interface GatheredFile {
  target: string;
  /** Id of its bytes as git has it; null: what lies there already is right. */
  oid: string | null;
  /** Where it lies in its source; null for what has no place there. */
  origin: FileOrigin | null;
  read(): Promise<Uint8Array>;
}

export interface FileOrigin {
  path: string;
  /** Moment of the newest commit that changed it; null where that is not known. */
  changedAt: string | null;
}

/** Everything that a source has. */
export interface Gathered {
  commit: string | null;
  fetchedAt: string;
  files: GatheredFile[];
  skipped: Skipped[];
  close(): void;
}

export type Outcome =
  { source: SourceSpec; gathered: Gathered } | { source: SourceSpec; failure: PortalError };

/** What a source is gathered with. */
export interface GatherSetting {
  /** Folder of portal.yaml, from which paths are stated. */
  content: string;
  /** What is kept of this source alone. */
  cache: string;
  /** Moment of collecting. */
  now: string;
  isOffline: boolean;
  environment: NodeJS.ProcessEnv;
  /** What lies in the content folder and belongs to the source. */
  present: ReadonlySet<string>;
  /** Ends the work when its time is over. */
  signal: AbortSignal;
}
