// Adds a checkpoint to the end of the chain, or nothing at all: its folder is written aside, brought to the disk and moved
// into place in one step. Nothing that is there is ever changed.
import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import {
  checkpointsFolder,
  listCheckpointIds,
  readCheckpointShelf,
} from '../src/content/checkpoint-folders.ts';
import type { DigestFile } from '../src/content/checkpoint-folders.ts';
import { parseCheckpointId, toCheckpointId } from '../src/model/checkpoint-id.ts';
import { manifestFile } from '../src/model/checkpoint-manifest.ts';
import type { CheckpointManifest } from '../src/model/checkpoint-manifest.ts';
import { formatManifest } from '../src/model/checkpoint-text.ts';
import { toDigest } from '../src/model/digest.ts';
import { PortalError } from '../src/model/portal-error.ts';
import { checkChain, formatChain } from '../src/parse/checkpoint-chain.ts';
import { withDesk } from './checkpoint-claim.ts';

/** What is to be frozen, before it has its id. */
export interface Draft {
  /** UTC day of its content. */
  date: string;
  /** Its files but the manifest: names and texts. */
  toFiles(id: string): Record<string, string>;
}

/** Throws a PortalError with code 1 where the chain is broken: nothing is built on what was changed. */
export function checkWholeChain(contentDir: string, digest?: DigestFile): void {
  const problems = checkChain(readCheckpointShelf(contentDir, digest));
  if (problems.length === 0) return;
  throw new PortalError(formatChain(problems), {
    code: 1,
    hint: 'Restore checkpoints/ as it was, from the history of its repository say; nothing was changed meanwhile.',
  });
}

/** Answers the id. Throws a PortalError with code 2 where the chain does not allow it. */
export async function writeCheckpoint(contentDir: string, draft: Draft): Promise<string> {
  const folder = path.join(contentDir, checkpointsFolder);
  return withDesk(folder, async (sheet) => {
    const newest = listCheckpointIds(contentDir).at(-1);
    const id = toNextId(newest, draft.date);
    const files = Object.entries(draft.toFiles(id)).map(([name, text]) => [name, Buffer.from(text)] as const);
    const manifest = formatManifest({
      schema: 'cairn.checkpoint-manifest/v1',
      id,
      files: files.map(([name, data]) => toEntry(name, data)).sort((a, b) => (a.path < b.path ? -1 : 1)),
      previous: newest === undefined ? null : await toPrevious(folder, newest),
    });
    for (const [name, data] of [...files, [manifestFile, Buffer.from(manifest)] as const]) {
      await writeDurably(path.join(sheet, name), data);
    }
    await syncFolder(sheet);
    await publish(sheet, path.join(folder, id));
    await syncFolder(folder);
    return id;
  });
}

function toNextId(newest: string | undefined, date: string): string {
  const last = newest === undefined ? undefined : parseCheckpointId(newest);
  if (!last || last.date < date) return toCheckpointId({ date, number: 1 });
  if (last.date === date) return toCheckpointId({ date, number: last.number + 1 });
  throw new PortalError(
    `The content is of ${date}, and the newest checkpoint is ${newest}: checkpoints are only ever added at the end.`,
    { code: 2, hint: 'Freeze newer content. Checkpoints of the past come before any other is made.' },
  );
}

function toEntry(name: string, data: Buffer): CheckpointManifest['files'][number] {
  return { path: name, sha256: toDigest(data), bytes: data.length };
}

async function toPrevious(folder: string, id: string): Promise<CheckpointManifest['previous']> {
  return { id, manifest_sha256: toDigest(await readFile(path.join(folder, id, manifestFile))) };
}

async function writeDurably(file: string, data: Buffer): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder that is not empty is never replaced. */
async function publish(finished: string, place: string): Promise<void> {
  try {
    await rename(finished, place);
  } catch (cause) {
    throw new PortalError(`${place} was not written: something is there already.`, {
      code: 2,
      hint: 'Run the command again.',
      cause,
    });
  }
}
