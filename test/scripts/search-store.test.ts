import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import {
  listWholeBundles,
  noteIndexFiles,
  placeBundle,
  readBundleNotes,
} from '../../scripts/search-store.ts';
import type { IndexFile } from '../../scripts/search-store.ts';
import { digestFile } from '../../src/content/checkpoint-folders.ts';
import { makeFolder, writeFiles } from './content.ts';

let store = '';
let out = '';

beforeEach(async () => {
  const folder = await makeFolder();
  store = path.join(folder, 'search');
  out = path.join(folder, 'site');
  await writeFiles(store, { 'one/a': 'A', 'one/index/b': 'B', 'two/a': 'other' });
  mkdirSync(out);
});

const place = (): Promise<IndexFile[]> =>
  placeBundle(store, readBundleNotes(store), {
    bundle: 'one',
    out,
    name: 'now-1',
    isLeftOut: (file) => file === 'left',
  });

test('what was published is known the next time, without being read', async () => {
  const files = await place();
  expect(files.map((file) => [file.path, file.known])).toEqual([
    ['now-1/a', undefined],
    ['now-1/index/b', undefined],
  ]);
  noteIndexFiles(store, files, (file) => digestFile(path.join(out, file)));
  expect((await place()).map(({ known }) => known)).toMatchObject([
    digestFile(path.join(store, 'one/a')),
    digestFile(path.join(store, 'one/index/b')),
  ]);
  expect([...listWholeBundles(store)].sort()).toEqual(['one', 'two']);
});

test('a bundle that was changed by a link of a site is made again', async () => {
  const files = await place();
  noteIndexFiles(store, files, (file) => digestFile(path.join(out, file)));
  appendFileSync(path.join(out, 'now-1/index/b'), '!');
  expect([...listWholeBundles(store)]).toEqual(['two']);
});
