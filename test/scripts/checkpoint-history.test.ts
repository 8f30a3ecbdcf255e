// npm run checkpoint -- --from-git: checkpoints of the past, from a real repository.
import { readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readCheckpointShelf } from '../../src/content/checkpoint-folders.ts';
import type { Checkpoint } from '../../src/model/checkpoint.ts';
import { checkChain } from '../../src/parse/checkpoint-chain.ts';
import { parseCheckpoint } from '../../src/parse/checkpoint.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { freeze, listFolder, lockOf, makePortal, run } from './checkpoint-content.ts';
import { commitAll, git, makeHistory } from './git-content.ts';

// Every test starts processes.
vi.setConfig({ testTimeout: 60_000 });

const portal = { 'portal.yaml': 'title: T\n' };
const planOf = (keys: string): Record<string, string> => ({
  'workplans/ops/a.md': planText('A-WP-1', '', taskText('T1', keys)),
});

const story = [
  ['2026-05-01', { ...portal, ...planOf('status: todo') }],
  ['2026-05-10', planOf('status: progress')],
  ['2026-05-12', { 'gates/key.yaml': 'id: key\ntitle: Key\nowner: mira\nroute: r\n' }],
  ['2026-06-03', { ...planOf('status: done'), 'sources.lock.json': lockOf('2026-06-02') }],
] as const;

function snapshotOf(content: string, id: string): Checkpoint {
  const read = parseCheckpoint(
    readFileSync(path.join(content, 'checkpoints', id, 'snapshot.json'), 'utf8'),
    id,
  );
  if ('problem' in read) throw new Error(read.problem.message);
  return read.value;
}

describe('one checkpoint', () => {
  test('of a day is of the last commit up to it, dated by that commit', async () => {
    const content = await makeHistory(story);
    await freeze(content, '--from-git', '2026-05-11');
    expect(listFolder(content)).toEqual(['2026-05-10']);
    const { reconstructed, collected_at, plans, gates } = snapshotOf(content, '2026-05-10');
    expect(reconstructed).toEqual({
      commit: git(content, 'rev-parse', 'HEAD~2'),
      committed_at: '2026-05-10T12:00:00Z',
    });
    expect(collected_at).toBe('2026-05-10T12:00:00Z');
    expect(plans[0]?.tasks[0]?.status).toBe('progress');
    expect(gates).toEqual([]);
  });

  test('of a revision is dated by its lock, where it has one', async () => {
    const content = await makeHistory(story);
    await freeze(content, '--from-git', 'HEAD');
    expect(listFolder(content)).toEqual(['2026-06-02']);
    expect(snapshotOf(content, '2026-06-02').reconstructed?.committed_at).toBe('2026-06-03T12:00:00Z');
  });

  test('is what the checkout of that commit would give', async () => {
    const content = await makeHistory(story);
    await freeze(content, '--from-git', 'HEAD');
    const other = await makePortal({
      ...portal,
      ...planOf('status: done'),
      'sources.lock.json': lockOf('2026-06-02'),
      'gates/key.yaml': 'id: key\ntitle: Key\nowner: mira\nroute: r\n',
    });
    await freeze(other);
    expect({ ...snapshotOf(content, '2026-06-02'), reconstructed: null }).toEqual(
      snapshotOf(other, '2026-06-02'),
    );
  });

  test('leaves the working tree and the index as they were, and ignores GIT_DIR', async () => {
    const content = await makeHistory(story);
    const before = git(content, 'status', '--porcelain', '--branch');
    process.env['GIT_DIR'] = '/nowhere';
    try {
      await freeze(content, '--from-git', 'HEAD~1');
    } finally {
      delete process.env['GIT_DIR'];
    }
    expect(git(content, 'status', '--porcelain', '--branch')).toBe(`${before}\n?? portal/checkpoints/`);
  });

  test('refuses links, as a folder on disk does', async () => {
    const content = await makeHistory(story);
    await symlink('/etc/hostname', path.join(content, 'workplans/ops/link.md'));
    commitAll(content, '2026-06-05');
    await freeze(content, '--from-git', 'HEAD');
    expect(snapshotOf(content, '2026-06-02').findings[0]).toMatchObject({
      rule: 'quarantined-file',
      path: 'link.md',
      message: 'this is a symbolic link',
    });
  });
});

