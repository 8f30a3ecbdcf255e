// Collecting from real repositories: a bare one over `file`, over `http` through `git http-backend`, and over `ssh`.
import { createServer as createTcpServer } from 'node:net';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readPortal } from '../../scripts/read-portal.ts';
import { git } from '../scripts/git-content.ts';
import { makeFolder, writeFiles } from '../scripts/content.ts';
import {
  collectedOf,
  lockOf,
  lockedOf,
  makeOrigin,
  makeSite,
  noon,
  push,
  restate,
  run,
  textsOf,
} from './collected.ts';
import type { Origin } from './collected.ts';
import { canServeSsh, listen, serveGit, serveSsh } from './servers.ts';

const plans = { 'workplans/a.md': 'a', 'workplans/in/b.md': 'b', 'README.md': 'no plan' };

function over({ bare }: Origin, more = ''): string {
  return `  - { id: ops, repo: "file://${bare}"${more} }\n`;
}

test('plans come over file, with the commit and when it was fetched', async () => {
  const origin = await makeOrigin(plans);
  const site = await makeSite(over(origin));
  expect((await run(site)).code).toBe(0);
  expect(await collectedOf(site)).toEqual([
    'workplans/ops/workplans/a.md',
    'workplans/ops/workplans/in/b.md',
  ]);
  expect(await lockOf(site)).toMatchObject({
    collected_at: noon,
    sources: [{ id: 'ops', commit: git(origin.bare, 'rev-parse', 'main'), fetched_at: noon, files: 2 }],
  });
});

test('what was collected is a portal, with every place at its commit', async () => {
  const origin = await makeOrigin({
    'workplans/a.md':
      '---\nid: A-WP-1\ntitle: A\nstatus: active\n---\n\n## T\n\n```task\nid: A-WP-1-T1\n```\n',
    'gates/key.yaml': 'id: key\ntitle: Key\nblocks: [A-WP-1-T1]\n',
    'probes/hub/1.json':
      '{"schema":"cairn.probe/v1","service":"hub","probe":"api","status":"up","checked_at":"2026-06-27T11:59:00Z"}',
  });
  const site = await makeSite(
    over(origin, ', gates: ["gates/*"], probes: ["probes/**/*.json"]'),
    'services: [{ id: hub }]\n',
  );
  await run(site);
  const portal = await readPortal(site.content);
  expect(portal.collectedAt).toBe(noon);
  expect(portal.commitOf('ops')).toBe(git(origin.bare, 'rev-parse', 'main'));
  expect(portal.quarantined).toEqual([]);
  expect(portal.services.all.map(({ id, status }) => [id, status])).toEqual([['hub', 'up']]);
  expect(portal.gateFiles.map((file) => file.path)).toEqual(['gates/ops/gates/key.yaml']);
});

test('changes come, what is gone goes, and nothing else is written', async () => {
  const origin = await makeOrigin(plans);
  const site = await makeSite(over(origin));
  await run(site);
  await rm(path.join(origin.work, 'workplans/in/b.md'));
  await origin.commit({ 'workplans/a.md': 'A', 'workplans/c.md': 'c' });
  const { lines } = await run(site);
  expect(lines).toEqual(['1 of 1 sources read: 1 files added, 1 changed, 1 removed']);
  expect(await textsOf(site)).toMatchObject({ 'workplans/ops/workplans/a.md': 'A' });
  expect(await collectedOf(site)).toEqual(['workplans/ops/workplans/a.md', 'workplans/ops/workplans/c.md']);
  const again = await run(site, { now: '2026-06-28T12:00:00Z' });
  expect(again.lines).toEqual(['1 of 1 sources read: 0 files added, 0 changed, 0 removed']);
});

test('a history that was rewritten is followed', async () => {
  const origin = await makeOrigin(plans);
  const site = await makeSite(over(origin));
  await run(site);
  await writeFiles(origin.work, { 'workplans/a.md': 'rewritten' });
  git(origin.work, 'add', '--all', '.');
  const commit = push(origin, '--amend');
  await run(site);
  expect(await lockedOf(site, 'ops')).toMatchObject({ commit });
  expect(await textsOf(site)).toMatchObject({ 'workplans/ops/workplans/a.md': 'rewritten' });
});

test('a branch, a tag and a path beside portal.yaml', async () => {
  const origin = await makeOrigin(plans);
  git(origin.bare, 'tag', 'v1', 'main');
  await origin.commit({ 'workplans/a.md': 'later' });
  const bare = path.join('..', path.basename(path.dirname(origin.bare)), 'ops.git');
  const site = await makeSite(`  - { id: ops, repo: "../${bare}", ref: v1 }\n`);
  expect((await run(site)).lines).toHaveLength(1);
  expect(await textsOf(site)).toMatchObject({ 'workplans/ops/workplans/a.md': 'a' });
});

