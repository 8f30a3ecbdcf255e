import { expect, test } from 'vitest';
import { checkCollected, readCollected } from './collected.ts';

const said =
  '19 of 20 sources read: 5 files added, 1 changed, 0 removed\nops keeps its last good copy: gone.\n';
const known = { sources: 20, read: 19, added: 5, changed: 1, removed: 0 };

test('what collect says is known by its numbers', () => {
  expect(readCollected(said)).toEqual(known);
  expect(() => checkCollected(said, known)).not.toThrow();
});

test('anything else than what was to be done is no measurement', () => {
  expect(() => readCollected('done\n')).toThrow('collect did not say what it has done');
  expect(() => checkCollected(said, { ...known, read: 20 })).toThrowErrorMatchingInlineSnapshot(
    `[Error: collect should have said 20 of 20 sources, 5 added, 1 changed, 0 removed, but it says 19 of 20 sources, 5 added, 1 changed, 0 removed.]`,
  );
});
