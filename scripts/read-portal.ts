// The content folder → the portal, without Astro: what `check` needs, and what `build` asks before it begins. The content
// may also be that of a commit.
import { listCheckpointIds } from '../src/content/checkpoint-folders.ts';
import { readProseFiles } from '../src/content/prose-files.ts';
import { readProvenanceFiles } from '../src/content/provenance-files.ts';
import type { Provenance } from '../src/model/provenance.ts';
import type { ProsePageFile } from '../src/model/prose.ts';
import { parseProseFile } from '../src/parse/prose-file.ts';
import { parseProvenance } from '../src/parse/provenance.ts';
import {
  listEvidence,
  listGateFiles,
  listRegistryFiles,
  listWorkplans,
  readContentFile,
  readEach,
} from '../src/content/content-folder.ts';
import type { ContentFile, FindFiles, Folder, ReadFile } from '../src/content/content-folder.ts';
import { lockFile, portalFile } from '../src/content/location.ts';
import { readPortalFiles } from '../src/content/portal-files.ts';
import type { ProbeFolder, RunFolder } from '../src/model/evidence.ts';
import type { FoundSecret } from '../src/model/found-secret.ts';
import type { GateFile } from '../src/model/gate.ts';
import type { RegistryFile } from '../src/model/registry.ts';
import type { PortalSettings } from '../src/model/portal-config.ts';
import { PortalError } from '../src/model/portal-error.ts';
import type { WorkplanFile } from '../src/model/workplan.ts';
import { toHistoryContext } from '../src/parse/evidence/history.ts';
import { foldProbeFiles, toProbeFolder } from '../src/parse/evidence/probe-folder.ts';
import { parseRunFolder } from '../src/parse/evidence/run-folder.ts';
import { parseGateFile } from '../src/parse/gates.ts';
import { parsePortalConfig, parseSourcesLock } from '../src/parse/portal-config.ts';
import { parseRegistryFile } from '../src/parse/registry.ts';
import { parseWorkplanFile } from '../src/parse/workplan-file.ts';
import { checkGoal } from '../src/portal/goal.ts';
import { buildPortal } from '../src/portal/portal.ts';
import type { Portal } from '../src/portal/portal.ts';
import path from 'node:path';

/** Where a portal is read from. */
export interface Content {
  /** As people know it: a folder, or a folder of a commit. */
  name: string;
  settings: PortalSettings;
  /** The team's own prose; default: none. */
  pages?: ProsePageFile[];
  /** What must not be published; default: nothing. */
  secrets?: readonly FoundSecret[];
  /** Where its files were collected from; default: nothing is recorded. */
  provenance?: Provenance[];
  /** Undefined: on disk. */
  find: FindFiles | undefined;
  read: ReadFile;
  /** What is parsed again and again may be kept. */
  parse<T>(file: ContentFile, parse: (file: ContentFile) => Promise<T>): Promise<T>;
}

/** Throws a PortalError with code 2 where portal.yaml or the lock is unusable. */
export async function readSettings(contentDir: string): Promise<PortalSettings> {
  const { config, lock } = await readPortalFiles(contentDir);
  return {
    config: parsePortalConfig(config, path.join(contentDir, portalFile)),
    lock: lock === undefined ? null : parseSourcesLock(lock, path.join(contentDir, lockFile)),
  };
}

/** Throws a PortalError with code 2 where there is nothing to show. */
export async function checkNotEmpty(contentDir: string, find?: FindFiles): Promise<void> {
  const { files, refused } = await listWorkplans(contentDir, find);
  if (files.length + refused.length > 0) return;
  throw new PortalError(`${path.join(contentDir, 'workplans')} holds no file, so there is nothing to show.`, {
    code: 2,
    hint: 'Put workplans into workplans/<repository>/, or name another folder with --content DIR.',
  });
}

export async function readPortal(contentDir: string, secrets: readonly FoundSecret[] = []): Promise<Portal> {
  const ids = listCheckpointIds(contentDir);
  return readPortalOf({
    name: contentDir,
    pages: readProseFiles(contentDir).map((file) => parseProseFile(file, ids)),
    provenance: readProvenanceFiles(contentDir).map(({ file, text }) => parseProvenance(text, file)),
    settings: await readSettings(contentDir),
    secrets,
    find: undefined,
    read: readContentFile,
    parse: (file, parse) => parse(file),
  });
}

export async function readPortalOf(content: Content): Promise<Portal> {
  await checkNotEmpty(content.name, content.find);
  const portal = buildPortal({
    ...content.settings,
    files: await readWorkplans(content),
    gateFiles: await readGateFiles(content),
    registryFiles: await readRegistryFiles(content),
    ...(await readEvidence(content)),
    ...(content.pages && { pages: content.pages }),
    secrets: content.secrets ?? [],
    ...(content.provenance && { provenance: content.provenance }),
    base: '/',
  });
  // It says what the goal is; a secret is told first.
  if (!content.secrets?.length) checkGoal(portal);
  return portal;
}

async function readWorkplans({ name, find, read, parse }: Content): Promise<WorkplanFile[]> {
  const { files, refused } = await listWorkplans(name, find);
  const parsed: WorkplanFile[] = [...refused];
  for (const each of files) {
    parsed.push(
      await parse(each, async ({ repo, path: inRepo, file }) =>
        parseWorkplanFile({ repo, path: inRepo, ...(await read(file)) }),
      ),
    );
  }
  return parsed;
}

async function readGateFiles(content: Content): Promise<GateFile[]> {
  return readEachFile(content, await listGateFiles(content.name, content.find), parseGateFile);
}

async function readRegistryFiles(content: Content): Promise<RegistryFile[]> {
  return readEachFile(content, await listRegistryFiles(content.name, content.find), parseRegistryFile);
}

/** Those that are refused come first. */
async function readEachFile<Model>(
  { read, parse }: Content,
  { files, refused }: Folder<Model>,
  toModel: (file: { path: string } & Awaited<ReturnType<ReadFile>>) => Model,
): Promise<Model[]> {
  const parsed = [...refused];
  for (const each of files) {
    parsed.push(
      await parse(each, async ({ path: inContent, file }) =>
        toModel({ path: inContent, ...(await read(file)) }),
      ),
    );
  }
  return parsed;
}

/** Folder by folder: results are read and forgotten. */
async function readEvidence({
  name,
  settings,
  find,
  read,
}: Content): Promise<{ probeFolders: ProbeFolder[]; runFolders: RunFolder[] }> {
  const context = toHistoryContext(settings);
  const probeFolders: ProbeFolder[] = [];
  for (const { path: folder, files, refused } of await listEvidence(name, 'probes', find)) {
    const folded = await foldProbeFiles(readEach(files, read), context);
    const parsed = toProbeFolder(folder, folded);
    probeFolders.push({ ...parsed, flawed: [...parsed.flawed, ...refused] });
  }
  const runFolders: RunFolder[] = [];
  for (const { path: folder, files, refused } of await listEvidence(name, 'runs', find)) {
    const parsed = await parseRunFolder(folder, readEach(files, read));
    runFolders.push({ ...parsed, flawed: [...parsed.flawed, ...refused] });
  }
  return { probeFolders, runFolders };
}