test('gates, probes, runs and exports of a registry go where they are read', async () => {
  const origin = await makeOrigin({
    'gates/key.yaml': 'id: key\n',
    'probes/state-hub/1.json': '{}',
    'runs/triage/1.json': '{}',
    'exports/hub.json': '{}',
    'runs/triage/notes.txt': 'x',
  });
  const globs =
    ', gates: ["gates/*"], probes: ["probes/**/*.json"], runs: ["runs/**"], registry: ["exports/*"]';
  const site = await makeSite(over(origin, globs));
  await run(site);
  expect(await collectedOf(site)).toEqual([
    'gates/ops/gates/key.yaml',
    'probes/state-hub/ops/1.json',
    'registry/ops/exports/hub.json',
    'runs/triage/ops/1.json',
  ]);
  expect(await lockedOf(site, 'ops')).toMatchObject({
    files: 0,
    other_files: 4,
    skipped: [{ path: 'runs/triage/notes.txt', reason: 'files of that kind are not read as runs' }],
  });
});

test('hostile names, links, submodules and large files are left out, with the reason', async () => {
  const origin = await makeOrigin({ ...plans, 'workplans/big.md': 'x'.repeat(2000) });
  const blob = git(origin.work, 'rev-parse', 'HEAD:workplans/a.md');
  const names = ['CON.md', 'a\u0001b.md', 'a\\b.md', 'A.md', 'x:y.md', 'end .md', 'dot..md', 'bidi\u202e.md'];
  for (const name of names) {
    git(origin.work, 'update-index', '--add', '--cacheinfo', `100644,${blob},workplans/${name}`);
  }
  git(origin.work, 'update-index', '--add', '--cacheinfo', `120000,${blob},workplans/link.md`);
  const commit = git(origin.work, 'rev-parse', 'HEAD');
  git(origin.work, 'update-index', '--add', '--cacheinfo', `160000,${commit},workplans/module.md`);
  push(origin);
  const site = await makeSite(over(origin, ', max_file_bytes: 1000'));
  await run(site);
  expect(await collectedOf(site)).toEqual([
    'workplans/ops/workplans/A.md',
    'workplans/ops/workplans/dot..md',
    'workplans/ops/workplans/end .md',
    'workplans/ops/workplans/in/b.md',
  ]);
  expect((await lockedOf(site, 'ops')).skipped).toMatchInlineSnapshot(`
    [
      {
        "path": "workplans/CON.md",
        "reason": "its name means a device on other systems",
      },
      {
        "path": "workplans/a�b.md",
        "reason": "its name has control characters, or is not UTF-8",
      },
      {
        "path": "workplans/a.md",
        "reason": "it would take the place of workplans/A.md, whose name is the same to some systems",
      },
      {
        "path": "workplans/a\\b.md",
        "reason": "its name has characters that other systems do not allow",
      },
      {
        "path": "workplans/bidi�.md",
        "reason": "its name has control characters, or is not UTF-8",
      },
      {
        "path": "workplans/big.md",
        "reason": "it has more than 1000 bytes",
      },
      {
        "path": "workplans/link.md",
        "reason": "it is a symbolic link; links are never followed",
      },
      {
        "path": "workplans/module.md",
        "reason": "it is a submodule; state it as a source of its own",
      },
      {
        "path": "workplans/x:y.md",
        "reason": "its name has characters that other systems do not allow",
      },
    ]
  `);
});

test('an address that hangs ends when its time is over, and the last good copy stays', async () => {
  const origin = await makeOrigin(plans);
  const site = await makeSite(over(origin));
  await run(site);
  const before = await textsOf(site);
  const address = await listen(createTcpServer(() => undefined));
  await restate(site, `  - { id: ops, repo: "${address}/ops.git", private: true, timeout_s: 1 }\n`);
  const later = '2026-06-28T12:00:00Z';
  const start = performance.now();
  const { code, lines } = await run(site, { now: later });
  expect(performance.now() - start).toBeLessThan(5000);
  expect(code).toBe(1);
  expect(lines[1]).toBe('ops keeps its last good copy: it did not answer in time. Raise its `timeout_s`.');
  expect(await lockedOf(site, 'ops')).toMatchObject({
    fetched_at: noon,
    failed_at: later,
    reason: 'it did not answer in time',
  });
  const { 'portal.yaml': _, 'sources.lock.json': __, ...rest } = before;
  expect(await textsOf(site)).toMatchObject(rest);
});

test('one that disappears keeps its copy, the others go on, and it comes back', async () => {
  const [gone, stays] = [await makeOrigin(plans), await makeOrigin(plans)];
  const sources = over(gone) + over(stays).replace('ops', 'net');
  const site = await makeSite(sources);
  await run(site);
  await rename(gone.bare, `${gone.bare}.away`);
  await stays.commit({ 'workplans/a.md': 'new' });
  const [first, second] = ['2026-06-28T12:00:00Z', '2026-06-29T12:00:00Z'];
  expect((await run(site, { now: first })).code).toBe(0);
  await run(site, { now: second });
  // Since when, not when last.
  expect(await lockedOf(site, 'ops')).toMatchObject({ fetched_at: noon, failed_at: first });
  expect((await lockedOf(site, 'ops')).reason).toContain('does not appear to be a git repository');
  expect(await lockedOf(site, 'net')).toMatchObject({ fetched_at: second });
  expect(await textsOf(site)).toMatchObject({
    'workplans/ops/workplans/a.md': 'a',
    'workplans/net/workplans/a.md': 'new',
  });
  await rename(`${gone.bare}.away`, gone.bare);
  await run(site, { now: second });
  expect(await lockedOf(site, 'ops')).not.toHaveProperty('failed_at');
});

