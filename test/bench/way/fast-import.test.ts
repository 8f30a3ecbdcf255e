import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { makeFolder } from '../../scripts/content.ts';
import { formatFastImport } from './fast-import.ts';

test('what git reads of it are the commits, with their days and bytes', async () => {
  const bare = await makeFolder();
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', bare, ...args], { encoding: 'utf8' }).trim();
  const load = (input: string): unknown =>
    execFileSync('git', ['-C', bare, 'fast-import', '--quiet'], { input });
  git('init', '--quiet', '--bare', '--initial-branch=main');
  const first = {
    day: '2026-06-01',
    message: 'First',
    files: new Map([
      ['a.md', 'ä\n'],
      ['in/b.md', ''],
    ]),
  };
  const second = { day: '2026-06-02', message: 'Second', files: new Map([['c.md', 'no end of line']]) };
  load(formatFastImport([first, second], { isNew: true }));
  const third = { day: '2026-06-03', message: 'Third', files: new Map([['a.md', 'A\n']]) };
  load(formatFastImport([third], { isNew: false }));
  expect(git('log', '--format=%cs %s', '--name-only').split(/\n+/)).toEqual([
    ...['2026-06-03 Third', 'a.md'],
    ...['2026-06-02 Second', 'c.md'],
    ...['2026-06-01 First', 'a.md', 'in/b.md'],
  ]);
  expect(git('show', 'main~2:a.md')).toBe('ä');
  expect(git('show', 'main:c.md')).toBe('no end of line');
  expect(git('show', 'main:a.md')).toBe('A');
});
