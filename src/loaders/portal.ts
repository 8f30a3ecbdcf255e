// portal.yaml and sources.lock.json → a collection of one entry.
import type { LiveLoader } from 'astro/loaders';
import { contentDir, lockFile, portalFile } from '../content/location.ts';
import { readPortalFiles } from '../content/portal-files.ts';
import { parsePortalConfig, parseSourcesLock } from '../parse/portal-config.ts';
import type { PortalSettings } from '../model/portal-config.ts';
import { toLiveLoader } from './live-collection.ts';

export function portalLoader(): LiveLoader<PortalSettings> {
  return toLiveLoader('portal', async () => {
    const { config, lock } = await readPortalFiles(contentDir());
    const settings: PortalSettings = {
      config: parsePortalConfig(config, portalFile),
      lock: lock === undefined ? null : parseSourcesLock(lock, lockFile),
    };
    return new Map([['portal', settings]]);
  });
}
