import { expect, test } from 'vitest';
import { listDays, parseInterval } from '../../src/model/intervals.ts';

const daysOf = (from: string, to: string, every: string): string[] =>
  listDays(from, to, parseInterval(every) ?? { count: 1, unit: 'd' });

test('days, weeks and months', () => {
  expect(daysOf('2026-02-27', '2026-03-02', '2d')).toEqual(['2026-02-27', '2026-03-01']);
  expect(daysOf('2026-06-01', '2026-06-29', '2w')).toEqual(['2026-06-01', '2026-06-15', '2026-06-29']);
  expect(daysOf('2025-12-01', '2026-02-01', '1m')).toEqual(['2025-12-01', '2026-01-01', '2026-02-01']);
});

test('the end of a month stays the end of a month', () => {
  expect(daysOf('2026-01-31', '2026-04-30', '1m')).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
  ]);
});

test.each(['', 'w', '0w', '-1w', '2y', '1.5d', '2 w', '99999d'])('%j is no interval', (text) => {
  expect(parseInterval(text)).toBeUndefined();
});
