// What was kept of probe files, in the cache folder between builds: one file per folder of `probes/`. Only files whose
// bytes changed are read as JSON again. Whether a result lies in the future depends on the build, not on the file, so
// a file with such results is not kept.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FoldedFile } from '../model/evidence.ts';

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
export async function readFoldedFiles(
  cacheDir: string,
  folder: string,
  { code, validForSeconds }: FoldedBy,
): Promise<Map<string, FoldedFile>> {
  const shard = await readShard(shardOf(cacheDir, folder));
  if (shard?.code !== code || shard.validForSeconds !== validForSeconds) return new Map();
  return new Map(shard.files.map((file) => [file.path, file]));
}

export async function writeFoldedFiles(
  cacheDir: string,
  folder: string,
  { code, validForSeconds, files }: Shard,
): Promise<void> {
  const timeless = files.filter(({ histories }) => histories.every(({ future }) => future === null));
  const shard: Shard = { code, validForSeconds, files: timeless };
  const file = shardOf(cacheDir, folder);
  await mkdir(path.dirname(file), { recursive: true });
  // As shards of workplans: one process may write the same file twice at once while developing.
  const next = `${file}.${randomUUID()}`;
  await writeFile(next, JSON.stringify(shard));
  await rename(next, file);
}

/** Forgets folders that are gone. */
export async function dropFoldedFiles(cacheDir: string, folders: Iterable<string>): Promise<void> {
  const kept = new Set([...folders].map((folder) => path.basename(shardOf(cacheDir, folder))));
  const names = await readdir(path.join(cacheDir, 'probes')).catch(() => []);
  await Promise.all(
    names.filter((name) => !kept.has(name)).map((name) => rm(path.join(cacheDir, 'probes', name))),
  );
}

/** Undefined for what is no whole shard: its files are read again. */
async function readShard(file: string): Promise<Shard | undefined> {
  try {
    // Written by this very module.
    return JSON.parse(await readFile(file, 'utf8')) as Shard;
  } catch {
    return undefined;
  }
}

function shardOf(cacheDir: string, folder: string): string {
  return path.join(cacheDir, 'probes', `${encodeURIComponent(folder)}.json`);
}
