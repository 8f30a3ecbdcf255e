import { expect, test } from 'vitest';
import { taskStatuses, planStatuses } from '../../src/model/status.ts';
import {
  countOf,
  formatDay,
  formatMoment,
  formatNumber,
  formatShortDay,
  joinWords,
  numberOf,
  toSentence,
  wordOf,
} from '../../src/portal/words.ts';

test('small counts are words, large ones figures', () => {
  const counts = [0, 1, 2, 12, 13, 1000].map((count) => countOf(count, 'task'));
  expect(counts).toEqual(['no tasks', 'one task', 'two tasks', 'twelve tasks', '13 tasks', '1,000 tasks']);
  expect(countOf(2, 'repository', 'repositories')).toBe('two repositories');
  expect(countOf(1, 'plan is', 'plans are')).toBe('one plan is');
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
])('%d is written %s', (value, expected) => {
  expect(formatNumber(value)).toBe(expected);
  expect(numberOf(value, 'plan')).toBe(`${expected} plans`);
});

test('one is one', () => {
  expect(numberOf(1, 'repository', 'repositories')).toBe('1 repository');
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j joined is "%s"', (words, expected) => {
  expect(joinWords(words)).toBe(expected);
});

test('days', () => {
  expect(formatDay('2026-06-07')).toBe('7 June 2026');
  expect(formatShortDay('2026-06-07', '2026-12-31')).toBe('7 Jun');
  expect(formatShortDay('2025-12-31', '2026-01-01')).toBe('31 Dec 2025');
  expect(formatShortDay('2026-06-07', '')).toBe('7 Jun 2026');
});

test.each([
  ['2026-06-27T18:00:00Z', '27 June 2026, 18:00 UTC'],
  ['2026-06-27T23:30:00-02:00', '28 June 2026, 01:30 UTC'],
  ['2026-01-01T00:59:59.999Z', '1 January 2026, 00:59 UTC'],
])('the moment %s is said in UTC', (moment, expected) => {
  expect(formatMoment(moment)).toBe(expected);
});

test('every status has its word', () => {
  expect([...planStatuses, ...taskStatuses].map(wordOf).every(Boolean)).toBe(true);
  expect(wordOf(null)).toBe('reported');
});

test('a sentence begins with a capital', () => {
  expect([toSentence('two plans.'), toSentence('')]).toEqual(['Two plans.', '']);
});
