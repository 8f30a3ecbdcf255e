// The snapshots of all checkpoints, published as they stand in the content: years of them are gigabytes, which need not go
// through a page each.
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { checkpointsFolder, listCheckpointIds } from '../src/content/checkpoint-folders.ts';
import type { DigestFile } from '../src/content/checkpoint-folders.ts';
import { snapshotFile } from '../src/model/checkpoint-manifest.ts';
import { writeFilesOnce } from './kept-pages.ts';
import type { WrittenFiles } from './kept-pages.ts';
import type { FileDigest } from './linked-files.ts';

export interface SnapshotsToCopy {
  content: string;
  cache: string;
  site: string;
  digest: DigestFile;
}

export function copySnapshotFiles({ content, digest, ...place }: SnapshotsToCopy): WrittenFiles {
  const files = listCheckpointIds(content).map((id) => {
    const from = path.join(content, checkpointsFolder, id, snapshotFile);
    const { sha256, bytes } = digest(from);
    return { path: `checkpoints/${id}/${snapshotFile}`, key: sha256, sha256, bytes, from };
  });
  const write = ({ from, ...file }: (typeof files)[number], to: string): FileDigest => {
    copyFileSync(from, to);
    return file;
  };
  return writeFilesOnce(files, { ...place, write });
}
