// Collecting from folders of this machine: working trees, and folders of JSON.
import { rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { git } from '../scripts/git-content.ts';
import { makeContent, makeFolder, writeFiles } from '../scripts/content.ts';
import { collectedOf, lockedOf, makeOrigin, makeSite, run, textsOf } from './collected.ts';

test('a working tree is read as it lies; its commit is known while it is what is shown', async () => {
  const { work } = await makeOrigin({ 'workplans/a.md': 'a', 'notes/b.md': 'b' });
  const site = await makeSite(`  - { id: ops, path: "${work}" }\n`);
  await run(site);
  expect(await lockedOf(site, 'ops')).toMatchObject({ commit: git(work, 'rev-parse', 'HEAD'), files: 1 });
  await writeFiles(work, { 'workplans/a.md': 'not yet committed' });
  await run(site);
  expect(await lockedOf(site, 'ops')).toMatchObject({ commit: null });
  expect(await textsOf(site)).toMatchObject({ 'workplans/ops/workplans/a.md': 'not yet committed' });
});

test('a folder of JSON, without links and what is too large; offline from the cache', async () => {
  const folder = await makeContent({
    'probes/hub/1.json': '{}',
    'probes/hub/2.json': '{ "large": true }',
    '.git/probes/hub/3.json': '{}',
  });
  await symlink('1.json', path.join(folder, 'probes/hub/4.json'));
  await symlink('hub', path.join(folder, 'probes/linked'));
  const site = await makeSite(
    `  - { id: beside, path: "${folder}", workplans: [], probes: ["**/*.json", "probes/linked"], max_file_bytes: 10 }\n`,
  );
  await run(site);
  const expected = ['probes/hub/beside/1.json'];
  expect(await collectedOf(site)).toEqual(expected);
  expect((await lockedOf(site, 'beside')).skipped).toEqual([
    { path: 'probes/hub/2.json', reason: 'it has more than 10 bytes' },
    { path: 'probes/hub/4.json', reason: 'it is a symbolic link; links are never followed' },
    { path: 'probes/linked', reason: 'it is a symbolic link; links are never followed' },
  ]);
  await rm(folder, { recursive: true });
  await rm(path.join(site.content, 'probes'), { recursive: true });
  expect((await run(site)).code).toBe(1);
  expect((await run(site, { isOffline: true })).code).toBe(0);
  expect(await collectedOf(site)).toEqual(expected);
});

test('links that somebody put into the content are removed, never written through', async () => {
  const outside = await makeFolder();
  const folder = await makeContent({ 'workplans/a.md': 'a' });
  const site = await makeSite(`  - { id: ops, path: "${folder}" }\n`);
  await writeFiles(site.content, { 'workplans/other/a.md': 'by hand' });
  await symlink(outside, path.join(site.content, 'workplans/ops'));
  await run(site);
  expect(await collectedOf(site)).toEqual(['workplans/ops/workplans/a.md', 'workplans/other/a.md']);
  expect(await textsOf({ content: outside, cache: '' })).toEqual({});
});
