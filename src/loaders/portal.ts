// portal.yaml and sources.lock.json → a collection of one entry. While developing, a broken file is reported
// and the last good one stays.
import path from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { contentDir, lockFile, portalFile } from '../content/location.ts';
import { readPortalFiles } from '../content/portal-files.ts';
import { parsePortalConfig, parseSourcesLock } from '../parse/portal-config.ts';
import { toDigest } from '../model/digest.ts';
import type { PortalSettings } from '../model/portal-config.ts';

export function portalLoader(): Loader {
  return {
    name: 'cairn-portal',
    async load(context) {
      await load(context);
      watch(context);
    },
  };
}

async function load({ store }: LoaderContext): Promise<void> {
  const { config, lock } = await readPortalFiles(contentDir());
  const entry: PortalSettings = {
    config: parsePortalConfig(config, portalFile),
    lock: lock === undefined ? null : parseSourcesLock(lock, lockFile),
  };
  store.set({ id: 'portal', data: { ...entry }, digest: toDigest(JSON.stringify(entry)) });
}

function watch(context: LoaderContext): void {
  const { watcher, logger } = context;
  if (!watcher) return;
  const files = [portalFile, lockFile].map((name) => path.join(contentDir(), name));
  watcher.add(files);
  const reload = (changed: string): void => {
    if (!files.includes(path.resolve(changed))) return;
    load(context).catch((error: unknown) =>
      logger.error(error instanceof Error ? error.message : String(error)),
    );
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, reload);
}
