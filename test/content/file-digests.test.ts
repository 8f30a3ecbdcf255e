import { readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { digestFile } from '../../src/content/checkpoint-folders.ts';
import { openFileDigests } from '../../src/content/file-digests.ts';
import { makeFolder } from '../scripts/content.ts';

/** Long after the files were written. */
const later = (): number => Date.now() + 10_000;

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await makeFolder();
  file = path.join(folder, 'snapshot.json');
  writeFileSync(file, 'one');
  const { digest, save } = openFileDigests(folder, later);
  expect(digest(file)).toEqual(digestFile(file));
  save();
});

test('what did not change is not read again', () => {
  writeFileSync(path.join(folder, 'file-digests.json'), rewrite());
  expect(openFileDigests(folder).digest(file)).toEqual({ sha256: 'remembered', bytes: 3 });
});

test('what changed is seen, even with its size and its time as they were', () => {
  const { atime, mtime } = statSync(file);
  writeFileSync(file, 'two');
  utimesSync(file, atime, mtime);
  expect(openFileDigests(folder).digest(file)).toEqual(digestFile(file));
});

test('so is what took its place', () => {
  const other = path.join(folder, 'other.json');
  writeFileSync(other, 'two');
  renameSync(other, file);
  expect(openFileDigests(folder).digest(file)).toEqual(digestFile(file));
});

test('a cache that was cut off counts for nothing', () => {
  writeFileSync(path.join(folder, 'file-digests.json'), rewrite().slice(0, 20));
  expect(openFileDigests(folder).digest(file)).toEqual(digestFile(file));
});

test('what has changed just now is not remembered: it may change again before its time does', () => {
  const { digest, save } = openFileDigests(folder);
  digest(file);
  save();
  expect(readFileSync(path.join(folder, 'file-digests.json'), 'utf8')).toBe('{}');
});

/** The cache with a digest that no file has. */
function rewrite(): string {
  const cache = path.join(folder, 'file-digests.json');
  const known: Record<string, [string, string]> = JSON.parse(readFileSync(cache, 'utf8'));
  const [mark = ''] = known[file] ?? [];
  return JSON.stringify({ [file]: [mark, 'remembered'] });
}
