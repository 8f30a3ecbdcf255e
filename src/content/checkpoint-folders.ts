// `content/checkpoints/` on disk. Everything in it is listed, hidden files too: what the manifest does not know must be
// found. Read synchronously: there may be thousands of small files, and waiting for each costs more than reading it.
import { readFileSync, readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import path from 'node:path';
import { compareCheckpointIds, isCheckpointId } from '../model/checkpoint-id.ts';
import type { CheckpointFolder, CheckpointFolderFile, CheckpointShelf } from '../model/checkpoint-folder.ts';
import { manifestFile, snapshotFile } from '../model/checkpoint-manifest.ts';
import { toDigest } from '../model/digest.ts';

export const checkpointsFolder = 'checkpoints';

type ReadBytes = (file: string) => Uint8Array;

/** SHA-256 and length of a file. `read` is called where its bytes are needed for that. */
export type DigestFile = (file: string, read?: ReadBytes) => { sha256: string; bytes: number };

export function digestFile(file: string, read: ReadBytes = readFileSync): { sha256: string; bytes: number } {
  const data = read(file);
  return { sha256: toDigest(data), bytes: data.length };
}

/** Ids in the order in which they were made; none where there is no folder. */
export function listCheckpointIds(contentDir: string): string[] {
  return listEntries(contentDir).filter(isCheckpoint).map(({ name }) => name).sort(compareCheckpointIds);
}

/** What begins with a dot beside the checkpoints is no part of them: a command may be writing there. */
export function readCheckpointShelf(contentDir: string, digest: DigestFile = digestFile): CheckpointShelf {
  return {
    folders: listCheckpointIds(contentDir).map((id) => readCheckpointFolder(contentDir, id, digest)),
    strays: listEntries(contentDir)
      .filter((entry) => !entry.name.startsWith('.') && !isCheckpoint(entry))
      .map(({ name }) => name)
      .sort(),
  };
}

/** Its manifest, and the digest by which the next one knows it. */
export function readManifestFile(contentDir: string, id: string): { text: string; sha256: string } {
  return readManifest(path.join(contentDir, checkpointsFolder, id, manifestFile));
}

/** The text of its snapshot. */
export function readSnapshot(contentDir: string, id: string): string {
  return readFileSync(path.join(contentDir, checkpointsFolder, id, snapshotFile), 'utf8');
}

function readCheckpointFolder(contentDir: string, id: string, digest: DigestFile): CheckpointFolder {
  const folder = path.join(contentDir, checkpointsFolder, id);
  const files = walk(folder, '');
  const manifest = files.find((file) => file.path === manifestFile && file.isFile);
  return {
    id,
    manifest: manifest ? readManifest(path.join(folder, manifestFile)) : null,
    files: files
      .filter((file) => file !== manifest)
      .map((file): CheckpointFolderFile =>
        file.isFile
          ? { path: file.path, ...digest(path.join(folder, file.path)) }
          : { path: file.path, sha256: null, bytes: 0 },
      )
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function readManifest(file: string): { text: string; sha256: string } {
  const data = readFileSync(file);
  return { text: data.toString('utf8'), sha256: toDigest(data) };
}

interface Found {
  path: string;
  isFile: boolean;
}

/** Links are not followed: they are no files of the checkpoint. */
function walk(root: string, inside: string): Found[] {
  const entries = readdirOrNothing(path.join(root, inside));
  return entries.flatMap((entry) => {
    const found = inside === '' ? entry.name : `${inside}/${entry.name}`;
    return entry.isDirectory() ? walk(root, found) : [{ path: found, isFile: entry.isFile() }];
  });
}

function listEntries(contentDir: string): Dirent[] {
  return readdirOrNothing(path.join(contentDir, checkpointsFolder));
}

/** A link to a folder is none. */
function isCheckpoint(entry: Dirent): boolean {
  return entry.isDirectory() && isCheckpointId(entry.name);
}

function readdirOrNothing(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
