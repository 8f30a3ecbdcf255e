import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { dropFoldedFiles, readFoldedFiles, writeFoldedFiles } from '../../src/content/folded-probes.ts';
import { fold, result } from '../parse/fold-probes.ts';
import { makeFolder } from '../scripts/content.ts';

const by = { code: '1', validForSeconds: 3600 };
const a = fold([result(5, { message: 'Über “größte”' }), { schema: 'cairn.probe/v1' }], 'probes/hub/a.json');
const b = fold(result(9), 'probes/hub/b.json');

let cache = '';

beforeEach(async () => {
  cache = await makeFolder();
});

const read = async (folder: string, own = by): Promise<object[]> => [
  ...readFoldedFiles(cache, folder, own).values(),
];

test('what was written comes back, whatever folders are called', async () => {
  writeFoldedFiles(cache, 'probes', { ...by, files: [a] });
  writeFoldedFiles(cache, 'probes/../hub größte', { ...by, files: [b, a] });
  expect(await read('probes')).toEqual([a]);
  expect(await read('probes/../hub größte')).toEqual([b, a]);
  expect(await read('probes/other')).toEqual([]);
});

test('what other code or another validity made of it counts as absent', async () => {
  writeFoldedFiles(cache, 'probes/hub', { ...by, files: [a] });
  expect(await read('probes/hub', { ...by, code: '2' })).toEqual([]);
  expect(await read('probes/hub', { ...by, validForSeconds: 60 })).toEqual([]);
});

test('files with results from the future are not kept', async () => {
  writeFoldedFiles(cache, 'probes/hub', { ...by, files: [a, fold(result(-5))] });
  expect(await read('probes/hub')).toEqual([a]);
});

test('what was cut off counts as absent', async () => {
  writeFoldedFiles(cache, 'probes/hub', { ...by, files: [a, b] });
  const [name = ''] = await readdir(path.join(cache, 'probes'));
  const shard = path.join(cache, 'probes', name);
  await writeFile(shard, (await readFile(shard, 'utf8')).slice(0, -9));
  expect(await read('probes/hub')).toEqual([]);
});

test('folders that are gone are forgotten', async () => {
  for (const folder of ['probes/hub', 'probes/forge'])
    writeFoldedFiles(cache, folder, { ...by, files: [a] });
  await dropFoldedFiles(cache, ['probes/forge']);
  expect([await read('probes/hub'), await read('probes/forge')]).toEqual([[], [a]]);
  await rm(path.join(cache, 'probes'), { recursive: true });
  await dropFoldedFiles(cache, []);
});
