// The pages of a checkpoint are of its day: neither a changed plan nor a later checkpoint changes a byte of what they say.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { planText, taskText } from '../graph/workplan-files.ts';
import { build, makePlace } from '../scripts/build-site.ts';
import type { Place } from '../scripts/build-site.ts';
import { freeze, lockOf, makePortal } from '../scripts/checkpoint-content.ts';
import { writeFiles } from '../scripts/content.ts';

let place: Place;
let content: string;
const pages = ['2026-06-20', '2026-06-27'];

beforeAll(async () => {
  place = await makePlace();
  content = await makePortal({ 'sources.lock.json': lockOf('2026-06-20') });
  await freeze(content);
  await writeFiles(content, {
    'sources.lock.json': lockOf('2026-06-27'),
    'workplans/ops/a.md': planText('A-WP-1', 'owner: ada', taskText('T1', 'status: done') + taskText('T2')),
  });
  await freeze(content, '--title', 'The next');
  await build(content, place, { args: ['--no-search'] });
}, 120_000);

/** What a page says; the frame around it is of now. */
async function readMain(page: string): Promise<string> {
  const html = await readFile(path.join(place.out, 'checkpoints', page, 'index.html'), 'utf8');
  return /<main.*<\/main>/s.exec(html)?.[0] ?? '';
}

test('what changed is told on a page of its own', async () => {
  const changes = await readMain('2026-06-27/changes');
  expect(changes).toContain('A-WP-1-T2');
  expect(changes.replace(/<[^>]*>/g, '')).toMatch(/owner\s*none\s*→\s*ada/);
});

test('a changed plan changes no page of a checkpoint', async () => {
  const before = await Promise.all([...pages, '2026-06-27/changes'].map(readMain));
  expect(before.every((main) => main.includes('A-WP-1'))).toBe(true);
  await writeFiles(content, {
    'sources.lock.json': lockOf('2026-07-01'),
    'workplans/ops/a.md': planText('A-WP-1', 'owner: ben\nstatus: finished', taskText('T3')),
    'workplans/ops/b.md': planText('B-WP-1', '', taskText('T1')),
  });
  await build(content, place, { args: ['--no-search'] });
  expect(await Promise.all([...pages, '2026-06-27/changes'].map(readMain))).toEqual(before);
}, 60_000);

test('a checkpoint more changes one page: the newest until then names the one after it', async () => {
  const [first, second, changes] = await Promise.all([...pages, '2026-06-27/changes'].map(readMain));
  await freeze(content, '--title', 'One more');
  await build(content, place, { args: ['--no-search'] });
  const after = await Promise.all([...pages, '2026-06-27/changes'].map(readMain));
  expect(after).toEqual([first, after[1], changes]);
  const withoutNext = after[1]?.replace(/\s*·\s*after:\s*<a[^>]*>One more<\/a>/, '');
  expect(withoutNext?.replace(/\s+/g, ' ')).toBe(second?.replace(/\s+/g, ' '));
}, 60_000);
