// What is recorded of collected files: where they come from, and when they were last changed there.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPortal } from '../../scripts/read-portal.ts';
import { parseProvenance } from '../../src/parse/provenance.ts';
import { commitAll, git } from '../scripts/git-content.ts';
import { makeFolder, writeFiles } from '../scripts/content.ts';
import { makeSite, restate, run, textsOf } from './collected.ts';
import type { Site } from './collected.ts';

type Files = Record<string, string>;

/** A repository with commits at noon of their days. */
class Repository {
  readonly work: string;

  constructor(work: string) {
    this.work = work;
  }

  static async make(commits: [day: string, files: Files][]): Promise<Repository> {
    const work = path.join(await makeFolder(), 'ops');
    await writeFiles(work, {});
    git(path.dirname(work), 'init', '--quiet', '--initial-branch=main', work);
    git(work, 'config', 'uploadpack.allowFilter', 'true');
    const repository = new Repository(work);
    for (const [day, files] of commits) await repository.commit(day, files);
    return repository;
  }

  async commit(day: string, files: Files): Promise<void> {
    await writeFiles(this.work, files);
    commitAll(this.work, day);
  }

  source(more = ''): string {
    return `  - { id: ops, repo: "file://${this.work}"${more} }\n`;
  }
}

/** Day of the last change, by place in the content. */
async function daysOf(site: Site): Promise<Record<string, string | null>> {
  const text = (await textsOf(site))['provenance/ops.json'] ?? '';
  const { files } = parseProvenance(text, 'provenance/ops.json');
  return Object.fromEntries(
    files.map(({ at, changed_at: changed }) => [
      at.replace('workplans/ops/workplans/', ''),
      changed?.slice(0, 10) ?? null,
    ]),
  );
}

const early: [string, Files][] = [
  ['2026-06-01', { 'workplans/a.md': 'a', 'workplans/b.md': 'b', 'README.md': 'r' }],
  ['2026-06-02', { 'workplans/b.md': 'B' }],
  ['2026-06-03', { 'README.md': 'R' }],
];

test('each plan has the moment of the newest commit that changed it', async () => {
  const repository = await Repository.make(early);
  const site = await makeSite(repository.source());
  await run(site);
  expect((await textsOf(site))['provenance/ops.json']).toMatchInlineSnapshot(`
    "{"schema":"cairn.provenance/v1","source":"ops","files":[
      {"at":"workplans/ops/workplans/a.md","path":"workplans/a.md","changed_at":"2026-06-01T12:00:00Z"},
      {"at":"workplans/ops/workplans/b.md","path":"workplans/b.md","changed_at":"2026-06-02T12:00:00Z"}
    ]}
    "
  `);
  await repository.commit('2026-06-04', { 'workplans/c.md': 'c' });
  await run(site);
  expect(await daysOf(site)).toEqual({ 'a.md': '2026-06-01', 'b.md': '2026-06-02', 'c.md': '2026-06-04' });
});

test('what came by a merge was changed where it was written', async () => {
  const repository = await Repository.make(early);
  const { work } = repository;
  git(work, 'switch', '--quiet', '-c', 'side');
  await repository.commit('2026-06-04', { 'workplans/a.md': 'A' });
  git(work, 'switch', '--quiet', 'main');
  await repository.commit('2026-06-05', { 'workplans/b.md': 'BB' });
  git(work, '-c', 'user.name=t', '-c', 'user.email=t@cairn.example', 'merge', '--quiet', '--no-edit', 'side');
  const site = await makeSite(repository.source());
  await run(site);
  expect(await daysOf(site)).toEqual({ 'a.md': '2026-06-04', 'b.md': '2026-06-05' });
});

describe('where the history ends', () => {
  test('nobody knows when the files were changed that it does not tell of', async () => {
    const repository = await Repository.make([...early, ['2026-06-04', { 'workplans/a.md': 'A' }]]);
    const site = await makeSite(repository.source(', history_commits: 2'));
    await run(site);
    expect(await daysOf(site)).toEqual({ 'a.md': '2026-06-04', 'b.md': null });
    await restate(site, repository.source(', history_commits: 0'));
    await run(site);
    expect(await daysOf(site)).toEqual({ 'a.md': null, 'b.md': null });
  });

  test('new commits are asked for, and the old ones forgotten', async () => {
    const repository = await Repository.make(early);
    const site = await makeSite(repository.source(', history_commits: 3'));
    await run(site);
    await repository.commit('2026-06-04', { 'workplans/a.md': 'A' });
    await run(site);
    expect(await daysOf(site)).toEqual({ 'a.md': '2026-06-04', 'b.md': null });
  });
});

