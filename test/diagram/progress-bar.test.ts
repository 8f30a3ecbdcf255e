import { assert, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { toBarSegments } from '../../src/diagram/progress-bar.ts';
import { emptyCounts } from '../../src/model/status.ts';

test('states stand in one order, what is behind us first', () => {
  const counts = { todo: 2, progress: 1, wait: 1, done: 4, cancel: 0 };
  expect(toBarSegments(counts, 82.25)).toEqual([
    { status: 'done', x: 0, width: 40 },
    { status: 'progress', x: 40.75, width: 10 },
    { status: 'wait', x: 51.5, width: 10 },
    { status: 'todo', x: 62.25, width: 20 },
  ]);
});

test('one state fills the bar, no task leaves it empty', () => {
  expect(toBarSegments({ ...emptyCounts(), done: 3 }, 100)).toEqual([{ status: 'done', x: 0, width: 100 }]);
  expect(toBarSegments(emptyCounts(), 100)).toEqual([]);
});

test('segments fill the width, in two decimals, without overlapping', () => {
  const count = nat(500);
  assert(
    property(record({ todo: count, progress: count, wait: count, done: count, cancel: count }), (counts) => {
      const segments = toBarSegments(counts, 200);
      let end = 0;
      for (const { x, width } of segments) {
        expect(x).toBeGreaterThanOrEqual(end - 0.02);
        expect(width).toBeGreaterThan(0);
        expect([x, width].map((value) => Math.round(value * 100) / 100)).toEqual([x, width]);
        end = x + width;
      }
      if (segments.length) expect(end).toBeCloseTo(200, 1);
    }),
  );
});
