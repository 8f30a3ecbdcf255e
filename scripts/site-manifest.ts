// manifest.json of a published site: every other file with its digest and size, so that anyone can see that a copy is whole.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { digestFile } from '../src/content/checkpoint-folders.ts';
import { PortalError } from '../src/model/portal-error.ts';
import { listFiles } from './list-files.ts';

export const manifestName = 'manifest.json';

const siteManifestSpec = z.object({
  schema: z.literal('cairn.site-manifest/v1'),
  files: z.array(
    z.object({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number() }),
  ),
  /** Paths of assets that pages of the site before may still ask for: not of this site, and gone after it. */
  kept: z.array(z.string()).optional(),
});
export type SiteManifest = z.infer<typeof siteManifestSpec>;

/** `files` are all of the folder, as they were read just now; `kept` are those of the site before. */
export async function writeSiteManifest(
  folder: string,
  { files, kept }: { files: SiteManifest['files']; kept: readonly string[] },
): Promise<void> {
  const manifest: SiteManifest = {
    schema: 'cairn.site-manifest/v1',
    files,
    ...(kept.length > 0 && { kept: [...kept] }),
  };
  await writeFile(path.join(folder, manifestName), `${JSON.stringify(manifest)}\n`);
}

/** One line for each file that is missing, changed or not named. Throws a PortalError with code 2 without a manifest. */
export async function checkSiteManifest(folder: string): Promise<{ files: number; problems: string[] }> {
  const stated = new Map((await readManifest(folder)).files.map((file) => [file.path, file]));
  const found = new Map((await readSiteFiles(folder)).map((file) => [file.path, file]));
  const problems = [...new Set([...stated.keys(), ...found.keys()])].sort().flatMap((name) => {
    const [is, was] = [found.get(name), stated.get(name)];
    if (!is) return [`${name}: missing`];
    if (!was) return [`${name}: not named in ${manifestName}`];
    return is.sha256 === was.sha256 && is.bytes === was.bytes ? [] : [`${name}: changed`];
  });
  return { files: stated.size, problems };
}

export async function readSiteFiles(folder: string): Promise<SiteManifest['files']> {
  const files: SiteManifest['files'] = [];
  for (const name of listFiles(folder)) {
    if (name === manifestName) continue;
    files.push({ path: name, ...digestFile(path.join(folder, name)) });
  }
  return files;
}

/** Undefined where there is none, or none that can be read. */
export async function findSiteManifest(folder: string): Promise<SiteManifest | undefined> {
  try {
    return await parseManifest(folder);
  } catch {
    return undefined;
  }
}

async function parseManifest(folder: string): Promise<SiteManifest> {
  return siteManifestSpec.parse(JSON.parse(await readFile(path.join(folder, manifestName), 'utf8')));
}

async function readManifest(folder: string): Promise<SiteManifest> {
  try {
    return await parseManifest(folder);
  } catch (cause) {
    throw new PortalError(`${path.join(folder, manifestName)} does not exist or is no manifest of a site.`, {
      code: 2,
      hint: 'Name the folder of a finished site with --out DIR, or build it again.',
      cause,
    });
  }
}
