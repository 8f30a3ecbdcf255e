// Moves a finished site into place. Readers see the old site or the new one, never a part of either.
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { besideOf } from '../src/content/whole-file.ts';

/**
 * `finished` is gone afterwards. It may lie on another file system than `out`. The site that was at `out` before becomes
 * `aside`, which must not exist: to remove thousands of files takes its time, and nobody need wait for that.
 */
export async function publish(finished: string, out: string, aside: string): Promise<void> {
  const next = besideOf(out);
  try {
    await mkdir(path.dirname(out), { recursive: true });
    await move(finished, next);
    await replace(out, next, aside);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true, force: true });
  }
}

/** Both folders lie beside each other. */
async function replace(out: string, next: string, aside: string): Promise<void> {
  const previous = `${out}.previous-${process.pid}`;
  const hadPrevious = await rename(out, previous).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(next, out);
  } catch (error) {
    if (hadPrevious) await rename(previous, out);
    throw error;
  }
  if (hadPrevious) await putAside(previous, aside);
}

/** Removes it where `aside` lies on another file system. */
async function putAside(folder: string, aside: string): Promise<void> {
  try {
    await mkdir(path.dirname(aside), { recursive: true });
    await rename(folder, aside);
  } catch {
    await rm(folder, { recursive: true, force: true });
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