test('without its history a source is collected, with the dates of what has not changed since', async () => {
  const repository = await Repository.make(early);
  const site = await makeSite(repository.source());
  await run(site);
  await repository.commit('2026-06-04', { 'workplans/a.md': 'A' });
  const [cached] = await readdir(path.join(site.cache, 'collect'));
  const history = path.join(site.cache, 'collect', cached ?? '', 'history.git');
  const current = path.join(history, 'refs', 'cairn', 'current');
  await rm(current);
  // Where git wants to put a file of its own.
  await writeFiles(current, { 'in/the/way': '' });
  expect((await run(site)).code).toBe(0);
  expect(await daysOf(site)).toEqual({ 'a.md': null, 'b.md': '2026-06-02' });
  await rm(current, { recursive: true });
  // Nothing is new, and yet it is asked for again.
  expect((await run(site)).lines).toEqual(['1 of 1 sources read: 0 files added, 0 changed, 0 removed']);
  expect(await daysOf(site)).toEqual({ 'a.md': '2026-06-04', 'b.md': '2026-06-02' });
});

test('offline, the record is made again from the cache, of a working tree as well', async () => {
  const repository = await Repository.make(early);
  for (const source of [repository.source(), `  - { id: ops, path: "${repository.work}" }\n`]) {
    const site = await makeSite(source);
    await run(site);
    const before = await textsOf(site);
    expect(await daysOf(site)).toEqual({ 'a.md': '2026-06-01', 'b.md': '2026-06-02' });
    await rm(path.join(site.content, 'provenance'), { recursive: true });
    await run(site, { isOffline: true });
    expect((await textsOf(site))['provenance/ops.json']).toBe(before['provenance/ops.json']);
  }
});

test('a working tree that is no commit has no dates; a source that goes takes its record along', async () => {
  const repository = await Repository.make(early);
  const site = await makeSite(`  - { id: ops, path: "${repository.work}" }\n`);
  await writeFiles(repository.work, { 'workplans/a.md': 'not yet committed' });
  await run(site);
  expect(await daysOf(site)).toEqual({ 'a.md': null, 'b.md': null });
  await restate(site, repository.source().replace('ops,', 'net,'));
  await run(site);
  expect(Object.keys(await textsOf(site)).filter((file) => file.startsWith('provenance/'))).toEqual([
    'provenance/net.json',
  ]);
});

test('evidence leads to its file in the repository, wherever it lies in the content', async () => {
  const repository = await Repository.make([
    [
      '2026-06-01',
      {
        'workplans/a.md': '---\nid: A-WP-1\ntitle: A\n---\n',
        'ops/evidence/probes/hub/1.json':
          '{"schema":"cairn.probe/v1","service":"hub","probe":"api","status":"up","checked_at":"2026-06-27T11:59:00Z"}',
        'gates/key.yaml': 'id: key\ntitle: Key\nblocks: [A-WP-1]\n',
      },
    ],
  ]);
  const globs =
    ', link: "https://forge.example/{commit}/{path}#{line}", gates: ["gates/*"], probes: ["ops/**/*.json"]';
  const site = await makeSite(repository.source(globs));
  await run(site);
  // An address on the web, as a link needs one; the files are there already.
  await restate(site, `  - { id: ops, repo: "https://forge.example/ops.git"${globs} }\n`);
  const portal = await readPortal(site.content);
  const linkOf = (file: string): string | undefined =>
    portal.sourceUrl({ repo: '', path: file, line: 3, column: 1 });
  const commit = git(repository.work, 'rev-parse', 'HEAD');
  expect(linkOf('probes/hub/ops/1.json')).toBe(
    `https://forge.example/${commit}/ops/evidence/probes/hub/1.json#3`,
  );
  expect(linkOf('gates/ops/gates/key.yaml')).toBe(`https://forge.example/${commit}/gates/key.yaml#3`);
  expect(portal.changedAt({ repo: 'ops', path: 'workplans/a.md' })).toBe('2026-06-01T12:00:00Z');
});
