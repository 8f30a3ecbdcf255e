import { describe, expect, test } from 'vitest';
import { compareByIds, partById, toIdWords } from '../../src/client/search-ranking.ts';
import type { IdField, OwnIds } from '../../src/client/search-ranking.ts';

test.each([
  ['CUST-WP-0049', ['CUST-WP-0049']],
  ['0049 runtime key', ['0049']],
  ['dead-dependency', ['dead-dependency']],
  ['runtime key', []],
  ['- key', []],
  ['"T06"', []],
])('%s can name %j', (text, words) => {
  expect(toIdWords(text)).toEqual(words);
});

describe('results of an id', () => {
  const result = (id: string, ...matchedMetaFields: string[]) => ({ id, matchedMetaFields });

  test('plans and rules come before tasks, both before texts, each in the order found', () => {
    const results = [
      result('text', 'title'),
      result('task one', 'task', 'within'),
      result('rule', 'rule'),
      result('task two', 'within'),
      result('plan', 'context', 'plan'),
      { id: 'nowhere else' },
    ];
    const { own, others } = partById(results, new Set());
    expect(own.map(({ id }) => id)).toEqual(['rule', 'plan', 'task one', 'task two']);
    expect(others.map(({ id }) => id)).toEqual(['text', 'nowhere else']);
  });

  test('a whole word comes before the beginning of one, a mention of it gives no such right', () => {
    const results = [
      result('T10', 'task'),
      result('mentions T1'),
      result('T1', 'task'),
      result('T1x plan', 'plan'),
    ];
    const { own, others } = partById(results, new Set(['T1', 'mentions T1']));
    expect(own.map(({ id }) => id)).toEqual(['T1', 'T1x plan', 'T10']);
    expect(others.map(({ id }) => id)).toEqual(['mentions T1']);
  });
});

describe('loaded results of an id', () => {
  const item = (field: IdField, ...ids: string[]): OwnIds => ({ field, ids });
  const sorted = (words: string[], items: OwnIds[]): (string | undefined)[] =>
    items.toSorted(compareByIds(words)).map(({ ids }) => ids[0]);

  test('are ordered by whole id, plan before task, natural order', () => {
    const items = [
      item('task', 'A-WP-0049-T10', '0049-T10', 'T10'),
      item('task', 'A-WP-0049-T2', '0049-T2', 'T2'),
      item('plan', 'A-WP-00491', '00491'),
      item('plan', 'A-WP-0049', '0049', 'signing'),
    ];
    expect(sorted(['0049'], items)).toEqual(['A-WP-0049', 'A-WP-00491', 'A-WP-0049-T2', 'A-WP-0049-T10']);
    expect(sorted(['t10'], items)[0]).toBe('A-WP-0049-T10');
    expect(sorted(['SIGNING'], items.toReversed())[0]).toBe('A-WP-0049');
  });
});
