// The pages leave all badges in one document; here they become the files that others load.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toDigest } from '../src/model/digest.ts';
import { toBadgeFiles } from '../src/render/badge-files.ts';
import type { BadgeFile, BadgeLook } from '../src/render/badge-files.ts';
import { writeFilesOnce } from './kept-pages.ts';
import type { WrittenFiles } from './kept-pages.ts';
import type { FileDigest } from './linked-files.ts';

/** The document, inside the site. */
export const badgesTogether = 'badges/all.json';

export interface BadgePlace {
  cache: string;
  site: string;
  /** Names what all files depend on beside what a badge says. */
  code: string;
}

export function writeBadgeFiles({ code, ...place }: BadgePlace): WrittenFiles {
  const together = path.join(place.site, badgesTogether);
  // Written by this very build.
  const badges = JSON.parse(readFileSync(together, 'utf8')) as BadgeLook[];
  rmSync(together);
  const files = badges.flatMap((badge) => {
    const key = toDigest(`${code} ${JSON.stringify(badge)}`);
    return toBadgeFiles(badge).map(({ path: name, toText }) => ({ path: `badges/${name}`, key, toText }));
  });
  return writeFilesOnce(files, { ...place, write: writeBadge });
}

function writeBadge({ toText }: Pick<BadgeFile, 'toText'>, to: string): FileDigest {
  const text = toText();
  writeFileSync(to, text);
  return { sha256: toDigest(text), bytes: Buffer.byteLength(text) };
}
