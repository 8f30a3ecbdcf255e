// The content folder on disk. This is the only code that walks it; everything behind gets bytes.
// Links are never followed: what a link points at could lie outside the folder.
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { WorkplanFile } from '../model/workplan.ts';
import { toDigest } from '../model/digest.ts';
import type { FileRef } from '../model/place.ts';
import { PortalError } from '../model/portal-error.ts';

/** A file below `workplans/<repo>/`. */
export interface ContentFile {
  repo: string;
  /** Path inside the repository, with `/`. */
  path: string;
  /** Path on disk. */
  file: string;
}

export interface WorkplanFolder {
  files: ContentFile[];
  /** What lies there and is no workplan: already in the form of quarantined files. */
  refused: WorkplanFile[];
}

/** Lists `workplans/` in a stable order. Throws a PortalError when the content folder cannot be read. */
export async function listWorkplans(contentDir: string): Promise<WorkplanFolder> {
  await checkContentDir(contentDir);
  const folder: WorkplanFolder = { files: [], refused: [] };
  await walk(path.join(contentDir, 'workplans'), [], folder);
  const byPath = (a: { repo: string; path: string }, b: { repo: string; path: string }): number =>
    compare(a.repo, b.repo) || compare(a.path, b.path);
  folder.files.sort(byPath);
  folder.refused.sort(byPath);
  return folder;
}

export async function readContentFile(file: string): Promise<{ bytes: Uint8Array; digest: string }> {
  const bytes = await readFile(file);
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

async function walk(directory: string, segments: string[], folder: WorkplanFolder): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const inner = [...segments, entry.name];
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) {
      await walk(file, inner, folder);
      continue;
    }
    const [repo = '', ...rest] = inner;
    const reason = refusalOf(entry, rest.length);
    if (reason) folder.refused.push(toRefused(rest.length ? repo : '', rest.join('/') || repo, reason));
    else folder.files.push({ repo, path: rest.join('/'), file });
  }
}

interface Refusal {
  message: string;
  hint: string;
}

function refusalOf(
  entry: { name: string; isSymbolicLink(): boolean; isFile(): boolean },
  depth: number,
): Refusal | undefined {
  if (entry.isSymbolicLink()) {
    return { message: 'this is a symbolic link', hint: 'Put the file itself there; links are never followed.' };
  }
  if (!entry.isFile()) return { message: 'this is no regular file', hint: 'Remove it.' };
  if (depth === 0) {
    return { message: 'the file lies outside any repository', hint: 'Move it to workplans/<repo>/.' };
  }
  if (!/\.md$/i.test(entry.name)) {
    return { message: 'only .md files are read as workplans', hint: 'Rename it to .md, or move it away.' };
  }
  return undefined;
}

function toRefused(repo: string, filePath: string, reason: Refusal): WorkplanFile {
  const finding = { rule: 'quarantined-file', line: 1, column: 1, subject: null, ...reason } as const;
  return { repo, path: filePath, digest: '', size: 0, plan: null, findings: [finding] };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
