// The content folder → the portal, without Astro: what `check` needs, and what `build` asks before it begins.
import { listGateFiles, listWorkplans, readContentFile } from '../src/content/content-folder.ts';
import { lockFile, portalFile } from '../src/content/location.ts';
import { readPortalFiles } from '../src/content/portal-files.ts';
import type { GateFile } from '../src/model/gate.ts';
import type { PortalSettings } from '../src/model/portal-config.ts';
import { PortalError } from '../src/model/portal-error.ts';
import type { WorkplanFile } from '../src/model/workplan.ts';
import { parseGateFile } from '../src/parse/gates.ts';
import { parsePortalConfig, parseSourcesLock } from '../src/parse/portal-config.ts';
import { parseWorkplanFile } from '../src/parse/workplan-file.ts';
import { checkGoal } from '../src/portal/goal.ts';
import { buildPortal } from '../src/portal/portal.ts';
import type { Portal } from '../src/portal/portal.ts';
import path from 'node:path';

/** Throws a PortalError with code 2 where portal.yaml or the lock is unusable. */
export async function readSettings(contentDir: string): Promise<PortalSettings> {
  const { config, lock } = await readPortalFiles(contentDir);
  return {
    config: parsePortalConfig(config, path.join(contentDir, portalFile)),
    lock: lock === undefined ? null : parseSourcesLock(lock, path.join(contentDir, lockFile)),
  };
}

/** Throws a PortalError with code 2 where there is nothing to show. */
export async function checkNotEmpty(contentDir: string): Promise<void> {
  const { files, refused } = await listWorkplans(contentDir);
  if (files.length + refused.length > 0) return;
  throw new PortalError(`${path.join(contentDir, 'workplans')} holds no file, so there is nothing to show.`, {
    code: 2,
    hint: 'Put workplans into workplans/<repository>/, or name another folder with --content DIR.',
  });
}

export async function readPortal(contentDir: string): Promise<Portal> {
  const settings = await readSettings(contentDir);
  await checkNotEmpty(contentDir);
  const { files, refused } = await listWorkplans(contentDir);
  const parsed: WorkplanFile[] = [...refused];
  for (const { repo, path: file, file: onDisk } of files) {
    parsed.push(parseWorkplanFile({ repo, path: file, ...(await readContentFile(onDisk)) }));
  }
  const portal = buildPortal({
    ...settings,
    files: parsed,
    gateFiles: await readGateFiles(contentDir),
    base: '/',
  });
  checkGoal(portal);
  return portal;
}

async function readGateFiles(contentDir: string): Promise<GateFile[]> {
  const { files, refused } = await listGateFiles(contentDir);
  const parsed: GateFile[] = [...refused];
  for (const { path: file, file: onDisk } of files) {
    parsed.push(parseGateFile({ path: file, ...(await readContentFile(onDisk)) }));
  }
  return parsed;
}
