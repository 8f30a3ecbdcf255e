import { expect, test, vi } from 'vitest';
import { createPause, createTurns } from '../../src/client/search-turns.ts';

test('work waits until calls have stopped', () => {
  vi.useFakeTimers();
  const work = vi.fn();
  const soon = createPause(100, work);
  soon();
  vi.advanceTimersByTime(90);
  soon();
  vi.advanceTimersByTime(90);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10);
  expect(work).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test('calls during work are one more turn', async () => {
  const ends: (() => void)[] = [];
  const turn = createTurns(() => new Promise((resolve) => ends.push(resolve)));
  const first = turn();
  void turn();
  void turn();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.waitFor(() => expect(ends).toHaveLength(2));
  ends[1]?.();
  await first;
  expect(ends).toHaveLength(2);
});

test('work that failed may be tried again', async () => {
  let runs = 0;
  const turn = createTurns(async () => {
    runs += 1;
    if (runs === 1) throw new Error('no network');
  });
  await expect(turn()).rejects.toThrow('no network');
  await turn();
  expect(runs).toBe(2);
});
