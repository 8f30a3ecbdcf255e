import { describe, expect, test } from 'vitest';
import { toStripCells } from '../../src/diagram/day-strip.ts';
import { toLatencyLine } from '../../src/diagram/latency-line.ts';
import { toCalendar } from '../../src/diagram/run-calendar.ts';

describe('the strip of days', () => {
  test('fills its width, and the worse a day was, the lower it stands', () => {
    const days = [
      { date: '2026-06-23', status: null },
      { date: '2026-06-24', status: 'unknown' },
      { date: '2026-06-25', status: 'down' },
      { date: '2026-06-26', status: 'degraded' },
      { date: '2026-06-27', status: 'up' },
    ] as const;
    const cells = toStripCells(days, { width: 47, height: 20 });
    expect(cells.map(({ x, width }) => [x, width])).toEqual([
      [0, 7],
      [10, 7],
      [20, 7],
      [30, 7],
      [40, 7],
    ]);
    expect(cells.map(({ y, height }) => [y, height])).toEqual([
      [18.8, 1.2],
      [17.2, 2.8],
      [12, 8],
      [6.8, 13.2],
      [0, 20],
    ]);
  });
});

describe('the line of latencies', () => {
  test('goes through the means, in the band of all results', () => {
    const days = [
      { date: '2026-06-25', min: 10, mean: 100, max: 1000 },
      { date: '2026-06-27', min: 10, mean: 10, max: 1000 },
    ];
    expect(toLatencyLine(days, { width: 100, height: 44 })).toEqual({
      line: 'M0,22L100,42',
      band: 'M0,2L100,2L100,42L0,42Z',
      slots: [
        { x: -50, width: 100 },
        { x: 50, width: 100 },
      ],
    });
  });

  test('is flat where all days are alike', () => {
    const days = ['2026-06-26', '2026-06-27'].map((date) => ({ date, min: 0, mean: 0, max: 0 }));
    expect(toLatencyLine(days, { width: 10, height: 10 }).line).toBe('M0,8L10,8');
  });
});

describe('the calendar', () => {
  test('begins each week on Monday', () => {
    const days = ['2026-06-20', '2026-06-21', '2026-06-22', '2026-06-27'].map((date) => ({ date }));
    const { squares, between, width, height } = toCalendar(days);
    expect(squares.map(({ x, y }) => [x, y])).toEqual([
      [0, 85],
      [0, 102],
      [17, 0],
      [17, 85],
    ]);
    expect(between.map(({ x, y }) => [x, y])).toEqual([17, 34, 51, 68].map((y) => [17, y]));
    expect([width, height]).toEqual([31, 116]);
    expect(toCalendar([])).toEqual({ squares: [], between: [], side: 14, width: 0, height: 116 });
  });
});
