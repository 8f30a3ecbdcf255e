// content/probes/ and content/runs/ → collections with one entry per folder: what is kept of its probes, or its runs.
import path from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { listEvidence, readEach } from '../content/content-folder.ts';
import type { EvidenceListing } from '../content/content-folder.ts';
import { dropFoldedFiles } from '../content/folded-probes.ts';
import { cacheDir, codeDigest, contentDir, lockFile, portalFile } from '../content/location.ts';
import { readPortalFiles } from '../content/portal-files.ts';
import { createWorkerPool } from '../content/worker-pool.ts';
import { toDigest } from '../model/digest.ts';
import type { ProbeFolder, RunFolder } from '../model/evidence.ts';
import { toHistoryContext } from '../parse/evidence/history.ts';
import { parseRunFolder } from '../parse/evidence/run-folder.ts';
import { parsePortalConfig, parseSourcesLock } from '../parse/portal-config.ts';
import read from './probe-worker.ts';
import type { ProbeTask } from './probe-worker.ts';

export function probeLoader(): Loader {
  return toLoader('probes', readProbes);
}

export function runLoader(): Loader {
  return toLoader('runs', readRuns);
}

const readers = createWorkerPool<ProbeTask, ProbeFolder>({
  module: 'src/loaders/probe-worker.ts',
  work: read,
  inPlace: 16,
  spare: 0,
});

async function readProbes(listings: readonly EvidenceListing[]): Promise<ProbeFolder[]> {
  const { config, lock } = await readPortalFiles(contentDir());
  const context = toHistoryContext({
    config: parsePortalConfig(config, portalFile),
    lock: lock === undefined ? null : parseSourcesLock(lock, lockFile),
  });
  const cache = { cacheDir: cacheDir(), code: codeDigest() };
  const folders = await Promise.all(listings.map((listing) => readers.run({ listing, context, ...cache })));
  await readers.close();
  await dropFoldedFiles(
    cacheDir(),
    listings.map((listing) => listing.path),
  );
  return folders;
}

async function readRuns(listings: readonly EvidenceListing[]): Promise<RunFolder[]> {
  return Promise.all(
    listings.map(async ({ path: folder, files, refused }) => {
      const read = await parseRunFolder(folder, readEach(files));
      return { ...read, flawed: [...read.flawed, ...refused] };
    }),
  );
}

type Name = 'probes' | 'runs';
type Read = (listings: readonly EvidenceListing[]) => Promise<(ProbeFolder | RunFolder)[]>;

function toLoader(name: Name, readFolders: Read): Loader {
  return {
    name: `cairn-${name}`,
    async load(context) {
      await load(context, name, readFolders);
      watch(context, name, readFolders);
    },
  };
}

async function load({ store }: LoaderContext, name: Name, readFolders: Read): Promise<void> {
  const folders = await readFolders(await listEvidence(contentDir(), name));
  const known = new Set(folders.map((folder) => folder.path));
  for (const key of store.keys()) if (!known.has(key)) store.delete(key);
  for (const folder of folders) {
    store.set({ id: folder.path, data: { ...folder }, digest: toDigest(JSON.stringify(folder)) });
  }
}

/** While developing: any change below the folder, or of what the results are held against, reads it again. */
function watch(context: LoaderContext, name: Name, readFolders: Read): void {
  const { watcher, logger } = context;
  if (!watcher) return;
  const folder = path.join(contentDir(), name);
  const others = [portalFile, lockFile].map((file) => path.join(contentDir(), file));
  watcher.add([folder, ...others]);
  const reload = (changed: string): void => {
    const file = path.resolve(changed);
    if (!file.startsWith(folder + path.sep) && !others.includes(file)) return;
    load(context, name, readFolders).catch((error: unknown) => logger.error(String(error)));
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, reload);
}
