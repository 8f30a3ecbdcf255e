import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPastBundles } from '../../scripts/search-past.ts';
import type { PastBundle } from '../../scripts/search-past.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { freeze, lockOf, makePortal } from './checkpoint-content.ts';
import { writeFiles } from './content.ts';

let content: string;
const caches: string[] = [];
const makeCache = (): string => {
  const cache = mkdtempSync(path.join(tmpdir(), 'cairn-past-'));
  caches.push(cache);
  return cache;
};

const freezeOn = async (day: string, status = 'todo'): Promise<void> => {
  const plan = planText('A-WP-1', '', taskText('T1', `status: ${status}`));
  await writeFiles(content, { 'sources.lock.json': lockOf(day), 'workplans/ops/a.md': plan });
  await freeze(content);
};

beforeAll(async () => {
  content = await makePortal();
  await freezeOn('2025-12-30');
  await freezeOn('2025-12-31');
  await freezeOn('2026-01-01', 'progress');
});
afterAll(() => {
  for (const folder of caches) rmSync(folder, { recursive: true, force: true });
});

const read = (cache: string, code = 'code'): PastBundle[] =>
  readPastBundles({ content, cache, base: '/', code });
const toFacts = (bundles: PastBundle[]): unknown[] =>
  bundles.map(({ readRecords, ...bundle }) => ({ ...bundle, records: readRecords() }));

test('there is one bundle per year, the newest first', () => {
  expect(read(makeCache()).map(({ name, count, period }) => [name, count, period])).toEqual([
    ['past-2026', 2, { first: '2026-01-01', last: '2026-01-01' }],
    ['past-2025', 2, { first: '2025-12-30', last: '2025-12-31' }],
  ]);
});

test('what is kept gives the same, even without snapshots; other code does not take it', () => {
  const cache = makeCache();
  const before = toFacts(read(cache));
  expect(toFacts(read(cache))).toEqual(before);
  const copy = path.join(content, 'checkpoints', '2025-12-30', 'snapshot.json');
  writeFileSync(copy, '{}');
  expect(toFacts(read(cache))).toEqual(before);
  expect(() => read(cache, 'other')).toThrow('checkpoints/2025-12-30/snapshot.json:1:1: `schema` is missing');
});

test('a new checkpoint changes the bundle of its own year alone', async () => {
  const cache = makeCache();
  content = await makePortal();
  await freezeOn('2025-12-31');
  await freezeOn('2026-01-01');
  const [, old] = toFacts(read(cache));
  await freezeOn('2026-01-02', 'done');
  const went = read(cache);
  expect(toFacts(went)[1]).toEqual(old);
  expect(went[0]?.count).toBe(3);
  expect(toFacts(went)).toEqual(toFacts(read(makeCache())));
});
