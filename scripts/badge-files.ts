// The pages leave all badges in one document; here each becomes the file that others load. There are thousands of them,
// which seldom change: those of the build before are put in place like pages.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toDigest } from '../src/model/digest.ts';
import { placeKeptPages } from './kept-pages.ts';
import type { BuiltPages } from './kept-pages.ts';

export function writeBadgeFiles(cache: string, site: string): BuiltPages {
  const together = path.join(site, 'badges', 'files.json');
  // Written by this very build.
  const badges = JSON.parse(readFileSync(together, 'utf8')) as [name: string, text: string][];
  rmSync(together);
  const files = badges.map(([name, text]) => ({ path: `badges/${name}`, key: toDigest(text), text }));
  const placed = placeKeptPages(
    files.map(({ text, ...file }) => file),
    cache,
    site,
  );
  const isPlaced = new Set(placed.map((file) => file.path));
  const made = files.filter((file) => !isPlaced.has(file.path));
  for (const folder of new Set(made.map((file) => path.dirname(file.path)))) {
    mkdirSync(path.join(site, folder), { recursive: true });
  }
  for (const file of made) writeFileSync(path.join(site, file.path), file.text);
  return { placed, made: made.map(({ text, ...file }) => file) };
}
