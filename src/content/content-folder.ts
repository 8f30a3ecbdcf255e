// The content folder on disk. This is the only code that walks it; everything behind gets bytes.
// Links are never followed: what a link points at could lie outside the folder.
import { readFileSync } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { toDigest } from '../model/digest.ts';
import type { FlawedFile } from '../model/evidence.ts';
import type { ParseFinding } from '../model/finding.ts';
import type { GateFile } from '../model/gate.ts';
import { compareFiles } from '../model/place.ts';
import type { FileRef } from '../model/place.ts';
import { PortalError } from '../model/portal-error.ts';
import type { RegistryFile } from '../model/registry.ts';
import type { WorkplanFile } from '../model/workplan.ts';

/** A file of the content that is to be read. */
export interface ContentFile extends FileRef {
  /** Path on disk. */
  file: string;
}

export interface Folder<Refused> {
  files: ContentFile[];
  /** What lies there and is not to be read: already in the form of quarantined files. */
  refused: Refused[];
}

/** What lies below a folder of the content, and is no folder itself. */
export interface FoundFile {
  /** Names from that folder on. */
  segments: string[];
  /** By which it is read: a path on disk, unless it is found elsewhere. */
  file: string;
  kind: 'file' | 'link' | 'other';
}

/** Finds everything below `workplans/`, say, hidden names left out. */
export type FindFiles = (contentDir: string, name: string) => Promise<FoundFile[]>;

/** Lists `workplans/` in a stable order. Throws a PortalError when the content folder cannot be read. */
export async function listWorkplans(
  contentDir: string,
  find: FindFiles = findOnDisk,
): Promise<Folder<WorkplanFile>> {
  const { files, refused } = list(await find(contentDir, 'workplans'), {
    toRef: ([repo = '', ...rest]) => (rest.length ? { repo, path: rest.join('/') } : { repo: '', path: `workplans/${repo}` }),
    refuse: ({ repo, path: name }) => {
      if (repo === '') {
        return { message: 'the file lies outside any repository', hint: 'Move it to workplans/<repo>/.' };
      }
      if (/\.md$/i.test(name)) return undefined;
      return { message: 'only .md files are read as workplans', hint: 'Rename it to .md, or move it away.' };
    },
  });
  return { files, refused: refused.map((file) => ({ ...file, plan: null })) };
}

/** Lists `gates/` in a stable order. Throws a PortalError when the content folder cannot be read. */
export async function listGateFiles(
  contentDir: string,
  find: FindFiles = findOnDisk,
): Promise<Folder<GateFile>> {
  const { files, refused } = list(await find(contentDir, 'gates'), {
    toRef: (segments) => ({ repo: '', path: ['gates', ...segments].join('/') }),
    refuse: ({ path: name }) => {
      if (/\.ya?ml$/i.test(name)) return undefined;
      return { message: 'only .yaml files are read as gates', hint: 'Rename it to .yaml, or move it away.' };
    },
  });
  return { files, refused: refused.map((file) => ({ ...file, gates: [] })) };
}

/** Lists `registry/` in a stable order. Throws a PortalError when the content folder cannot be read. */
export async function listRegistryFiles(
  contentDir: string,
  find: FindFiles = findOnDisk,
): Promise<Folder<RegistryFile>> {
  const { files, refused } = list(await find(contentDir, 'registry'), {
    toRef: (segments) => ({ repo: '', path: ['registry', ...segments].join('/') }),
    refuse: ({ path: name }) => {
      if (/\.json$/i.test(name)) return undefined;
      return {
        message: 'only .json files are read as exports of a registry',
        hint: 'Rename it to .json, or move it away.',
      };
    },
  });
  return { files, refused: refused.map((file) => ({ ...file, registry: null })) };
}

/** The files of one folder of evidence, `probes/state-hub` say; what lies in none belongs to `probes` itself. */
export interface EvidenceListing {
  /** Inside the content folder. */
  path: string;
  files: ContentFile[];
  refused: FlawedFile[];
}

