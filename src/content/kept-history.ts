// The history of all checkpoints, kept in the cache folder between builds. The manifest of the last checkpoint in it
// vouches for all earlier ones: while the content still has that one, only those after it are read.
import path from 'node:path';
import { keepJson, readKeptJson } from './kept-json.ts';

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
  // Written by this very module.
  return readKeptJson(fileIn(cacheDir)) as Kept | undefined;
}

export function keepHistory(cacheDir: string, kept: Kept): void {
  keepJson(fileIn(cacheDir), kept);
}
