import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { publish } from '../../scripts/publish.ts';
import { makeFolder, writeFiles } from './content.ts';

test('the first site is moved into place, whatever folders are missing', async () => {
  const folder = await makeFolder();
  await writeFiles(folder, { 'staging/index.html': 'new' });
  await publish(path.join(folder, 'staging'), path.join(folder, 'a/b/site'), path.join(folder, 'aside'));
  expect(await readFile(path.join(folder, 'a/b/site/index.html'), 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['a']);
});

test('a new site takes the place of the old one as a whole', async () => {
  const folder = await makeFolder();
  await writeFiles(folder, { 'site/old.html': 'old', 'site/index.html': 'old', 'staging/index.html': 'new' });
  await publish(path.join(folder, 'staging'), path.join(folder, 'site'), path.join(folder, 'x/aside'));
  expect(await readdir(folder)).toEqual(['site', 'x']);
  expect(await readdir(path.join(folder, 'site'))).toEqual(['index.html']);
  expect(await readFile(path.join(folder, 'site/index.html'), 'utf8')).toBe('new');
  expect(await readdir(path.join(folder, 'x/aside'))).toEqual(['index.html', 'old.html']);
});

test('where the old site cannot be put aside, it is removed', async () => {
  const folder = await makeFolder();
  await writeFiles(folder, { 'site/index.html': 'old', 'staging/index.html': 'new', file: '' });
  await publish(path.join(folder, 'staging'), path.join(folder, 'site'), path.join(folder, 'file/aside'));
  expect(await readdir(folder)).toEqual(['file', 'site']);
  expect(await readFile(path.join(folder, 'site/index.html'), 'utf8')).toBe('new');
});

test('where the new site is missing, the old one stays', async () => {
  const folder = await makeFolder();
  await writeFiles(folder, { 'site/index.html': 'old' });
  await expect(
    publish(path.join(folder, 'gone'), path.join(folder, 'site'), path.join(folder, 'aside')),
  ).rejects.toThrow('ENOENT');
  expect(await readdir(folder)).toEqual(['site']);
  expect(await readFile(path.join(folder, 'site/index.html'), 'utf8')).toBe('old');
});

test('where the place cannot be had, the new site is not left lying about', async () => {
  const folder = await makeFolder();
  await writeFiles(folder, { 'staging/index.html': 'new' });
  await writeFile(path.join(folder, 'file'), '');
  await expect(
    publish(path.join(folder, 'staging'), path.join(folder, 'file/site'), path.join(folder, 'aside')),
  ).rejects.toThrow();
  expect(existsSync(path.join(folder, 'file'))).toBe(true);
  expect(await readdir(folder)).toEqual(['file', 'staging']);
});
