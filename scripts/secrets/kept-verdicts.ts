// What was found in bytes before, by their digest, kept in the cache folder: the same bytes need not be read for secrets
// again. Values are no part of it.
import { readFileSync, readdirSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toDigest } from '../../src/model/digest.ts';
import { projectRoot } from '../site-options.ts';
import type { SecretPlace } from './find-secrets.ts';

export interface Verdicts {
  find(digest: string): readonly SecretPlace[] | undefined;
  keep(digest: string, places: readonly SecretPlace[]): void;
  /** With `others`, what was not asked for is kept too. */
  save(others: 'keep-others' | 'drop-others'): Promise<void>;
}

type Known = Record<string, readonly SecretPlace[]>;

/** Without a folder nothing is kept. */
export function openVerdicts(cacheDir: string | undefined): Verdicts {
  const file = cacheDir === undefined ? undefined : path.join(cacheDir, 'secrets.json');
  const rules = file === undefined ? '' : digestOfRules();
  const known = file === undefined ? {} : readKnown(file, rules);
  const asked: Known = {};
  return {
    find: (digest) => {
      const places = asked[digest] ?? known[digest];
      if (places) asked[digest] = places;
      return places;
    },
    keep: (digest, places) => void (asked[digest] = places),
    async save(others) {
      if (file === undefined) return;
      const verdicts = others === 'keep-others' ? { ...known, ...asked } : asked;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(`${file}.${process.pid}`, JSON.stringify({ rules, verdicts }));
      await rename(`${file}.${process.pid}`, file);
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
  try {
    // Written by this very module.
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { rules: string; verdicts: Known };
    return kept.rules === rules ? kept.verdicts : {};
  } catch {
    return {};
  }
}
