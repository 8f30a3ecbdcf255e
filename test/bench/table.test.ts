import { expect, test } from 'vitest';
import { formatTable, judge } from './table.ts';

const yardstick = { name: 'Hugo', seconds: 10 };

test('times stand beside the yardstick, with what became of their bounds', () => {
  const rows = [
    { name: 'cold', seconds: 12.34, peakMb: 900, maxRatio: 1.5, maxMb: 1000 },
    { name: '  step', seconds: 2, peakMb: 1100, maxMb: 1000 },
    { name: 'Hugo', seconds: 10 },
  ];
  expect(formatTable(rows, yardstick)).toMatchInlineSnapshot(`
    "        seconds  × Hugo  peak MB              bounds  result
    cold       12.3    1.23      900  ≤ 1.5 ×, ≤ 1000 MB    kept
      step      2.0    0.20     1100           ≤ 1000 MB  broken
    Hugo       10.0    1.00        –"
  `);
});

test('a bound is kept up to its very limit', () => {
  expect(judge({ name: '', seconds: 10, maxRatio: 1 }, yardstick)).toBe('kept');
  expect(judge({ name: '', seconds: 10.1, maxRatio: 1 }, yardstick)).toBe('broken');
});

test('what was not measured cannot be judged, but what is broken is', () => {
  const nothing = { name: 'Hugo', seconds: undefined };
  expect(judge({ name: '', seconds: 10, maxRatio: 1, peakMb: 1, maxMb: 2 }, nothing)).toBe('not judged');
  expect(judge({ name: '', seconds: 10, maxRatio: 1, peakMb: 3, maxMb: 2 }, nothing)).toBe('broken');
  expect(judge({ name: '', seconds: 10, peakMb: undefined, maxMb: 2 }, yardstick)).toBe('not judged');
  expect(judge({ name: '', seconds: 10 }, yardstick)).toBe('');
});
