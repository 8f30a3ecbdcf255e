// What was kept of probe files, in the cache folder between builds: one file per folder of `probes/`. Only files whose
// bytes changed are read as JSON again. Whether a result lies in the future depends on the build, not on the file, so
// a file with such results is not kept.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FoldedFile } from '../model/evidence.ts';
import { keepJson, readKeptJson } from './kept-json.ts';
import { findWriter } from './whole-file.ts';

/** What folded files depend on besides their bytes. */
export interface FoldedBy {
  /** Digest of the code. */
  code: string;
  /** Of results that state none. */
  validForSeconds: number;
}

interface Shard extends FoldedBy {
  files: FoldedFile[];
}

/** By path, those of one folder. What was folded by something else counts as absent. */
export function readFoldedFiles(
  cacheDir: string,
  folder: string,
  { code, validForSeconds }: FoldedBy,
): Map<string, FoldedFile> {
  // Written below.
  const shard = readKeptJson(shardOf(cacheDir, folder)) as Shard | undefined;
  if (shard?.code !== code || shard.validForSeconds !== validForSeconds) return new Map();
  return new Map(shard.files.map((file) => [file.path, file]));
}

export function writeFoldedFiles(
  cacheDir: string,
  folder: string,
  { code, validForSeconds, files }: Shard,
): void {
  const timeless = files.filter(({ histories }) => histories.every(({ future }) => future === null));
  const shard: Shard = { code, validForSeconds, files: timeless };
  keepJson(shardOf(cacheDir, folder), shard);
}

/** Forgets folders that are gone. */
export async function dropFoldedFiles(cacheDir: string, folders: Iterable<string>): Promise<void> {
  const kept = new Set([...folders].map((folder) => path.basename(shardOf(cacheDir, folder))));
  const names = await readdir(path.join(cacheDir, 'probes')).catch(() => []);
  const gone = names.filter((name) => !kept.has(name) && findWriter(name) === undefined);
  await Promise.all(gone.map((name) => rm(path.join(cacheDir, 'probes', name), { force: true })));
}

function shardOf(cacheDir: string, folder: string): string {
  return path.join(cacheDir, 'probes', `${encodeURIComponent(folder)}.json`);
}
