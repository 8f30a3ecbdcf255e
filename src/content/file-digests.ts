// Digests of files, remembered between builds. A file counts as unchanged while its size, its times and its inode are, as
// git has it; the time of its last change of any kind cannot be set by hand. Who wants proof reads the bytes instead.
import { statSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import path from 'node:path';
import type { DigestFile } from './checkpoint-folders.ts';
import { digestFile } from './checkpoint-folders.ts';
import { keepJson, readKeptJson } from './kept-json.ts';

export interface FileDigests {
  digest: DigestFile;
  /** Keeps those that were asked for since; others are forgotten. */
  save(): void;
}

type Known = Record<string, [mark: string, sha256: string]>;

/** Clocks of file systems stand still for a while: what changes twice in that time has one time of change. */
const settledAfterMs = 2000;

/** `now` in milliseconds. */
export function openFileDigests(cacheDir: string, now: () => number = Date.now): FileDigests {
  const cache = path.join(cacheDir, 'file-digests.json');
  // Written by this very module.
  const known = (readKeptJson(cache) ?? {}) as Known;
  const asked: Known = {};
  return {
    digest(file, read) {
      const stats = statSync(file, { bigint: true });
      const mark = toMark(stats);
      const [knownMark, knownDigest] = asked[file] ?? known[file] ?? [];
      const found =
        knownMark === mark && knownDigest !== undefined
          ? { sha256: knownDigest, bytes: Number(stats.size) }
          : digestFile(file, read);
      if (now() - Number(stats.ctimeMs) > settledAfterMs) asked[file] = [mark, found.sha256];
      return found;
    },
    save() {
      if (JSON.stringify(asked) !== JSON.stringify(known)) keepJson(cache, asked);
    },
  };
}

function toMark({ size, mtimeNs, ctimeNs, ino }: BigIntStats): string {
  return [size, mtimeNs, ctimeNs, ino].join(' ');
}