describe('a range', () => {
  test('passes over commits that only froze something', async () => {
    const content = await makeHistory(story.slice(0, 1));
    await freeze(content, '--from-git', 'HEAD');
    commitAll(content, '2026-05-05');
    const { stdout } = await freeze(content, '--from-git', '2026-05-05');
    expect(stdout).toContain('checkpoints/2026-05-01-2 is frozen.');
  });

  test('is added oldest first, each commit once', async () => {
    const content = await makeHistory(story);
    const { stdout } = await freeze(content, '--from-git', '2026-05-01..2026-06-10', '--every', '1w');
    expect(stdout).toMatchInlineSnapshot(`
      "<content>/checkpoints/2026-05-01 is frozen. Stable.
      <content>/checkpoints/2026-05-12 is frozen. Not stable, for one reason.
      <content>/checkpoints/2026-06-02 is frozen. Not stable, for two reasons.
      3 checkpoints from the history
      "
    `);
    expect(listFolder(content)).toEqual(['2026-05-01', '2026-05-12', '2026-06-02']);
    expect(checkChain(readCheckpointShelf(content))).toEqual([]);
  });

  test('leaves out what cannot be read, and says where it is wrong', async () => {
    const content = await makeHistory([
      ['2026-05-01', planOf('status: todo')],
      ['2026-05-02', portal],
      ['2026-05-03', { 'portal.yaml': 'title: T\nowner: me\n' }],
      ['2026-05-04', { ...portal, ...planOf('status: wait') }],
    ]);
    const { code, stdout, stderr } = await run(
      'checkpoint.ts',
      content,
      '--from-git',
      '2026-05-01..2026-05-04',
      '--every',
      '1d',
    );
    expect(code).toBe(1);
    expect(stderr.replace(/[0-9a-f]{12}/g, '<commit>')).toMatchInlineSnapshot(`
      "Commit <commit> of 2026-05-01 cannot be frozen. <commit>:portal/portal.yaml does not exist, so that commit has no portal. It is left out.
      Commit <commit> of 2026-05-03 cannot be frozen. <commit>:portal/portal.yaml:2:1: \`owner\`: there is no such key. It is left out.
      "
    `);
    expect(stdout).toContain('2 checkpoints from the history, 2 commits left out');
    expect(listFolder(content)).toEqual(['2026-05-02', '2026-05-04']);
  });
});

describe('nothing is written', () => {
  test('before the newest checkpoint', async () => {
    const content = await makeHistory(story);
    await freeze(content, '--from-git', '2026-05-12');
    const args = ['--from-git', '2026-05-01..2026-06-10', '--every', '1w'];
    const { code, stderr } = await run('checkpoint.ts', content, ...args);
    expect(code).toBe(2);
    expect(stderr.replace(/[0-9a-f]{12}/g, '<commit>')).toMatchInlineSnapshot(`
      "There is a checkpoint of 2026-05-12 already, and commit <commit> of 2026-05-01 is older: checkpoints are only ever added at the end.
      Begin at 2026-05-12 or later.
      "
    `);
    expect(listFolder(content)).toEqual(['2026-05-12']);
  });

  test.each([
    ['a day without commits', ['--from-git', '2026-01-01']],
    ['a revision that is none', ['--from-git', 'nowhere']],
    ['an option in place of a revision', ['--from-git=--all']],
    ['a range without an interval', ['--from-git', '2026-05-01..2026-06-10']],
    ['an interval that is none', ['--from-git', '2026-05-01..2026-06-10', '--every', '2y']],
    ['an interval for one day', ['--from-git', '2026-05-01', '--every', '2w']],
    ['a range backwards', ['--from-git', '2026-06-10..2026-05-01', '--every', '2w']],
  ])('for %s', async (_, args) => {
    const { code, stderr } = await run('checkpoint.ts', await makeHistory(story.slice(0, 1)), ...args);
    expect(code).toBe(2);
    expect(stderr).toMatchSnapshot();
  });

  test('outside a repository', async () => {
    const { code, stderr } = await run('checkpoint.ts', await makePortal(), '--from-git', 'HEAD');
    expect(code).toBe(2);
    expect(stderr).toContain('not a git repository');
  });
});
