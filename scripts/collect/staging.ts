// How collected content comes into being as a whole. Everything that changes is put on a sheet beside the content; one
// rename makes the sheet the folder `.collected`, and that is the moment from which the new content counts: what is in it
// is then moved into place, the lock last. Whoever finds the folder, after a kill, moves the rest.
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lockFile } from '../../src/content/location.ts';
import { withDesk } from '../desk.ts';

const finishedName = '.collected';
const removedName = 'removed.json';

export interface Staged {
  /** What is to be removed from the content. */
  removed: readonly string[];
  /** Text of `sources.lock.json`. */
  lock: string;
}

/** One collector at a time changes a content folder. */
export async function withContentDesk<T>(
  content: string,
  waitMs: number,
  work: (sheet: string) => Promise<T>,
): Promise<T> {
  const desk = { folder: content, name: '.collecting', work: 'collecting', longestMs: 60 * 60_000, waitMs };
  return withDesk(desk, work);
}

/** A file that is to replace one of the content, or to join it. */
export async function stage(sheet: string, target: string, bytes: Uint8Array): Promise<void> {
  const file = path.join(sheet, 'files', target);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

/** Makes what was staged the content. */
export async function publishStaged(
  content: string,
  sheet: string,
  { removed, lock }: Staged,
): Promise<void> {
  await writeFile(path.join(sheet, removedName), JSON.stringify(removed));
  await writeFile(path.join(sheet, lockFile), lock);
  await rename(sheet, path.join(content, finishedName));
  await finish(content);
}

const readerWaitMs = 30_000;

/** Before content is read: moves what a killed collector has left to move. */
export async function finishCollecting(content: string): Promise<void> {
  if (existsSync(path.join(content, finishedName))) {
    await withContentDesk(content, readerWaitMs, () => finish(content));
  }
}

/** Each step may have been done before. */
export async function finish(content: string): Promise<void> {
  const finished = path.join(content, finishedName);
  if (!existsSync(finished)) return;
  await removeAll(content, await readRemoved(finished));
  await moveAll(path.join(finished, 'files'), content);
  if (existsSync(path.join(finished, lockFile))) {
    await rename(path.join(finished, lockFile), path.join(content, lockFile));
  }
  await rm(finished, { recursive: true, force: true });
}

async function readRemoved(finished: string): Promise<string[]> {
  const text = await readFile(path.join(finished, removedName), 'utf8').catch(() => '[]');
  // Written by this very module.
  return JSON.parse(text) as string[];
}

async function removeAll(content: string, targets: readonly string[]): Promise<void> {
  for (const target of targets) {
    await unlink(path.join(content, target)).catch(ignoreMissing);
    await removeEmptyFolders(content, path.posix.dirname(target));
  }
}

/** Up to `workplans/` and its like, which stay. */
async function removeEmptyFolders(content: string, folder: string): Promise<void> {
  if (!folder.includes('/')) return;
  const isGone = await rmdir(path.join(content, folder)).then(
    () => true,
    () => false,
  );
  if (isGone) await removeEmptyFolders(content, path.posix.dirname(folder));
}

async function moveAll(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true }).catch(() => []);
  if (entries.length > 0) await mkdir(to, { recursive: true });
  for (const entry of entries) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await moveAll(source, target);
    else await rename(source, target);
  }
}

function ignoreMissing(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
}
