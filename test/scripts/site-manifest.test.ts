import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkSiteManifest, readSiteFiles, writeSiteManifest } from '../../scripts/site-manifest.ts';
import { makeContent, makeFolder, writeFiles } from './content.ts';
import { runScript } from './run-script.ts';

test('a copy of a site is held against its manifest, file by file', { timeout: 30_000 }, async () => {
  const site = await makeContent({ 'index.html': 'a', '_astro/a.css': 'b', 'api/v1/portal.json': 'c' });
  await writeSiteManifest(site, { files: await readSiteFiles(site), kept: [] });
  expect(await checkSiteManifest(site)).toEqual({ files: 3, problems: [] });
  expect((await runScript('verify.ts', ['--out', site])).code).toBe(0);
  await writeFiles(site, { 'index.html': 'x', 'new/page.html': 'd' });
  await rm(path.join(site, '_astro/a.css'));
  const { code, stdout } = await runScript('verify.ts', ['--out', site]);
  expect(code).toBe(1);
  expect(stdout).toBe(
    '_astro/a.css: missing\nindex.html: changed\nnew/page.html: not named in manifest.json\n',
  );
});

test('a folder without a manifest is no site', async () => {
  const { code, stderr } = await runScript('verify.ts', ['--out', await makeFolder()]);
  expect(code).toBe(2);
  expect(stderr).toContain('is no manifest of a site.');
});
