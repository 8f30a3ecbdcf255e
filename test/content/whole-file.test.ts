import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { besideOf, findWriter, writeWholeFile } from '../../src/content/whole-file.ts';
import { makeFolder } from '../scripts/content.ts';

const toParts = (...texts: string[]): Buffer[] => texts.map((text) => Buffer.from(text));

test('its parts follow each other, whatever was there', async () => {
  const file = path.join(await makeFolder(), 'new/folder/file.json');
  writeWholeFile(file, toParts('a longer', ' text'));
  // More than the system takes at once.
  const lines = Array.from({ length: 3000 }, (_, line) => `${line}\n`);
  writeWholeFile(file, toParts(...lines));
  expect(readFileSync(file, 'utf8')).toBe(lines.join(''));
  writeWholeFile(file, []);
  expect(readFileSync(file, 'utf8')).toBe('');
  expect(readdirSync(path.dirname(file))).toEqual(['file.json']);
});

test('what cannot be written leaves nothing behind', async () => {
  const folder = await makeFolder();
  mkdirSync(path.join(folder, 'file.json'));
  expect(() => writeWholeFile(path.join(folder, 'file.json'), toParts('text'))).toThrow(/EISDIR|ENOTEMPTY/);
  expect(readdirSync(folder)).toEqual(['file.json']);
});

test.each([
  ['file.json', undefined],
  ['abc.next-4194305', 4194305],
  ['records.next-12-aB3xYz', 12],
  ['a.next-12-to.jsonl', undefined],
  ['next-12', undefined],
])('%s is of process %s', (name, pid) => {
  expect(findWriter(name)).toBe(pid);
});

test('what this process writes is known as its own', () => {
  expect(findWriter(besideOf('shard.jsonl'))).toBe(process.pid);
});
