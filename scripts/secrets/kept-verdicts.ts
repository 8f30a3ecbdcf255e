// What was found in bytes before, by their digest, kept in the cache folder: the same bytes need not be read for secrets
// again. Values are no part of it.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { keepJson, readKeptJson } from '../../src/content/kept-json.ts';
import { toDigest } from '../../src/model/digest.ts';
import { projectRoot } from '../site-options.ts';
import type { SecretPlace } from './find-secrets.ts';

/** What is read for secrets: each has a file of its own, since a command may read one of them alone. */
const shelves = ['content', 'site'] as const;
export type Shelf = (typeof shelves)[number];

export interface Verdicts {
  /** What was found in these bytes, on whichever shelf it lies. */
  find(digest: string): readonly SecretPlace[] | undefined;
  keep(shelf: Shelf, digest: string, places: readonly SecretPlace[]): void;
  /** Writes the shelves on which something was kept; what else was on them is forgotten. */
  save(): void;
}

type Known = Record<string, readonly SecretPlace[]>;

/** Without a folder nothing is kept. */
export function openVerdicts(cacheDir: string | undefined): Verdicts {
  const rules = cacheDir === undefined ? '' : digestOfRules();
  const fileOf = (shelf: Shelf): string => path.join(cacheDir ?? '', `secrets-${shelf}.json`);
  const known = cacheDir === undefined ? [] : shelves.map((shelf) => readKnown(fileOf(shelf), rules));
  const kept = new Map<Shelf, Known>();
  return {
    find: (digest) => [...kept.values(), ...known].find((verdicts) => digest in verdicts)?.[digest],
    keep: (shelf, digest, places) => {
      const verdicts = kept.get(shelf) ?? {};
      kept.set(shelf, verdicts);
      verdicts[digest] = places;
    },
    save() {
      if (cacheDir === undefined) return;
      for (const [shelf, verdicts] of kept) keepJson(fileOf(shelf), { rules, verdicts });
    },
  };
}

/** Digest of all that decides what is found: this folder, and the engine by its locked version. */
function digestOfRules(): string {
  const folder = import.meta.dirname;
  const files = [
    ...readdirSync(folder)
      .sort()
      .map((name) => path.join(folder, name)),
    path.join(projectRoot, 'package-lock.json'),
  ];
  return toDigest(files.map((file) => toDigest(readFileSync(file))).join('\n'));
}

/** Nothing where there is no such file, no whole one, or one by other rules. */
function readKnown(file: string, rules: string): Known {
  // Written by this very module.
  const kept = readKeptJson(file) as { rules: string; verdicts: Known } | undefined;
  return kept?.rules === rules ? kept.verdicts : {};
}
