import { expect, test } from 'vitest';
import { toHistory } from './repositories.ts';

const plans = ['a', 'b', 'c', 'd', 'e'].map((name) => [name, ''] as const);

test('plans come one share after the other, before the day of the corpus', () => {
  const history = toHistory(plans, 2).map(({ day, files }) => [day, [...files.keys()].join('')]);
  expect(history).toEqual([
    ['2026-06-25', 'abc'],
    ['2026-06-26', 'de'],
  ]);
});

test('no commit is empty', () => {
  expect(toHistory(plans, 10).map(({ files }) => files.size)).toEqual([1, 1, 1, 1, 1]);
  expect(toHistory([], 3)).toEqual([]);
});
