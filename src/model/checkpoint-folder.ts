// A checkpoint as it lies on disk, before anything in it is believed.

/** What `content/checkpoints/` holds. */
export interface CheckpointShelf {
  /** In the order in which they were made. */
  folders: CheckpointFolder[];
  /** Names of what is no checkpoint. */
  strays: string[];
}

export interface CheckpointFolder {
  /** Its name. */
  id: string;
  /** Null where there is no such file. */
  manifest: { text: string; sha256: string } | null;
  /** Every other file, by its path in the folder. What is no regular file has no digest. */
  files: CheckpointFolderFile[];
}

export interface CheckpointFolderFile {
  path: string;
  sha256: string | null;
  bytes: number;
}
