import { existsSync, readlinkSync } from 'node:fs';
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { OptionValues } from '../../scripts/command.ts';
import { linkPackages, openSiteCode, removeOlderCode } from '../../scripts/site-code.ts';
import { readSiteOptions } from '../../scripts/site-options.ts';
import { makeFolder } from './content.ts';
import { project } from './run-script.ts';

const packages = path.join(project, 'node_modules');

test('code in a folder outside the project finds the packages of the project', async () => {
  const folder = await makeFolder();
  const module = path.join(folder, 'digest', 'entry.mjs');
  await mkdir(path.dirname(module));
  await writeFile(module, "export { z } from 'zod';\n");
  linkPackages(folder);
  linkPackages(folder);
  expect(await import(module)).toHaveProperty('z');
});

test.each<[string, (link: string) => Promise<void>]>([
  ['a link to nowhere', (link) => symlink('/nowhere/node_modules', link)],
  ['a link to the packages of another project', (link) => symlink('/', link)],
  ['a folder', async (link) => void (await mkdir(path.join(link, 'zod'), { recursive: true }))],
])('in place of %s', async (_, make) => {
  const link = path.join(await makeFolder(), 'node_modules');
  await make(link);
  linkPackages(path.dirname(link));
  expect(readlinkSync(link)).toBe(packages);
  expect(existsSync(packages)).toBe(true);
});

test('code that nobody has used for an hour goes, and what it was linked with stays', async () => {
  const all = await makeFolder();
  linkPackages(all);
  const ages = { current: 0, older: 61, recent: 59, oldest: 9000 };
  for (const [name, minutes] of Object.entries(ages)) {
    await mkdir(path.join(all, name, 'digest'), { recursive: true });
    const used = new Date(Date.now() - minutes * 60_000);
    await utimes(path.join(all, name), used, used);
  }
  await removeOlderCode(path.join(all, 'current'));
  expect((await readdir(all)).sort()).toEqual(['current', 'node_modules', 'recent']);
  expect(existsSync(packages)).toBe(true);
});

test('code that a build asks for counts as used from then on', async () => {
  const options = { ...readSiteOptions(new OptionValues({})), cache: await makeFolder() };
  const asked = openSiteCode(options);
  expect(asked.compiling).toBeDefined();
  await asked.stop();
  const older = path.join(options.cache, 'code', asked.source);
  await mkdir(path.join(older, asked.digest), { recursive: true });
  const longAgo = new Date(Date.now() - 90 * 60_000);
  await utimes(older, longAgo, longAgo);
  expect(openSiteCode(options).compiling).toBeUndefined();
  await removeOlderCode(path.join(options.cache, 'code', 'newer'));
  expect(existsSync(older)).toBe(true);
});
