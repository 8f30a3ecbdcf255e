// The content folder → the portal, without Astro: what `check` needs, and what `build` asks before it begins.
import {
  listEvidence,
  listGateFiles,
  listWorkplans,
  readContentFile,
  readEach,
} from '../src/content/content-folder.ts';
import { lockFile, portalFile } from '../src/content/location.ts';
import { readPortalFiles } from '../src/content/portal-files.ts';
import type { ProbeFolder, RunFolder } from '../src/model/evidence.ts';
import type { GateFile } from '../src/model/gate.ts';
import type { PortalSettings } from '../src/model/portal-config.ts';
import { PortalError } from '../src/model/portal-error.ts';
import type { WorkplanFile } from '../src/model/workplan.ts';
import { toHistoryContext } from '../src/parse/evidence/history.ts';
import { foldProbeFiles, toProbeFolder } from '../src/parse/evidence/probe-folder.ts';
import { parseRunFolder } from '../src/parse/evidence/run-folder.ts';
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
    ...(await readEvidence(contentDir, settings)),
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

/** Folder by folder: results are read and forgotten. */
async function readEvidence(
  contentDir: string,
  settings: PortalSettings,
): Promise<{ probeFolders: ProbeFolder[]; runFolders: RunFolder[] }> {
  const context = toHistoryContext(settings);
  const probeFolders: ProbeFolder[] = [];
  for (const { path: folder, files, refused } of await listEvidence(contentDir, 'probes')) {
    const read = toProbeFolder(folder, await foldProbeFiles(readEach(files), context));
    probeFolders.push({ ...read, flawed: [...read.flawed, ...refused] });
  }
  const runFolders: RunFolder[] = [];
  for (const { path: folder, files, refused } of await listEvidence(contentDir, 'runs')) {
    const read = await parseRunFolder(folder, readEach(files));
    runFolders.push({ ...read, flawed: [...read.flawed, ...refused] });
  }
  return { probeFolders, runFolders };
}
