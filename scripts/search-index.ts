// The search index of the site, made with Pagefind from the records that the build has left behind.
// Bundles are kept in the cache folder by their digest; only those that are not there are made.
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { besideOf, findWriter } from '../src/content/whole-file.ts';
import { toDigest } from '../src/model/digest.ts';
import type { FileDigest } from './linked-files.ts';
import { isRunning } from './is-running.ts';
import { splitIntoBundles } from './search-bundles.ts';
import type { Bundle } from './search-bundles.ts';
import { writeRecords } from './search-lines.ts';
import { makeBundles } from './search-making.ts';
import type { MakingOptions } from './search-making.ts';
import { readPastBundles } from './search-past.ts';
import type { PastBundle } from './search-past.ts';
import { listWholeBundles, noteIndexFiles, placeBundle, readBundleNotes } from './search-store.ts';
import type { IndexFile } from './search-store.ts';
import { projectRoot } from './site-options.ts';

export interface SearchIndexOptions {
  /** File of the records. */
  records: string;
  /** The content folder that they were made from. */
  content: string;
  cache: string;
  /** Path of the site; begins with a slash. */
  base: string;
  /** Folder of the index; made, or added to. */
  out: string;
  /** No bundle is written before: others need the memory until then. */
  mayWrite?: Promise<unknown>;
  stop?: AbortSignal;
}

/** The index of a site that is being built. */
export interface SiteIndex {
  /** Its files in the cache. */
  files: IndexFile[];
  /** Called when the site is published; `digestOf` knows a file by its path in the index. */
  note(digestOf: (file: string) => FileDigest | undefined): void;
}

export async function buildSearchIndex(options: SearchIndexOptions): Promise<SiteIndex> {
  const { files } = await makeIndex(options);
  const store = await openStore(options.cache);
  return { files, note: (digestOf) => noteIndexFiles(store, files, digestOf) };
}

/** Makes the bundles of the past that are not in the cache yet: they need nothing of the pages, and may be made beside them. */
export async function preparePast(
  { content, cache, base }: Pick<SearchIndexOptions, 'content' | 'cache' | 'base'>,
  stop: AbortSignal,
): Promise<void> {
  const code = await digestOfIndexCode();
  const store = await openStore(cache);
  await withFolder(store, async (folder) => {
    const past = readPastBundles({ content, cache: path.resolve(cache), base, code });
    await makeMissing(
      past.map((bundle) => toBundle(bundle, folder)),
      { content, store, atOnce: 1, stop },
    );
  });
}

/** Answers the names of the bundles that had to be made; the others were taken from the cache. */
export async function refreshSearchIndex(options: SearchIndexOptions): Promise<string[]> {
  return (await makeIndex(options)).made;
}

async function makeIndex({
  records,
  content,
  cache,
  base,
  out,
  ...when
}: SearchIndexOptions): Promise<{ made: string[]; files: IndexFile[] }> {
  const store = await openStore(cache);
  const code = await digestOfIndexCode();
  return withFolder(store, async (folder) => {
    const past = readPastBundles({ content, cache: path.resolve(cache), base, code });
    const bundles = [
      ...(await splitIntoBundles(records, { code, folder })),
      ...past.map((bundle) => toBundle(bundle, folder)),
    ];
    const made = await makeMissing(bundles, { content, store, atOnce: availableParallelism(), ...when });
    const files = await placeBundles(bundles, store, out);
    await prune(store, bundles);
    return { made, files };
  });
}

/** Lends a folder for records, whose name tells whose it is. */
async function withFolder<Result>(store: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(`${besideOf(path.join(store, 'records'))}-`);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function toBundle({ readRecords, ...bundle }: PastBundle, folder: string): Bundle {
  return {
    ...bundle,
    async toFile() {
      const file = path.join(folder, `${bundle.name}.jsonl`);
      await writeRecords(file, readRecords());
      return file;
    },
  };
}

async function openStore(cache: string): Promise<string> {
  const store = path.join(path.resolve(cache), 'search');
  await mkdir(store, { recursive: true });
  return store;
}

/** Answers the names of those that were made. */
async function makeMissing(bundles: readonly Bundle[], options: MakingOptions): Promise<string[]> {
  const kept = listWholeBundles(options.store);
  const missing = bundles.filter(({ digest }) => !kept.has(digest));
  await makeBundles(missing, options);
  return missing.map(({ name }) => name);
}

/** Rooms that decide what is searched: how texts are read, and what is kept of the past. */
const indexRooms = ['src/model', 'src/parse', 'src/portal/past'];
const indexFiles = ['package-lock.json', 'src/portal/past-search.ts', 'src/portal/search-ids.ts'];

/** Digest of what turns records into an index, Pagefind and the Markdown parser included. */
async function digestOfIndexCode(): Promise<string> {
  const scripts = await listScripts('scripts', (name) => name.startsWith('search-'));
  const rooms = await Promise.all(indexRooms.map((room) => listScripts(room)));
  const files = [...scripts, ...rooms.flat(), ...indexFiles].sort();
  const digests = await Promise.all(
    files.map(async (file) => toDigest(await readFile(path.join(projectRoot, file)))),
  );
  return toDigest(digests.join('\n'));
}

async function listScripts(folder: string, isIn = (_name: string): boolean => true): Promise<string[]> {
  const names = await readdir(path.join(projectRoot, folder));
  return names.filter((name) => name.endsWith('.ts') && isIn(name)).map((name) => path.join(folder, name));
}

/** Program files of Pagefind: the browser takes them from the first bundle. */
const programs = /^(pagefind\.js|pagefind-worker\.js|wasm\..*\.pagefind)$/;

async function placeBundles(bundles: readonly Bundle[], store: string, out: string): Promise<IndexFile[]> {
  await mkdir(out, { recursive: true });
  const notes = readBundleNotes(store);
  const files: IndexFile[] = [];
  for (const [position, { name, digest }] of bundles.entries()) {
    const isLeftOut = (file: string): boolean => position > 0 && programs.test(file);
    for (const file of await placeBundle(store, notes, { bundle: digest, out, name, isLeftOut }))
      files.push(file);
  }
  const list = bundles.map(({ name, digest, count, period }) => ({
    name,
    digest: digest.slice(0, 12),
    records: count,
    ...(period && { period }),
  }));
  await writeFile(
    path.join(out, 'bundles.json'),
    `${JSON.stringify({ schema: 'cairn.search/v1', bundles: list })}\n`,
  );
  return files;
}

async function prune(store: string, bundles: readonly Bundle[]): Promise<void> {
  const used = new Set(bundles.map(({ digest }) => digest));
  for (const name of await readdir(store)) {
    if (!used.has(name) && !isBeingMade(name)) await rm(path.join(store, name), { recursive: true });
  }
}

/** By another process: its number is in the name. One that has died leaves its folder behind. */
function isBeingMade(name: string): boolean {
  const pid = findWriter(name);
  return pid !== undefined && isRunning(pid);
}
