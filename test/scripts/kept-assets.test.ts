import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keepAssets } from '../../scripts/kept-assets.ts';
import { publish } from '../../scripts/publish.ts';
import { checkSiteManifest, readSiteFiles, writeSiteManifest } from '../../scripts/site-manifest.ts';
import { makeContent, makeFolder } from './content.ts';

/** Publishes a site with these assets; answers what lies in the folder of assets then. */
async function put(out: string, assets: string[]): Promise<string[]> {
  const files = Object.fromEntries(assets.map((name) => [`_astro/${name}`, name]));
  const staged = await makeContent({
    'index.html': assets.join(),
    'old/index.html': assets.join(),
    ...files,
  });
  const kept = await keepAssets(out, staged);
  await writeSiteManifest(staged, { files: await readSiteFiles(staged), kept });
  await publish(staged, out, path.join(await makeFolder(), 'aside'));
  expect((await checkSiteManifest(out)).problems).toEqual([]);
  return readdir(path.join(out, '_astro'));
}

const readManifest = async (out: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(out, 'manifest.json'), 'utf8'));

test('assets stay for one generation, and the manifest says which', async () => {
  const out = path.join(await makeFolder(), 'site');
  expect(await put(out, ['a.1.js', 'b.1.css'])).toEqual(['a.1.js', 'b.1.css']);
  expect(await readManifest(out)).not.toHaveProperty('kept');
  expect(await put(out, ['a.2.js', 'b.1.css'])).toEqual(['a.1.js', 'a.2.js', 'b.1.css']);
  expect(await readManifest(out)).toMatchObject({ kept: ['_astro/a.1.js'] });
  expect(await put(out, ['a.3.js', 'b.2.css'])).toEqual(['a.2.js', 'a.3.js', 'b.1.css', 'b.2.css']);
  expect(await readManifest(out)).toMatchObject({ kept: ['_astro/a.2.js', '_astro/b.1.css'] });
});

test('they stay while the same assets are published again and again', async () => {
  const out = path.join(await makeFolder(), 'site');
  await put(out, ['a.1.js']);
  for (let again = 0; again < 3; again += 1) {
    expect(await put(out, ['a.2.js'])).toEqual(['a.1.js', 'a.2.js']);
  }
});

test('its manifest and assets are all that is needed of the last site', async () => {
  const out = path.join(await makeFolder(), 'site');
  await put(out, ['a.1.js']);
  await rm(path.join(out, 'index.html'));
  await rm(path.join(out, 'old'), { recursive: true });
  expect(await put(out, ['a.2.js'])).toEqual(['a.1.js', 'a.2.js']);
});

test('an asset that comes back is of the new site again', async () => {
  const out = path.join(await makeFolder(), 'site');
  await put(out, ['a.1.js']);
  await put(out, ['a.2.js']);
  expect(await put(out, ['a.1.js'])).toEqual(['a.1.js', 'a.2.js']);
  expect(await readManifest(out)).toMatchObject({ kept: ['_astro/a.2.js'] });
});

test('what was changed by hand, or stood there without a manifest, is not kept', async () => {
  const out = path.join(await makeFolder(), 'site');
  await put(out, ['a.1.js', 'b.1.css']);
  await writeFile(path.join(out, '_astro/a.1.js'), 'other');
  expect(await put(out, ['c.js'])).toEqual(['b.1.css', 'c.js']);
  await writeFile(path.join(out, 'manifest.json'), '{}');
  expect(await put(out, ['d.js'])).toEqual(['d.js']);
});
