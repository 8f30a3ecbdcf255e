import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { splitIntoBundles } from '../../scripts/search-bundles.ts';
import type { Bundle } from '../../scripts/search-bundles.ts';
import { parseRecord, readRecordLines } from '../../scripts/search-lines.ts';
import { formatJsonList } from '../../src/model/json-list.ts';
import type { SearchRecord } from '../../src/portal/search-record.ts';

const toRecord = (group: string, title = group): SearchRecord => ({
  names: 'plan',
  id: title,
  ids: [title],
  within: [],
  title,
  url: '/',
  context: '',
  filters: { kind: 'plan' },
  text: '',
  body: null,
  group,
});
const few = Array.from({ length: 10 }, (_, index) => toRecord(`ops/${index}.md`));
const toMany = (groups: number): SearchRecord[] =>
  Array.from({ length: groups }, (_, index) => toRecord(`ops/${index}.md`)).flatMap((record) => [
    record,
    record,
    record,
  ]);
const many = toMany(500);

let folder: string;
let turn = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cairn-bundles-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const split = async (records: SearchRecord[], code = 'code'): Promise<Bundle[]> => {
  turn += 1;
  const file = path.join(folder, `${turn}.json`);
  await writeFile(file, formatJsonList(records));
  return splitIntoBundles(file, { code, folder: path.join(folder, String(turn)) });
};
const digests = async (records: SearchRecord[], code?: string): Promise<string[]> =>
  (await split(records, code)).map(({ digest }) => digest);
const readAll = async ({ toFile }: Bundle): Promise<SearchRecord[]> =>
  [...readRecordLines(await toFile())].map(parseRecord);

describe('bundles', () => {
  test('few records are one bundle, many are four of about the same size, very many seven', async () => {
    const [one] = await split(few);
    expect([one?.name, one?.count]).toEqual(['now-1', 10]);
    const bundles = await split(many);
    expect(bundles.map(({ name }) => name)).toEqual(['now-1', 'now-2', 'now-3', 'now-4']);
    for (const { count } of bundles) expect(count).toBeGreaterThan(300);
    expect((await Promise.all(bundles.map(readAll))).flat()).toHaveLength(many.length);
    expect(await split(toMany(14_000))).toHaveLength(7);
  });

  test('a bundle has its records as they were, in their order', async () => {
    const written = (await Promise.all((await split(many)).map(readAll))).flat();
    const byTitle = (a: SearchRecord, b: SearchRecord): number => (a.title < b.title ? -1 : 1);
    expect(written.toSorted(byTitle)).toEqual(many.toSorted(byTitle));
    const [one] = await split(few);
    expect(one && (await readAll(one))).toEqual(few);
  });

  test('a group stays together, and where it was', async () => {
    const placesOf = async (bundles: Bundle[]): Promise<Map<string, string>> => {
      const places = bundles.map(async (bundle) =>
        (await readAll(bundle)).map(({ group }): [string, string] => [group, bundle.name]),
      );
      return new Map((await Promise.all(places)).flat());
    };
    const before = await placesOf(await split(many));
    const after = await placesOf(await split([toRecord('ops/new.md'), ...many]));
    for (const [group, name] of before) expect(after.get(group)).toBe(name);
  });

  test('one changed record changes one digest', async () => {
    const changed = many.map((record, index) => (index === 700 ? toRecord(record.group, 'changed') : record));
    const [before, after] = [await digests(many), await digests(changed)];
    expect(after.filter((digest, index) => digest !== before[index])).toHaveLength(1);
  });

  test('other code changes all digests', async () => {
    const old = new Set(await digests(many));
    expect((await digests(many, 'other')).some((digest) => old.has(digest))).toBe(false);
  });
});