/** Lists `probes/` or `runs/`, folder by folder. Throws a PortalError when the content folder cannot be read. */
export async function listEvidence(
  contentDir: string,
  name: 'probes' | 'runs',
  find: FindFiles = findOnDisk,
): Promise<EvidenceListing[]> {
  const { files, refused } = list(await find(contentDir, name), {
    toRef: (segments) => ({ repo: '', path: [name, ...segments].join('/') }),
    refuse: ({ path: file }) => {
      if (/\.json$/i.test(file)) return undefined;
      return { message: 'only .json files are read as evidence', hint: 'Rename it to .json, or move it away.' };
    },
  });
  const folders = new Map<string, EvidenceListing>();
  const of = (file: FileRef): EvidenceListing => {
    const segments = file.path.split('/');
    const folder = segments.slice(0, segments.length > 2 ? 2 : 1).join('/');
    const known = folders.get(folder) ?? { path: folder, files: [], refused: [] };
    folders.set(folder, known);
    return known;
  };
  for (const file of files) of(file).files.push(file);
  for (const file of refused) of(file).refused.push({ ...file, isRead: false });
  return [...folders.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Reads files one after the other, so that only one of them is in memory. */
export async function* readEach(
  files: readonly ContentFile[],
  read: ReadFile = readContentFile,
): AsyncGenerator<FileRef & { bytes: Uint8Array; digest: string }> {
  for (const { repo, path: inContent, file } of files) {
    yield { repo, path: inContent, ...(await read(file)) };
  }
}

export type ReadFile = (file: string) => Promise<{ bytes: Uint8Array; digest: string }>;

/** At once: to wait for the steps of reading a small file takes longer than reading it. */
export async function readContentFile(file: string): Promise<{ bytes: Uint8Array; digest: string }> {
  // What the parser's native code has let go is freed between turns of the event loop alone: 85 kB for a file of 24 kB.
  await new Promise(setImmediate);
  const bytes = readFileSync(file);
  return { bytes, digest: toDigest(bytes) };
}

/** Where one workplan lies on disk. */
export function workplanFile(directory: string, { repo, path: inRepo }: FileRef): string {
  return path.join(directory, 'workplans', repo, inRepo);
}

/** The bytes of one workplan. */
export async function readWorkplan(directory: string, file: FileRef): Promise<Uint8Array> {
  return readFile(workplanFile(directory, file));
}

/** Undefined where there is no such file. */
export async function readOptionalText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Throws a PortalError where there is no such folder. */
export async function checkContentDir(contentDir: string): Promise<void> {
  const found = await stat(contentDir).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (found?.isDirectory()) return;
  throw new PortalError(`${contentDir} is not a folder, so there is no content to read.`, {
    code: 2,
    hint: 'Name the content folder with --content DIR.',
  });
}

/** What a folder of the content takes. */
interface FolderKind {
  toRef(segments: string[]): FileRef;
  /** Why a regular file is not to be read. */
  refuse(file: FileRef): Refusal | undefined;
}

interface Refusal {
  message: string;
  hint: string;
}

interface RefusedFile extends FileRef {
  digest: string;
  size: number;
  findings: ParseFinding[];
}

function list(found: readonly FoundFile[], { toRef, refuse }: FolderKind): Folder<RefusedFile> {
  const folder: Folder<RefusedFile> = { files: [], refused: [] };
  for (const { segments, file, kind } of found) {
    const ref = toRef(segments);
    const refusal = refuseKind(kind) ?? refuse(ref);
    if (refusal) folder.refused.push(toRefused(ref, refusal));
    else folder.files.push({ ...ref, file });
  }
  folder.files.sort(compareFiles);
  folder.refused.sort(compareFiles);
  return folder;
}

/** What lies below a folder of the content, on disk. */
export async function findOnDisk(contentDir: string, name: string): Promise<FoundFile[]> {
  await checkContentDir(contentDir);
  return walk(path.join(contentDir, name), []);
}

async function walk(directory: string, segments: string[]): Promise<FoundFile[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const found: FoundFile[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const inner = [...segments, entry.name];
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) {
      for (const each of await walk(file, inner)) found.push(each);
    } else {
      found.push({
        segments: inner,
        file,
        kind: entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : 'other',
      });
    }
  }
  return found;
}

function refuseKind(kind: FoundFile['kind']): Refusal | undefined {
  if (kind === 'link') {
    return { message: 'this is a symbolic link', hint: 'Put the file itself there; links are never followed.' };
  }
  return kind === 'file' ? undefined : { message: 'this is no regular file', hint: 'Remove it.' };
}

function toRefused(ref: FileRef, reason: Refusal): RefusedFile {
  const finding = { rule: 'quarantined-file', line: 1, column: 1, subject: null, ...reason } as const;
  return { ...ref, digest: '', size: 0, findings: [finding] };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
