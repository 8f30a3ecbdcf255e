import { expect, test } from 'vitest';
import { compareCheckpointIds, parseCheckpointId, toCheckpointId } from '../../src/model/checkpoint-id.ts';

test('an id is a day, with a number from the second of a day on', () => {
  expect(parseCheckpointId('2026-06-27')).toEqual({ date: '2026-06-27', number: 1 });
  expect(parseCheckpointId('2026-06-27-12')).toEqual({ date: '2026-06-27', number: 12 });
  expect(toCheckpointId({ date: '2026-06-27', number: 12 })).toBe('2026-06-27-12');
});

test.each([
  '2026-02-30',
  '2026-06-27-0',
  '2026-06-27-1',
  '2026-06-27-02',
  '2026-06-27-',
  'x',
  '',
  '../2026-06-27',
])('%j is none', (id) => {
  expect(parseCheckpointId(id)).toBeUndefined();
});

test('they stand in the order in which they were made', () => {
  const sorted = ['2026-06-27', '2026-06-27-2', '2026-06-27-10', '2026-06-28', '2026-10-01'];
  expect(sorted.toReversed().sort(compareCheckpointIds)).toEqual(sorted);
});
