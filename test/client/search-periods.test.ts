import { describe, expect, test } from 'vitest';
import type { Bundle } from '../../src/client/search-pagefind.ts';
import { choosePeriods, listMonths } from '../../src/client/search-periods.ts';

const toYear = (year: number, records = 1000): Bundle => ({
  name: `past-${year}`,
  digest: '',
  records,
  period: { first: `${year}-01-05`, last: `${year}-12-20` },
});
const years = Array.from({ length: 10 }, (_, index) => toYear(2026 - index));
const all = { from: '', to: '' };

describe('the periods of a search', () => {
  test('are the newest, with those of now at most eight', () => {
    const { loaded, older } = choosePeriods(years, all, 4);
    expect([loaded.map(({ name }) => name), older]).toEqual([
      ['past-2026', 'past-2025', 'past-2024', 'past-2023'],
      '2022-12-20',
    ]);
    expect(choosePeriods(years, all, 1).loaded).toHaveLength(7);
  });

  test('are fewer where they are large, but one', () => {
    const large = [2026, 2025, 2024].map((year) => toYear(year, 9000));
    expect(choosePeriods(large, all, 1)).toMatchObject({ loaded: [large[0]], older: '2025-12-20' });
    expect(choosePeriods([toYear(2026, 90_000)], all, 1)).toMatchObject({ loaded: [{}], older: null });
  });

  test('are those that the days reach into', () => {
    const { loaded, older } = choosePeriods(years, { from: '2019-12-20', to: '2020-06-01' }, 4);
    expect([loaded.map(({ name }) => name), older]).toEqual([['past-2020', 'past-2019'], null]);
    expect(choosePeriods(years, { from: '2030-01-01', to: '' }, 4).loaded).toEqual([]);
  });
});

test('months are those of the days, as far as the periods go', () => {
  expect(listMonths(years.slice(0, 2), { from: '2025-11-03', to: '2026-02-01' })).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ]);
  expect(listMonths(years.slice(0, 1), { from: '2024-01-01', to: '' })).toHaveLength(12);
});