test('offline, the content is made again from the cache', async () => {
  const origin = await makeOrigin(plans);
  const site = await makeSite(over(origin));
  await run(site);
  const before = await textsOf(site);
  await rm(origin.bare, { recursive: true });
  await rm(path.join(site.content, 'workplans'), { recursive: true });
  await rm(path.join(site.content, 'sources.lock.json'));
  await run(site, { isOffline: true, now: '2027-01-01T00:00:00Z' });
  expect(await textsOf(site)).toEqual(before);
});

test('what a killed git left in the mirror, or broke, is overcome', async () => {
  const origin = await makeOrigin(plans);
  const site = await makeSite(over(origin));
  await run(site);
  const [cached = ''] = await readdir(path.join(site.cache, 'collect'));
  const mirror = path.join(site.cache, 'collect', cached, 'mirror.git');
  await writeFile(path.join(mirror, 'shallow.lock'), '');
  await origin.commit({ 'workplans/a.md': 'second' });
  expect((await run(site)).code).toBe(0);
  await rm(path.join(mirror, 'objects'), { recursive: true });
  await origin.commit({ 'workplans/a.md': 'third' });
  expect((await run(site)).lines).toHaveLength(1);
  expect(await textsOf(site)).toMatchObject({ 'workplans/ops/workplans/a.md': 'third' });
  await writeFile(path.join(mirror, 'shallow'), 'no commit\n');
  await origin.commit({ 'workplans/a.md': 'fourth' });
  expect((await run(site)).lines).toHaveLength(1);
  expect(await textsOf(site)).toMatchObject({ 'workplans/ops/workplans/a.md': 'fourth' });
});

test.skipIf(!canServeSsh)('over ssh, with the keys of who collects, and without a question', async () => {
  const origin = await makeOrigin(plans);
  const server = await serveSsh(await makeFolder());
  const through = async (who: Parameters<typeof server.client>[0]): Promise<void> => {
    vi.stubEnv('PATH', `${await server.client(who)}${path.delimiter}${ownPath}`);
  };
  const ownPath = process.env['PATH'] ?? '';
  onTestFinished(() => void vi.unstubAllEnvs());
  const repo = `${server.address}${origin.bare}`;
  const site = await makeSite(`  - { id: ops, repo: "${repo}", private: true }\n`);
  await through('without the host key');
  expect((await run(site)).lines.join('\n')).toContain('Host key verification failed');
  await through('without a key');
  expect((await run(site)).lines.join('\n')).toContain('Permission denied');
  await through('known');
  expect(await run(site)).toMatchObject({ code: 0 });
  expect(await collectedOf(site)).toHaveLength(2);
  await origin.commit({ 'workplans/a.md': 'second' });
  expect(await run(site)).toMatchObject({ code: 0 });
  expect(await textsOf(site)).toMatchObject({ 'workplans/ops/workplans/a.md': 'second' });
  await restate(site, `  - { id: ops, repo: "${repo}" }\n`);
  expect((await run(site)).lines[1]).toContain('127.0.0.1, an address of a private network');
});

test('over http, where a token is asked for, and only where a private host is meant', async () => {
  const origin = await makeOrigin(plans);
  const server = await serveGit(path.dirname(origin.bare), 'x-access-token:t0ken');
  const site = await makeSite(
    `  - { id: ops, repo: "${server.address}/ops.git", private: true, token_env: FORGE_TOKEN }\n`,
  );
  const refused = await run(site, { environment: { FORGE_TOKEN: 'wrong-0' } });
  expect(refused.code).toBe(1);
  expect(refused.lines.join()).not.toContain('wrong-0');
  expect((await run(site)).lines[1]).toContain('the environment variable FORGE_TOKEN is empty');
  expect(await run(site, { environment: { FORGE_TOKEN: 't0ken' } })).toMatchObject({ code: 0 });
  expect(await collectedOf(site)).toHaveLength(2);
  const port = new URL(server.address).port;
  const named = `http://localhost:${port}/ops.git`;
  await restate(site, `  - { id: ops, repo: "${named}", private: true, token_env: FORGE_TOKEN }\n`);
  expect(await run(site, { environment: { FORGE_TOKEN: 't0ken' } })).toMatchObject({ code: 0 });
  await restate(site, `  - { id: ops, repo: "https://127.0.0.1:${port}/ops.git" }\n`);
  expect((await run(site)).lines[1]).toContain('127.0.0.1, an address of a private network');
});
