// The history of all checkpoints, kept in the cache folder between builds. The manifest of the last checkpoint in it
// vouches for all earlier ones: while the content still has that one, only those after it are read.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Kept {
  /** Digest of the code that made it. */
  code: string;
  /** Digest of the manifest of the last checkpoint in it. */
  manifestSha256: string;
  /** As it was given to be kept. */
  history: unknown;
}

function fileIn(cacheDir: string): string {
  return path.join(cacheDir, 'checkpoint-history.json');
}

/** Undefined where there is none, or no whole one. */
export function readKeptHistory(cacheDir: string): Kept | undefined {
  try {
    // Written by this very module.
    return JSON.parse(readFileSync(fileIn(cacheDir), 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

export function keepHistory(cacheDir: string, kept: Kept): void {
  const file = fileIn(cacheDir);
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept));
  renameSync(`${file}.${process.pid}`, file);
}
