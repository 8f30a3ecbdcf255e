// content/workplans/ → a lean collection: which files there are and what tells them apart. Their models, without
// bodies or HTML, lie beside it in the cache. A file is parsed again only when its bytes, or the code, changed.
import path from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { listWorkplans, readContentFile } from '../content/content-folder.ts';
import type { ContentFile } from '../content/content-folder.ts';
import { cacheDir, codeDigest, contentDir } from '../content/location.ts';
import { keyOf, readParsedWorkplans, writeParsedWorkplans } from '../content/parsed-workplans.ts';
import type { ParsedWorkplans } from '../content/parsed-workplans.ts';
import { createWorkerPool } from '../content/worker-pool.ts';
import type { WorkplanFile } from '../model/workplan.ts';
import type { WorkplanBytes } from '../parse/workplan-file.ts';
import parse from './parse-worker.ts';

export function workplanLoader(): Loader {
  return {
    name: 'cairn-workplans',
    async load(context) {
      await loadAll(context);
      watch(context);
    },
  };
}

const parsers = createWorkerPool<WorkplanBytes, WorkplanFile>({
  module: 'src/loaders/parse-worker.ts',
  work: parse,
  spare: 0,
});

/** Files read at a time. */
const batch = 64;

async function loadAll({ store }: LoaderContext): Promise<void> {
  const known = await readParsedWorkplans(cacheDir(), codeDigest());
  const { files, refused } = await listWorkplans(contentDir());
  const parsed: ParsedWorkplans = new Map(refused.map((file) => [keyOf(file), file]));
  for (let first = 0; first < files.length; first += batch) {
    const read = await Promise.all(files.slice(first, first + batch).map((file) => parseFile(file, known)));
    for (const file of read) parsed.set(keyOf(file), file);
  }
  await parsers.close();
  const changed = [...parsed].filter(([key, file]) => known.get(key) !== file);
  const gone = [...known.values()].filter((file) => !parsed.has(keyOf(file)));
  const repos = new Set([...changed.map(([, file]) => file), ...gone].map(({ repo }) => repo));
  await writeParsedWorkplans(cacheDir(), parsed, { code: codeDigest(), repos });
  fillStore(store, parsed);
}

async function parseFile(
  { repo, path: inRepo, file }: ContentFile,
  known: ParsedWorkplans,
): Promise<WorkplanFile> {
  const { bytes, digest } = await readContentFile(file);
  const before = known.get(keyOf({ repo, path: inRepo }));
  return before?.digest === digest ? before : parsers.run({ repo, path: inRepo, bytes, digest });
}

function fillStore(store: LoaderContext['store'], parsed: ParsedWorkplans): void {
  for (const key of store.keys()) if (!parsed.has(key)) store.delete(key);
  for (const [key, { repo, path: inRepo, digest, plan }] of parsed) {
    store.set({ id: key, data: { repo, path: inRepo, digest, plan: plan?.id ?? null }, digest });
  }
}

/** While developing: any change below the folder lists it again; only changed files are parsed. */
function watch(context: LoaderContext): void {
  const { watcher, logger } = context;
  if (!watcher) return;
  const folder = path.join(contentDir(), 'workplans');
  watcher.add(folder);
  const reload = (changed: string): void => {
    if (!path.resolve(changed).startsWith(folder + path.sep)) return;
    loadAll(context).catch((error: unknown) => logger.error(String(error)));
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, reload);
}
