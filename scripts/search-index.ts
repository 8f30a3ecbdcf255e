// The search index of the site, made with Pagefind from the records that the build has left behind.
// Bundles are kept in the cache folder by their digest; only those that are not there are made.
import { copyFile, link, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { toDigest } from '../src/model/digest.ts';
import type { SearchRecord } from '../src/portal/search-record.ts';
import { splitIntoBundles } from './search-bundles.ts';
import type { Bundle } from './search-bundles.ts';
import { readPastBundles } from './search-past.ts';
import type { BundleOrder } from './search-worker.ts';
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
}

export async function buildSearchIndex(options: SearchIndexOptions): Promise<void> {
  await refreshSearchIndex(options);
}

/** Makes the bundles of the past that are not in the cache yet: they need nothing of the pages, and may be made beside them. */
export async function preparePast({
  content,
  cache,
  base,
}: Pick<SearchIndexOptions, 'content' | 'cache' | 'base'>): Promise<void> {
  const code = await digestOfIndexCode();
  const store = await openStore(cache);
  const bundles = readPastBundles({ content, cache: path.resolve(cache), base, code });
  await makeMissing(bundles, { content, store }, 1);
}

/** Answers the names of the bundles that had to be made; the others were copied from the cache. */
export async function refreshSearchIndex({
  records,
  content,
  cache,
  base,
  out,
}: SearchIndexOptions): Promise<string[]> {
  const store = await openStore(cache);
  const code = await digestOfIndexCode();
  const bundles = [
    ...splitIntoBundles(await readRecords(records), code),
    ...readPastBundles({ content, cache: path.resolve(cache), base, code }),
  ];
  const made = await makeMissing(bundles, { content, store }, availableParallelism());
  await copyBundles(bundles, store, out);
  await prune(store, bundles);
  return made;
}

async function openStore(cache: string): Promise<string> {
  const store = path.join(path.resolve(cache), 'search');
  await mkdir(store, { recursive: true });
  return store;
}

/** Answers the names of those that were made. */
async function makeMissing(
  bundles: readonly Bundle[],
  place: { content: string; store: string },
  atOnce: number,
): Promise<string[]> {
  const kept = new Set(await readdir(place.store));
  const missing = bundles.filter(({ digest }) => !kept.has(digest));
  await forEachAtOnce(missing, atOnce, (bundle) => makeBundle(bundle, place));
  return missing.map(({ name }) => name);
}

async function readRecords(file: string): Promise<SearchRecord[]> {
  // This very build wrote them.
  return JSON.parse(await readFile(file, 'utf8')) as SearchRecord[];
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

/** A bundle appears in the store when it is complete. */
async function makeBundle(
  { digest, readRecords }: Bundle,
  place: { content: string; store: string },
): Promise<void> {
  const out = path.join(place.store, `${digest}.next-${process.pid}`);
  try {
    await runWorker({ records: readRecords(), content: path.resolve(place.content), out });
    await rename(out, path.join(place.store, digest));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

function runWorker(order: BundleOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: order });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a bundle of the search index could not be made: its thread ended with ${code}`));
    });
  });
}

async function forEachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const takeTurns = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
}

/** Program files of Pagefind: the browser takes them from the first bundle. */
const programs = /^(pagefind\.js|pagefind-worker\.js|wasm\..*\.pagefind)$/;

async function copyBundles(bundles: readonly Bundle[], store: string, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const [position, { name, digest }] of bundles.entries()) {
    await rm(path.join(out, name), { recursive: true, force: true });
    await copyFolder(
      path.join(store, digest),
      path.join(out, name),
      (file) => position > 0 && programs.test(file),
    );
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
}

async function copyFolder(from: string, to: string, isLeftOut: (name: string) => boolean): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target, isLeftOut);
    // Nothing writes to these files again, so a link is as good as a copy, and made at once.
    else if (!isLeftOut(entry.name)) await link(source, target).catch(() => copyFile(source, target));
  }
}

async function prune(store: string, bundles: readonly Bundle[]): Promise<void> {
  const used = new Set(bundles.map(({ digest }) => digest));
  for (const name of await readdir(store)) {
    if (!used.has(name) && !isBeingMade(name)) await rm(path.join(store, name), { recursive: true });
  }
}

/** By another process: its number is in the name. One that has died leaves its folder behind. */
function isBeingMade(name: string): boolean {
  const pid = /\.next-(\d+)$/.exec(name)?.[1];
  if (pid === undefined) return false;
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}
