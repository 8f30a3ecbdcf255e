import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLineWriter, readRecordLines } from '../../scripts/search-lines.ts';
import { formatJsonList } from '../../src/model/json-list.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-lines-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const short = { text: 'a' };
/** Characters of three bytes do not end where a part of the file that is read together does. */
const long = { text: '한'.repeat(200_000) };
const records = [short, long, ...Array.from({ length: 40_000 }, () => ({ text: 'ü and ✓' })), long, short];
const lines = records.map((record) => JSON.stringify(record));

test('records of any length are read from a list of JSON', async () => {
  const file = path.join(folder, 'list.json');
  await writeFile(file, [...formatJsonList(records)].join(''));
  expect([...readRecordLines(file)]).toEqual(lines);
});

test('and from lines alone, as they were written', () => {
  const file = path.join(folder, 'lines.jsonl');
  const writer = openLineWriter(file);
  for (const line of lines) writer.write(line);
  writer.close();
  expect([...readRecordLines(file)]).toEqual(lines);
});

test('an empty list has none', async () => {
  const file = path.join(folder, 'empty.json');
  await writeFile(file, [...formatJsonList([])].join(''));
  expect([...readRecordLines(file)]).toEqual([]);
});
