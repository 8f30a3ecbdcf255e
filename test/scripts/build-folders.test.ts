import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { removeLeftovers, stagingFolder } from '../../scripts/build-folders.ts';

const workshop = path.dirname(stagingFolder());
/** Of a process that has ended. */
const { pid: gone } = spawnSync(process.execPath, ['--version']);
const left = ['build', 'previous'].map((name) => path.join(workshop, `${name}-${gone}`));
left.push(path.join(workshop, `compiling-${gone}-server`));
const others = [stagingFolder(), path.join(workshop, `notes-${gone}`)];

afterEach(() =>
  Promise.all([...left, ...others].map((folder) => rm(folder, { recursive: true, force: true }))),
);

test('what a killed build has left is removed, and nothing of one that is at work', async () => {
  for (const folder of [...left, ...others]) await mkdir(path.join(folder, 'in'), { recursive: true });
  await removeLeftovers();
  expect(left.filter(existsSync)).toEqual([]);
  expect(others.filter(existsSync)).toEqual(others);
});
