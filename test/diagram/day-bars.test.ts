import { expect, test } from 'vitest';
import { toDayBars } from '../../src/diagram/day-bars.ts';

const size = { width: 100, height: 20 };

test('bars grow with the square root and stand on the ground', () => {
  const days = [0, 1, 4, 16].map((count, i) => ({ date: `2026-06-0${i + 1}`, count }));
  expect(toDayBars(days, size).map(({ x, y, height }) => [x, y, height])).toEqual([
    [0, 19, 1],
    [25, 14.25, 5.75],
    [50, 9.5, 10.5],
    [75, 0, 20],
  ]);
});

test('days without entries are low bars, not none', () => {
  const bars = toDayBars([{ date: '2026-06-01', count: 0 }], size);
  expect(bars).toEqual([{ date: '2026-06-01', count: 0, x: 0, y: 19, width: 72, height: 1 }]);
});

test('without days there is nothing', () => {
  expect(toDayBars([], size)).toEqual([]);
});
