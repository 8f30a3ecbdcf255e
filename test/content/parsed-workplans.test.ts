import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  keyOf,
  readParsedEntries,
  readParsedWorkplans,
  toParsedWorkplan,
  writeParsedWorkplans,
} from '../../src/content/parsed-workplans.ts';
import type { ParsedEntry, ParsedWorkplan } from '../../src/content/parsed-workplans.ts';
import type { WorkplanFile } from '../../src/model/workplan.ts';
import { planText, toFiles } from '../graph/workplan-files.ts';

let cache = '';

beforeEach(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'cairn-cache-'));
});
afterEach(async () => {
  await rm(cache, { recursive: true });
});

function filesOf(...names: string[]): WorkplanFile[] {
  return toFiles(Object.fromEntries(names.map((name, i) => [name, planText(`A-WP-${i}`)])));
}

function parsedOf(...files: WorkplanFile[]): Map<string, ParsedWorkplan> {
  return new Map(files.map((file) => [keyOf(file), toParsedWorkplan(file)]));
}

function byKey(files: WorkplanFile[]): Map<string, WorkplanFile> {
  return new Map(files.map((file) => [keyOf(file), file]));
}

async function write(files: WorkplanFile[], repos: string[]): Promise<void> {
  const parsed = parsedOf(...files);
  await writeParsedWorkplans(cache, parsed, { code: '1', repos, parsed });
}

async function findShard(): Promise<string> {
  const [folder = ''] = await readdir(cache);
  const [shard = ''] = await readdir(path.join(cache, folder));
  return path.join(cache, folder, shard);
}

test('what was written comes back, whatever repositories are called and whatever plans say', async () => {
  const repos = ['ops', 'net core/x', ''];
  const [first] = filesOf('ops/a.md');
  if (!first?.plan) throw new Error('nothing was parsed');
  const plan = { ...first.plan, title: 'Über “größte” — 𝄞\u2028\n end' };
  const files = repos.flatMap((repo) => ['c.md', 'd\u00e9.md'].map((name) => ({ ...first, repo, path: name, plan })));
  await write(files, repos);
  const found = readParsedWorkplans(cache, '1');
  expect(new Map([...found].sort())).toEqual(new Map([...byKey(files)].sort()));
});

test('entries tell files apart without their models', async () => {
  const files = filesOf('ops/a.md', 'ops/b.md');
  await write(files, ['ops']);
  const entries = [...(readParsedEntries(cache, '1')).values()];
  expect(entries).toEqual(
    files.map(({ repo, path: inRepo, digest, plan }) => ({ repo, path: inRepo, digest, plan: plan?.id })),
  );
});

test('models that were not parsed anew are kept', async () => {
  const files = filesOf('ops/a.md', 'ops/b.md');
  await write(files, ['ops']);
  const entries = new Map<string, ParsedEntry>(readParsedEntries(cache, '1'));
  const [first, second] = files;
  if (!first || !second) throw new Error('nothing was parsed');
  const changed: WorkplanFile = { ...second, digest: 'new' };
  const parsed = parsedOf(changed);
  for (const [key, file] of parsed) entries.set(key, file);
  await writeParsedWorkplans(cache, entries, { code: '1', repos: ['ops'], parsed });
  expect([...(readParsedWorkplans(cache, '1')).values()]).toEqual([first, changed]);
});

test('what other code parsed counts as absent', async () => {
  await write(filesOf('ops/a.md'), ['ops']);
  expect(readParsedWorkplans(cache, '2')).toEqual(new Map());
  expect(readParsedEntries(cache, '2')).toEqual(new Map());
});

test('a repository without files loses its shard, others keep theirs', async () => {
  await write(filesOf('ops/a.md', 'net/a.md'), ['ops', 'net']);
  await write(filesOf('net/a.md'), ['ops']);
  expect([...(readParsedWorkplans(cache, '1')).keys()]).toEqual(['net/a.md']);
});

test('an empty cache, a shard cut off and a broken one are read as nothing', async () => {
  expect(readParsedWorkplans(cache, '1')).toEqual(new Map());
  await write(filesOf('ops/a.md', 'ops/b.md'), ['ops']);
  const shard = await findShard();
  const text = await readFile(shard, 'utf8');
  for (const broken of [text.slice(0, -1), text.slice(0, 40), '']) {
    await writeFile(shard, broken);
    expect(readParsedWorkplans(cache, '1')).toEqual(new Map());
    expect(readParsedEntries(cache, '1')).toEqual(new Map());
  }
});
