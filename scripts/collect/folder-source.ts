// A source that is a folder of this machine: a working tree, or a folder of JSON. It is read as it lies, links left aside.
import { constants } from 'node:fs';
import { lstat, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PortalError, isPortalError } from '../../src/model/portal-error.ts';
import { mostBytesOf } from '../../src/model/source-config.ts';
import type { SourceSpec } from '../../src/model/source-config.ts';
import { toOwnBlobId } from './blob-id.ts';
import type { Gathered, GatheredFile, GatherSetting } from './gathered.ts';
import { readChanges } from './changed-files.ts';
import { withProvenance } from './provenance-file.ts';
import { runGit, tooLong } from './run-git.ts';
import { selectFiles, toBases } from './selected-files.ts';
import type { SourceEntry } from './selected-files.ts';
import { checkCount } from './source-bounds.ts';
import { dropKept, keep, listKept, readFetchedAt, toKept, writeFetchedAt } from './source-cache.ts';

export async function gatherFolder(
  source: SourceSpec & { path: string },
  setting: GatherSetting,
): Promise<Gathered> {
  if (setting.isOffline) return gatherKept(setting);
  const root = path.resolve(setting.content, source.path);
  const { signal } = setting;
  const found = await lstat(root).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new PortalError(`${root} is no folder`, { code: 1, hint: 'See whether it is there and readable.' });
  }
  const bases = toBases(source);
  const entries = (await Promise.all(bases.map((base) => walk(root, base, signal)))).flat();
  const { wanted, skipped } = selectFiles(source, entries);
  checkCount(source, wanted.length);
  const commit = await findCommit(root, bases, signal);
  const changes = commit === null ? undefined : await findChanges(source, { root, commit, bases, signal });
  const files: GatheredFile[] = [];
  for (const { entry, target } of wanted) {
    const read = await readBounded(path.join(root, entry.path), mostBytesOf(source));
    const origin = { path: entry.path, changedAt: changes?.get(entry.path) ?? null };
    if (typeof read === 'string') skipped.push({ path: entry.path, reason: read });
    else files.push({ ...(await toFile(target, read, setting.cache)), origin });
  }
  await writeFetchedAt(setting.cache, setting.now);
  const gathered = { commit, fetchedAt: setting.now, files, skipped, close: () => undefined };
  return keepRecord(withProvenance(source.id, gathered), setting);
}

/** The record of where files come from is kept like them; what is gone is kept no longer. */
async function keepRecord(gathered: Gathered, { cache }: GatherSetting): Promise<Gathered> {
  for (const { target, origin, read } of gathered.files) {
    if (origin === null) await toFile(target, await read(), cache);
  }
  const targets = new Set(gathered.files.map(({ target }) => target));
  await dropKept(
    cache,
    (await listKept(cache)).filter((target) => !targets.has(target)),
  );
  return gathered;
}

/** Undefined where the history cannot be read. */
async function findChanges(
  { history_commits: mostCommits }: SourceSpec,
  { root, bases, ...where }: { root: string; commit: string; bases: readonly string[]; signal: AbortSignal },
): Promise<Map<string, string> | undefined> {
  if (mostCommits === 0) return undefined;
  const folders = bases.map((base) => base || '.');
  try {
    return await readChanges({ directory: root, mostCommits, folders, ...where });
  } catch (error) {
    if (!isPortalError(error)) throw error;
    return undefined;
  }
}

/** What was gathered last. */
export async function gatherKept({ cache }: GatherSetting): Promise<Gathered> {
  const fetchedAt = await readFetchedAt(cache);
  const files: GatheredFile[] = [];
  for (const target of await listKept(cache)) {
    const bytes = await readFile(toKept(cache, target));
    files.push({ target, oid: toOwnBlobId(bytes), origin: null, read: () => Promise.resolve(bytes) });
  }
  return { commit: null, fetchedAt, files, skipped: [], close: () => undefined };
}

async function toFile(target: string, bytes: Uint8Array, cache: string): Promise<GatheredFile> {
  const oid = toOwnBlobId(bytes);
  const kept = await readFile(toKept(cache, target)).catch(() => undefined);
  if (!kept || toOwnBlobId(kept) !== oid) await keep(cache, target, bytes);
  return { target, oid, origin: null, read: () => readFile(toKept(cache, target)) };
}

async function walk(root: string, inRoot: string, signal: AbortSignal): Promise<SourceEntry[]> {
  if (signal.aborted) throw tooLong();
  const entries = await readdir(path.join(root, inRoot), { withFileTypes: true }).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') return [];
    const hint = 'See who may read it.';
    throw new PortalError(`${path.join(root, inRoot)} cannot be read`, { code: 1, hint, cause });
  });
  const found: SourceEntry[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const inner = inRoot === '' ? entry.name : `${inRoot}/${entry.name}`;
    if (entry.isDirectory()) for (const each of await walk(root, inner, signal)) found.push(each);
    else
      found.push({ path: inner, kind: entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : 'other' });
  }
  return found;
}

/** The bytes, or why the file is skipped. */
async function readBounded(file: string, most: number): Promise<Uint8Array | string> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined);
  if (!handle) return 'it cannot be read';
  try {
    const { size } = await handle.stat();
    return size > most ? `it has more than ${most} bytes` : await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** Of a working tree, if the folders that are read are as in its commit: otherwise no commit has what is shown. */
async function findCommit(
  root: string,
  bases: readonly string[],
  signal: AbortSignal,
): Promise<string | null> {
  const setting = { directory: root, signal };
  try {
    const changed = await runGit(
      ['status', '--porcelain', '--', ...bases.map((base) => base || '.')],
      setting,
    );
    if (changed.length > 0) return null;
    return (await runGit(['rev-parse', '--verify', 'HEAD'], setting)).toString().trim();
  } catch {
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
