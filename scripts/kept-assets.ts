// Assets of the generation before stay beside those of the new site: whoever has a page open still finds what it asks for
// later, a script or a font. A generation lasts as long as the assets are the same. Only what the code makes is kept, never
// anything of the content: what was taken out of that is gone with the next site.
import { copyFile, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { digestFile } from '../src/content/checkpoint-folders.ts';
import { findSiteManifest } from './site-manifest.ts';
import type { SiteManifest } from './site-manifest.ts';

/** Their names hold a digest of what they are, so that two generations do not meet. */
const assetPath = /^_astro\/[\w.~@-]+$/;

/** Copies into the `staged` site what is to be kept of the site at `out`; answers the paths, in order. */
export async function keepAssets(out: string, staged: string): Promise<string[]> {
  const before = await findSiteManifest(out);
  if (!before) return [];
  const kept: string[] = [];
  for (const { path: name, sha256 } of listKept(before, staged)) {
    const file = path.join(out, name);
    if (!existsSync(file) || digestFile(file).sha256 !== sha256) continue;
    await mkdir(path.dirname(path.join(staged, name)), { recursive: true });
    await copyFile(file, path.join(staged, name));
    kept.push(name);
  }
  return kept;
}

function listKept({ files, kept = [] }: SiteManifest, staged: string): SiteManifest['files'] {
  const assets = files.filter(({ path: name }) => assetPath.test(name));
  const isStaged = ({ path: name }: { path: string }): boolean => existsSync(path.join(staged, name));
  const isOlder = ({ path: name }: { path: string }): boolean => kept.includes(name);
  const leaving = assets.filter((file) => !isOlder(file) && !isStaged(file));
  const isSameGeneration = leaving.length === 0;
  return isSameGeneration ? assets.filter((file) => isOlder(file) && !isStaged(file)) : leaving;
}
