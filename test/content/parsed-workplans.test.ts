import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyOf, readParsedWorkplans, writeParsedWorkplans } from '../../src/content/parsed-workplans.ts';
import type { ParsedWorkplans } from '../../src/content/parsed-workplans.ts';
import { planText, toFiles } from '../graph/workplan-files.ts';

let cache = '';

beforeEach(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'cairn-cache-'));
});
afterEach(async () => {
  await rm(cache, { recursive: true });
});

function parsedOf(...names: string[]): ParsedWorkplans {
  const files = toFiles(Object.fromEntries(names.map((name, i) => [name, planText(`A-WP-${i}`)])));
  return new Map(files.map((file) => [keyOf(file), file]));
}

const repos = ['ops', 'net core/x', ''];

test('what was written comes back, whatever repositories are called', async () => {
  const parsed = parsedOf('ops/a.md', 'ops/b.md');
  const [first] = parsed.values();
  if (!first) throw new Error('nothing was parsed');
  for (const repo of repos) parsed.set(keyOf({ repo, path: 'c.md' }), { ...first, repo, path: 'c.md' });
  await writeParsedWorkplans(cache, parsed, { code: '1', repos });
  expect(new Map([...(await readParsedWorkplans(cache, '1'))].sort())).toEqual(new Map([...parsed].sort()));
});

test('what other code parsed counts as absent', async () => {
  await writeParsedWorkplans(cache, parsedOf('ops/a.md'), { code: '1', repos: ['ops'] });
  expect(await readParsedWorkplans(cache, '2')).toEqual(new Map());
});

test('a repository without files loses its shard, others keep theirs', async () => {
  await writeParsedWorkplans(cache, parsedOf('ops/a.md', 'net/a.md'), { code: '1', repos: ['ops', 'net'] });
  const left = parsedOf('net/a.md');
  await writeParsedWorkplans(cache, left, { code: '1', repos: ['ops'] });
  expect([...(await readParsedWorkplans(cache, '1')).keys()]).toEqual(['net/a.md']);
});

test('an empty cache and a broken shard are read as nothing', async () => {
  expect(await readParsedWorkplans(cache, '1')).toEqual(new Map());
  await writeParsedWorkplans(cache, parsedOf('ops/a.md'), { code: '1', repos: ['ops'] });
  const [folder = ''] = await readdir(cache);
  const [shard = ''] = await readdir(path.join(cache, folder));
  await writeFile(path.join(cache, folder, shard), '{"code":"1","files":[{"repo"');
  expect(await readParsedWorkplans(cache, '1')).toEqual(new Map());
});
