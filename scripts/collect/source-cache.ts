// What is kept of a source between runs, beside the mirror of a repository: when it was fetched, and the files of sources
// that are no repositories.
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PortalError } from '../../src/model/portal-error.ts';
import type { SourceSpec } from '../../src/model/source-config.ts';
import { toDigest } from '../../src/model/digest.ts';
import type { FileOrigin } from './gathered.ts';
import type { Skipped } from './selected-files.ts';

/** Another address is another source: nothing of the old one may be mistaken for it. */
export function toCacheFolder(cache: string, source: SourceSpec): string {
  const address = source.repo ?? source.path ?? source.url ?? '';
  return path.join(cache, 'collect', `${source.id}-${toDigest(address).slice(0, 12)}`);
}

/** Throws a PortalError where the source was never fetched. */
export async function readFetchedAt(folder: string): Promise<string> {
  return readFile(path.join(folder, 'fetched-at'), 'utf8').catch((cause: unknown) => {
    throw new PortalError('nothing of it is in the cache', {
      code: 1,
      hint: 'Collect once without --offline.',
      cause,
    });
  });
}

export async function writeFetchedAt(folder: string, moment: string): Promise<void> {
  await writeWhole(path.join(folder, 'fetched-at'), moment);
}

/** What was wanted of a commit. */
export interface Selection {
  commit: string;
  files: { target: string; oid: string; origin: FileOrigin }[];
  /** Its history could be read, so what has no date never gets one. */
  isDated: boolean;
  skipped: Skipped[];
}

interface KeptSelection extends Selection {
  /** Of the source as stated, and of how files are selected. */
  key: string;
}

const selectionVersion = 2;

/** Undefined where none is kept, or the source was stated otherwise. */
export async function readSelection(folder: string, source: SourceSpec): Promise<Selection | undefined> {
  const text = await readFile(path.join(folder, 'selection.json'), 'utf8').catch(() => 'null');
  // Written by this very module, as a whole.
  const kept = JSON.parse(text) as KeptSelection | null;
  return kept?.key === toKey(source) ? kept : undefined;
}

export async function writeSelection(
  folder: string,
  source: SourceSpec,
  selection: Selection,
): Promise<void> {
  const kept: KeptSelection = { key: toKey(source), ...selection };
  await writeWhole(path.join(folder, 'selection.json'), JSON.stringify(kept));
}

function toKey(source: SourceSpec): string {
  const { id, ref, workplans, gates, probes, runs, registry } = source;
  const { max_files, max_file_bytes, history_commits } = source;
  const stated = [
    selectionVersion,
    id,
    ref,
    workplans,
    gates,
    probes,
    runs,
    registry,
    max_files,
    max_file_bytes ?? null,
    history_commits,
  ];
  return toDigest(JSON.stringify(stated));
}

/** Files by their places in the content folder. */
export async function listKept(folder: string): Promise<string[]> {
  const kept = path.join(folder, 'files');
  const entries = await readdir(kept, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => path.relative(kept, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
}

export function toKept(folder: string, target: string): string {
  return path.join(folder, 'files', target);
}

export async function keep(folder: string, target: string, bytes: Uint8Array): Promise<void> {
  await writeWhole(toKept(folder, target), bytes);
}

export async function dropKept(folder: string, targets: readonly string[]): Promise<void> {
  await Promise.all(targets.map((target) => rm(toKept(folder, target), { force: true })));
}

async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.part`, data);
  await rename(`${file}.part`, file);
}
