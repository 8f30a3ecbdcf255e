import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { digestOfCode } from '../../scripts/code-digest.ts';
import { makeContent, writeFiles } from './content.ts';

const code = {
  'src/a.ts': 'a',
  'public/theme.js': 'f',
  'scripts/compile-process.ts': 'g',
  'src/pages/index.astro': 'b',
  'src/styles/base.css': 'c',
  'astro.config.mjs': 'd',
  'package-lock.json': '{}',
  'README.md': 'e',
};

test('the same code has the same digest, wherever it lies', async () => {
  expect(digestOfCode(await makeContent(code))).toBe(digestOfCode(await makeContent(code)));
});

test.each(Object.keys(code).filter((name) => name !== 'README.md'))(
  'a change of %s changes it',
  async (name) => {
    const folder = await makeContent(code);
    const before = digestOfCode(folder);
    await writeFiles(folder, { [name]: 'changed' });
    expect(digestOfCode(folder)).not.toBe(before);
  },
);

test('so does a file more, a file less and another name', async () => {
  const folder = await makeContent(code);
  const digests = [digestOfCode(folder)];
  await writeFiles(folder, { 'src/new.ts': '' });
  digests.push(digestOfCode(folder));
  await rename(path.join(folder, 'src/new.ts'), path.join(folder, 'src/newer.ts'));
  digests.push(digestOfCode(folder));
  await rm(path.join(folder, 'src/newer.ts'));
  digests.push(digestOfCode(folder));
  expect(new Set(digests).size).toBe(3);
  expect(digests[3]).toBe(digests[0]);
});

test('what pages are not made from does not count', async () => {
  const folder = await makeContent(code);
  const before = digestOfCode(folder);
  await writeFiles(folder, { 'README.md': 'changed', 'dist/index.html': '' });
  expect(digestOfCode(folder)).toBe(before);
});
