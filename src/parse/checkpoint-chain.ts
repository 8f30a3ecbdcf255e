// The chain of checkpoints, held against what lies on disk. Each manifest states the digest of every file of its folder
// and of the manifest before it; the chain is whole when all of that is true and nothing else is there. What cannot be
// seen is that the newest ones are gone: who wants to know that keeps the digest of the newest manifest elsewhere.
import type { CheckpointFolder, CheckpointShelf } from '../model/checkpoint-folder.ts';
import { manifestFile, snapshotFile } from '../model/checkpoint-manifest.ts';
import type { CheckpointManifest } from '../model/checkpoint-manifest.ts';
import { parseManifest } from './checkpoint.ts';

export type ChainProblemKind = 'missing' | 'changed' | 'extra' | 'manifest' | 'link' | 'stray';

export interface ChainProblem {
  kind: ChainProblemKind;
  /** The checkpoint that it breaks, or the name of what is none. */
  id: string;
  /** Inside the content folder; with line and column where that is known. */
  path: string;
  message: string;
}

/** In the order of the chain; empty where it is whole. */
export function checkChain({ folders, strays }: CheckpointShelf): ChainProblem[] {
  const problems = folders.flatMap((folder, position) => checkFolder(folder, folders[position - 1]));
  return [...problems, ...strays.map(toStray)];
}

function checkFolder(folder: CheckpointFolder, previous: CheckpointFolder | undefined): ChainProblem[] {
  const { id, manifest: file } = folder;
  const path = `checkpoints/${id}/${manifestFile}`;
  if (!file) return [{ kind: 'missing', id, path, message: 'the manifest is missing' }];
  const read = parseManifest(file.text, path);
  if ('problem' in read) {
    const { line, column, message } = read.problem;
    return [{ kind: 'manifest', id, path: `${path}:${line}:${column}`, message }];
  }
  const manifest = read.value;
  return [
    ...(manifest.id === id
      ? []
      : [{ kind: 'manifest' as const, id, path, message: `the manifest is that of ${manifest.id}` }]),
    ...checkFiles(folder, manifest),
    ...checkLink(manifest, { id, path, previous }),
  ];
}

function checkFiles({ id, files }: CheckpointFolder, manifest: CheckpointManifest): ChainProblem[] {
  const toProblem = (kind: ChainProblemKind, file: string, message: string): ChainProblem => ({
    kind,
    id,
    path: `checkpoints/${id}/${file}`,
    message,
  });
  const found = new Map(files.map((file) => [file.path, file]));
  const stated = new Set(manifest.files.map(({ path }) => path));
  const listed = manifest.files.flatMap(({ path, sha256, bytes }) => {
    const file = found.get(path);
    if (!file) return [toProblem('missing', path, 'the manifest names it, and it is not there')];
    if (file.sha256 === null) return [toProblem('changed', path, 'it is no regular file any more')];
    if (file.sha256 === sha256 && file.bytes === bytes) return [];
    const message = `it was ${bytes} bytes with SHA-256 ${sha256}, and is ${file.bytes} bytes with ${file.sha256}`;
    return [toProblem('changed', path, message)];
  });
  const extra = files
    .filter(({ path }) => !stated.has(path))
    .map(({ path }) => toProblem('extra', path, 'the manifest does not name it'));
  const without = stated.has(snapshotFile)
    ? []
    : [toProblem('manifest', manifestFile, `the manifest names no ${snapshotFile}`)];
  return [...listed, ...extra, ...without];
}

function checkLink(
  { previous: stated }: CheckpointManifest,
  { id, path, previous }: { id: string; path: string; previous: CheckpointFolder | undefined },
): ChainProblem[] {
  const message = sayBrokenLink(stated, previous);
  return message === undefined ? [] : [{ kind: 'link', id, path, message }];
}

function sayBrokenLink(
  stated: CheckpointManifest['previous'],
  previous: CheckpointFolder | undefined,
): string | undefined {
  if (stated === null) {
    return previous && `it says that it is the first, and ${previous.id} comes before it`;
  }
  if (!previous) return `it follows ${stated.id}, which is not there`;
  if (previous.id !== stated.id) return `it follows ${stated.id}, and ${previous.id} comes before it`;
  if (previous.manifest?.sha256 === stated.manifest_sha256) return undefined;
  const is = previous.manifest ? `is ${previous.manifest.sha256}` : 'is missing';
  return `it follows ${stated.id} whose manifest had SHA-256 ${stated.manifest_sha256}, and now ${is}`;
}

function toStray(name: string): ChainProblem {
  const message = 'it is no checkpoint: those are folders named by their day';
  return { kind: 'stray', id: name, path: `checkpoints/${name}`, message };
}

/** `checkpoints/2026-06-27/snapshot.json: changed: …`, one line for each; the first broken link at the end. */
export function formatChain(problems: readonly ChainProblem[]): string {
  const lines = problems.map(({ kind, path, message }) => `${path}: ${kindWords[kind]}: ${message}.`);
  const first = problems.find(({ kind }) => kind !== 'stray');
  return [...lines, ...(first ? [`The first broken link of the chain is ${first.id}.`] : [])].join('\n');
}

const kindWords: Record<ChainProblemKind, string> = {
  missing: 'missing',
  changed: 'changed',
  extra: 'extra',
  manifest: 'wrong',
  link: 'broken link',
  stray: 'extra',
};
