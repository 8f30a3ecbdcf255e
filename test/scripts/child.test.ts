import { expect, test } from 'vitest';
import { startChild } from '../../scripts/child.ts';
import type { Child } from '../../scripts/child.ts';
import type { Order } from './child-at-work.ts';

const start = (): Child<Order, number[], number[], number[]> =>
  startChild('../test/scripts/child-at-work.ts');

const noEars = { onNote: () => undefined, onQuestion: () => [] };

test('a process tells, asks, and answers', async () => {
  const notes: string[] = [];
  const answer = await start().ask(
    { work: 'sum', numbers: [1, 2] },
    { onNote: (note) => notes.push(note), onQuestion: (numbers) => numbers.map((number) => 2 * number) },
  );
  expect(notes).toEqual(['saw 1', 'saw 2']);
  expect(answer).toEqual([2, 4, 4, 8]);
});

test('what is wrong with the content comes back in words, with an exit code', async () => {
  const answer = await start().ask({ work: 'complain', numbers: [] }, noEars);
  expect(answer).toEqual({ text: 'There are no plans.\nWrite one.', exitCode: 2 });
});

test('a fault comes back as one', async () => {
  const answer = await start().ask({ work: 'break', numbers: [] }, noEars);
  expect(answer).toMatchObject({ exitCode: 3, text: expect.stringContaining('out of tune') as string });
});

test('one that ends without an answer is said to', async () => {
  const asked = start().ask({ work: 'vanish', numbers: [] }, noEars);
  await expect(asked).rejects.toThrow('child-at-work.ts ended with 3');
});

test('a fault of who listens is one of the work', async () => {
  const child = start();
  const fail = (): never => {
    throw new Error('no room on the disk');
  };
  const asked = child.ask({ work: 'sum', numbers: [1] }, { ...noEars, onQuestion: fail });
  await expect(asked).rejects.toThrow('no room on the disk');
  child.stop();
});

test('one that is stopped answers nothing', async () => {
  const child = start();
  const asked = child.ask({ work: 'sum', numbers: [1] }, { ...noEars, onQuestion: () => (child.stop(), []) });
  await expect(asked).rejects.toThrow('ended with SIGTERM');
});
