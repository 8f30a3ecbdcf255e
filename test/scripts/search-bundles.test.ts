import { describe, expect, test } from 'vitest';
import { splitIntoBundles } from '../../scripts/search-bundles.ts';
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
const many = Array.from({ length: 500 }, (_, index) => toRecord(`ops/${index}.md`)).flatMap((record) => [
  record,
  record,
  record,
]);

const digests = (records: SearchRecord[], code = 'code'): string[] =>
  splitIntoBundles(records, code).map(({ digest }) => digest);

describe('bundles', () => {
  test('few records are one bundle, many are four of about the same size', () => {
    expect(splitIntoBundles(few, '').map(({ name, count }) => [name, count])).toEqual([['now-1', 10]]);
    const bundles = splitIntoBundles(many, '');
    expect(bundles.map(({ name }) => name)).toEqual(['now-1', 'now-2', 'now-3', 'now-4']);
    for (const { count } of bundles) expect(count).toBeGreaterThan(300);
    expect(bundles.flatMap((bundle) => bundle.readRecords())).toHaveLength(many.length);
  });

  test('a group stays together, and where it was', () => {
    const before = splitIntoBundles(many, '');
    const after = splitIntoBundles([toRecord('ops/new.md'), ...many], '');
    const placeOf = (bundles: typeof before): Map<string, string> =>
      new Map(bundles.flatMap(({ name, readRecords }) => readRecords().map(({ group }) => [group, name])));
    const places = placeOf(after);
    for (const [group, name] of placeOf(before)) expect(places.get(group)).toBe(name);
  });

  test('one changed record changes one digest', () => {
    const changed = many.map((record, index) => (index === 700 ? toRecord(record.group, 'changed') : record));
    const [before, after] = [digests(many), digests(changed)];
    expect(after.filter((digest, index) => digest !== before[index])).toHaveLength(1);
  });

  test('other code changes all digests', () => {
    const old = new Set(digests(many));
    expect(digests(many, 'other').some((digest) => old.has(digest))).toBe(false);
  });
});
