import { expect, test } from 'vitest';
import type { Measurement } from '../measure.ts';
import { formatTable } from '../table.ts';
import { areBoundsMeant, toRows, toSpread, toYardstick } from './rows.ts';

function took(seconds: number, peakMb: number | undefined): Measurement {
  return { seconds, peakMb, stdout: '' };
}

const others = [
  { hugo: took(10, 200), pagefind: took(30, 400) },
  { hugo: took(20, 200), pagefind: took(60, 400) },
];
const walks = {
  cold: { collect: took(20, 200), build: took(30, 900) },
  nothing: { collect: took(3, 100), build: took(6, 1600) },
  change: { collect: took(4, 100), build: took(12, undefined) },
};

test('the whole is the sum of its steps, and as large as the largest', () => {
  expect(formatTable(toRows(walks, others), toYardstick(others))).toMatchInlineSnapshot(`
    "                          seconds  × Hugo + Pagefind  peak MB               bounds  result
    Cairn, cold                  50.0               0.83      900     ≤ 1 ×, ≤ 1500 MB    kept
      collect                    20.0               0.33      200
      build                      30.0               0.50      900
    Cairn, nothing changed        9.0               0.15     1600            ≤ 1500 MB  broken
      collect                     3.0               0.05      100
      build                       6.0               0.10     1600
    Cairn, one plan changed      16.0               0.27      100  ≤ 0.25 ×, ≤ 1500 MB  broken
      collect                     4.0               0.07      100
      build                      12.0               0.20        –
    Hugo + Pagefind, cold, 1     40.0               0.67      400
      Hugo                       10.0               0.17      200
      Pagefind                   30.0               0.50      400
    Hugo + Pagefind, cold, 2     80.0               1.33      400
      Hugo                       20.0               0.33      200
      Pagefind                   60.0               1.00      400"
  `);
});

test('without Hugo there is no yardstick', () => {
  expect(toYardstick([]).seconds).toBeUndefined();
  expect(toSpread([])).toBe(0);
});

test('how far the same work was apart is told', () => {
  expect(toSpread(others)).toBe(1);
  expect(toSpread(others.slice(1))).toBe(0);
});

test('bounds are meant for 10,000 plans', () => {
  expect([100, 1000, 10_000].map(areBoundsMeant)).toEqual([false, false, true]);
});
