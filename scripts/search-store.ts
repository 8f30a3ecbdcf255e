// The bundles of the search index in the cache folder, by their digest. Sites are linked to their files.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { keepJson, readKeptJson } from '../src/content/kept-json.ts';
import { isAsNoted, linkFile, noteFile } from './linked-files.ts';
import type { FileDigest, NotedFile } from './linked-files.ts';
import { listFiles } from './list-files.ts';

/** A file of the index in a site, and in the store. */
export interface IndexFile {
  /** Inside the folder of the index. */
  path: string;
  /** Names its bundle, and the file in there. */
  bundle: string;
  file: string;
  /** Undefined where nobody has read it yet. */
  known: NotedFile | undefined;
}

/** What was noted of files, by bundle and file. */
export type BundleNotes = Record<string, Record<string, NotedFile>>;

const notesFile = (store: string): string => `${store}.json`;

/** Digests of the bundles that are there. One whose files are not what they were is taken away. */
export function listWholeBundles(store: string): Set<string> {
  const notes = readBundleNotes(store);
  const isWhole = (name: string): boolean =>
    Object.entries(notes[name] ?? {}).every(([file, noted]) =>
      isAsNoted(path.join(store, name, file), noted),
    );
  const names = readdirSync(store);
  const broken = names.filter((name) => !isWhole(name));
  for (const name of broken) rmSync(path.join(store, name), { recursive: true, force: true });
  return new Set(names.filter((name) => !broken.includes(name)));
}

/** Puts a bundle into a folder `name` of the index at `out`, and says what it has put there. */
export async function placeBundle(
  store: string,
  notes: BundleNotes,
  {
    bundle,
    out,
    name,
    isLeftOut,
  }: { bundle: string; out: string; name: string; isLeftOut(file: string): boolean },
): Promise<IndexFile[]> {
  const noted = notes[bundle] ?? {};
  const files = listFiles(path.join(store, bundle)).filter((file) => !isLeftOut(file));
  rmSync(path.join(out, name), { recursive: true, force: true });
  for (const folder of new Set(files.map((file) => path.dirname(file)))) {
    mkdirSync(path.join(out, name, folder), { recursive: true });
  }
  for (const file of files) linkFile(path.join(store, bundle, file), path.join(out, name, file));
  return files.map((file) => ({ path: `${name}/${file}`, bundle, file, known: noted[file] }));
}

/** Notes what the files of a published index look like; `digestOf` knows them by their path in it. */
export function noteIndexFiles(
  store: string,
  files: readonly IndexFile[],
  digestOf: (file: string) => FileDigest | undefined,
): void {
  const notes: BundleNotes = {};
  for (const { path: name, bundle, file } of files) {
    const digest = digestOf(name);
    if (digest) (notes[bundle] ??= {})[file] = noteFile(path.join(store, bundle, file), digest);
  }
  keepJson(notesFile(store), notes);
}

export function readBundleNotes(store: string): BundleNotes {
  // Written by this very module.
  return (readKeptJson(notesFile(store)) ?? {}) as BundleNotes;
}
