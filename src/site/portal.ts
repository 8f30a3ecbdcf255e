// The one reader of the collections. The portal is built once per build; while developing, once per content.
import type { LiveDataCollectionResult } from 'astro';
import { getLiveCollection, getLiveEntry } from 'astro:content';
import { cacheDir, codeDigest, contentDir } from '../content/location.ts';
import { keyOf, readParsedWorkplans } from '../content/parsed-workplans.ts';
import type { ParsedEntry } from '../content/parsed-workplans.ts';
import { readProseFiles } from '../content/prose-files.ts';
import { readProvenanceFiles } from '../content/provenance-files.ts';
import type { WorkplanFile } from '../model/workplan.ts';
import { parseProseFile } from '../parse/prose-file.ts';
import { parseProvenance } from '../parse/provenance.ts';
import { checkGoal } from '../portal/goal.ts';
import { buildPortal } from '../portal/portal.ts';
import type { Portal } from '../portal/portal.ts';
import { readHistory } from './checkpoints.ts';
import { readRegistryFiles } from './registry.ts';

let current: { key: string; portal: Portal } | undefined;

export async function getPortal(): Promise<Portal> {
  if (current && !import.meta.env.DEV) return current.portal;
  const { entry, error } = await getLiveEntry('portal', 'portal');
  if (!entry) throw error;
  const { config, lock } = entry.data;
  const gateFiles = dataOf(await getLiveCollection('gates'));
  const probeFolders = dataOf(await getLiveCollection('probes'));
  const runFolders = dataOf(await getLiveCollection('runs'));
  const registryFiles = await readRegistryFiles();
  const provenance = readProvenanceFiles(contentDir()).map(({ file, text }) => parseProvenance(text, file));
  const history = readHistory();
  const ids = history.heads.map(({ id }) => id);
  const pages = readProseFiles(contentDir()).map((file) => parseProseFile(file, ids));
  // The last that is waited for: the models that lie beside the entries are theirs still.
  const entries = dataOf(await getLiveCollection('workplans'));
  const key = JSON.stringify([
    config,
    lock,
    entries,
    gateFiles,
    probeFolders,
    runFolders,
    registryFiles.map(({ path, digest }) => `${path} ${digest}`),
    provenance.map(({ digest }) => digest),
    history.heads,
    pages,
  ]);
  if (current?.key !== key) {
    const files = readFiles(entries);
    const portal = buildPortal({
      config,
      lock,
      files,
      gateFiles,
      probeFolders,
      runFolders,
      registryFiles,
      provenance,
      history,
      pages,
      base: withSlash(import.meta.env.BASE_URL),
    });
    // While developing, a plan may be renamed before portal.yaml is.
    if (!import.meta.env.DEV) checkGoal(portal);
    current = { key, portal };
  }
  return current.portal;
}

/** What several pages show is built once for them. */
export function oncePerPortal<Value>(build: (portal: Portal) => Value): () => Promise<Value> {
  let made: { portal: Portal; value: Value } | undefined;
  return async () => {
    const portal = await getPortal();
    if (made?.portal !== portal) made = { portal, value: build(portal) };
    return made.value;
  };
}

function dataOf<Data extends object>({ entries, error }: LiveDataCollectionResult<Data>): Data[] {
  if (!entries) throw error;
  return entries.map(({ data }) => data);
}

/** The models that belong to the entries of the collection. */
function readFiles(entries: readonly ParsedEntry[]): WorkplanFile[] {
  const parsed = readParsedWorkplans(cacheDir(), codeDigest());
  return entries.map((entry) => {
    const key = keyOf(entry);
    const file = parsed.get(key);
    if (file?.digest !== entry.digest) throw new Error(`the cache of parsed workplans does not know ${key}`);
    return file;
  });
}

function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`;
}
