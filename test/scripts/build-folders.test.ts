import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { removeLeftovers, stagingFolder } from '../../scripts/build-folders.ts';
import { besideOf } from '../../src/content/whole-file.ts';
import { makeFolder } from './content.ts';

const workshop = path.dirname(stagingFolder());
/** Of a process that has ended. */
const { pid: gone } = spawnSync(process.execPath, ['--version']);
const left = ['build', 'previous'].map((name) => path.join(workshop, `${name}-${gone}`));
left.push(path.join(workshop, `compiling-${gone}-server`));
const others = [stagingFolder(), path.join(workshop, `notes-${gone}`)];

afterEach(() =>
  Promise.all([...left, ...others].map((folder) => rm(folder, { recursive: true, force: true }))),
);

async function expectRemoved(leftovers: readonly string[], kept: readonly string[], cache: string) {
  for (const folder of [...leftovers, ...kept]) await mkdir(path.join(folder, 'in'), { recursive: true });
  await removeLeftovers(cache);
  expect(leftovers.filter(existsSync)).toEqual([]);
  expect(kept.filter(existsSync)).toEqual(kept);
}

test('what a killed build has left is removed, and nothing of one that is at work', async () => {
  await expectRemoved(left, others, await makeFolder());
});

test('also in the cache', async () => {
  const cache = await makeFolder();
  const place = (name: string): string => path.join(cache, name);
  const leftovers = [`pages.json.next-${gone}`, `workplans/ops.jsonl.next-${gone}`];
  const kept = ['pages.json', 'workplans/ops.jsonl', besideOf('workplans/ops.jsonl'), 'code/abc'];
  await expectRemoved(leftovers.map(place), kept.map(place), cache);
});
