// The pages leave all badges in one document; here each becomes the file that others load.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toDigest } from '../src/model/digest.ts';
import { writeFilesOnce } from './kept-pages.ts';
import type { WrittenFiles } from './kept-pages.ts';

/** The document, inside the site. */
export const badgesTogether = 'badges/files.json';

export function writeBadgeFiles(cache: string, site: string): WrittenFiles {
  const together = path.join(site, badgesTogether);
  // Written by this very build.
  const badges = JSON.parse(readFileSync(together, 'utf8')) as [name: string, text: string][];
  rmSync(together);
  const files = badges.map(([name, text]) => {
    const bytes = Buffer.byteLength(text);
    return { path: `badges/${name}`, sha256: toDigest(text), bytes, text };
  });
  return writeFilesOnce(files, { cache, site, write: ({ text }, to) => writeFileSync(to, text) });
}
