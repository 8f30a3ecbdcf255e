// content/probes/ and content/runs/ → collections with one entry per folder: what is kept of its probes, or its runs.
import type { LiveLoader } from 'astro/loaders';
import { listEvidence, readEach } from '../content/content-folder.ts';
import type { EvidenceListing } from '../content/content-folder.ts';
import { dropFoldedFiles } from '../content/folded-probes.ts';
import { cacheDir, codeDigest, contentDir, lockFile, portalFile } from '../content/location.ts';
import { readPortalFiles } from '../content/portal-files.ts';
import { createWorkerPool } from '../content/worker-pool.ts';
import type { ProbeFolder, RunFolder } from '../model/evidence.ts';
import { toHistoryContext } from '../parse/evidence/history.ts';
import { parseRunFolder } from '../parse/evidence/run-folder.ts';
import { parsePortalConfig, parseSourcesLock } from '../parse/portal-config.ts';
import { toLiveLoader } from './live-collection.ts';
import read from './probe-worker.ts';
import type { ProbeTask } from './probe-worker.ts';

export function probeLoader(): LiveLoader<ProbeFolder> {
  return toFolderLoader('probes', readProbes);
}

export function runLoader(): LiveLoader<RunFolder> {
  return toFolderLoader('runs', readRuns);
}

const readers = createWorkerPool<ProbeTask, ProbeFolder>({
  module: 'src/loaders/probe-worker.ts',
  work: read,
  inPlace: 16,
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

type ReadFolders<Folder> = (listings: readonly EvidenceListing[]) => Promise<Folder[]>;

function toFolderLoader<Folder extends { path: string }>(
  name: 'probes' | 'runs',
  readFolders: ReadFolders<Folder>,
): LiveLoader<Folder> {
  return toLiveLoader(name, async () => {
    const folders = await readFolders(await listEvidence(contentDir(), name));
    return new Map(folders.map((folder) => [folder.path, folder]));
  });
}
