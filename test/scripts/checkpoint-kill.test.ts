// A command that writes checkpoints is killed at any moment: each is there as a whole, or not at all, and the next command
// goes on behind it.
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { readCheckpointShelf } from '../../src/content/checkpoint-folders.ts';
import { checkChain } from '../../src/parse/checkpoint-chain.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { freeze, listFolder } from './checkpoint-content.ts';
import { makeHistory } from './git-content.ts';
import type { Change } from './git-content.ts';
import { project } from './run-script.ts';

vi.setConfig({ testTimeout: 120_000 });

const commits = 40;
const budgetMs = 15_000;

function toCommit(_: unknown, position: number): [string, Change] {
  const day = `2026-0${5 + Math.floor(position / 28)}-${String((position % 28) + 1).padStart(2, '0')}`;
  const plan = planText('A-WP-1', '', taskText('T1', `priority: ${position % 2 ? 'high' : 'low'}`));
  return [day, { 'portal.yaml': 'title: T\n', 'workplans/ops/a.md': plan }];
}

test('a kill at any moment leaves a whole chain', async () => {
  const content = await makeHistory(Array.from({ length: commits }, toCommit));
  const counts = new Set<number>();
  const end = performance.now() + budgetMs;
  while (performance.now() < end) {
    await rm(path.join(content, 'checkpoints'), { recursive: true, force: true });
    await killWhileWriting(content, Math.random() * 120);
    const { folders } = readCheckpointShelf(content);
    counts.add(folders.length);
    expect(checkChain(readCheckpointShelf(content))).toEqual([]);
  }
  // Some of them were hit in the middle.
  expect([...counts].filter((count) => count > 0 && count < commits)).not.toEqual([]);
  const before = listFolder(content).filter((name) => !name.startsWith('.'));
  await freeze(content, '--from-git', 'HEAD');
  expect(listFolder(content)).toHaveLength(before.length + 1);
  expect(checkChain(readCheckpointShelf(content))).toEqual([]);
});

/** Kills the command some milliseconds after its first checkpoint, or when it has ended. */
function killWhileWriting(content: string, afterMs: number): Promise<void> {
  return new Promise((resolve) => {
    const range = ['--from-git', '2026-05-01..2026-06-28', '--every', '1d'];
    const script = path.join(project, 'scripts', 'checkpoint.ts');
    const child = spawn(process.execPath, [script, '--content', content, ...range], { cwd: project });
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs));
    child.once('close', () => resolve());
  });
}
