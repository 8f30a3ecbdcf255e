// What holds for all sources together: loss, secrets, several collectors, kills.
import { spawn } from 'node:child_process';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { finishCollecting } from '../../scripts/collect/staging.ts';
import { makeContent, makeFolder, writeFiles } from '../scripts/content.ts';
import { project, runScript } from '../scripts/run-script.ts';
import { collectedOf, lockOf, lockedOf, makeSite, noon, restate, run, textsOf } from './collected.ts';
import type { Site } from './collected.ts';

vi.setConfig({ testTimeout: 60_000 });

const later = '2026-06-28T12:00:00Z';

function plans(count: number, text = 'x'): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`workplans/${at}.md`, text]));
}

async function makeFolderSite(count: number, more = ''): Promise<{ site: Site; folder: string }> {
  const folder = await makeContent(plans(count));
  const site = await makeSite(`  - { id: ops, path: "${folder}" }\n`, more);
  await run(site);
  return { site, folder };
}

test('a loss of more than half of the plans stops it, and nothing is changed', async () => {
  const { site, folder } = await makeFolderSite(10);
  const before = await textsOf(site);
  for (let at = 0; at < 6; at++) await rm(path.join(folder, `workplans/${at}.md`));
  await writeFiles(folder, { 'workplans/9.md': 'changed' });
  await expect(run(site, { now: later })).rejects.toMatchObject({
    code: 1,
    message: 'Of 10 plans 6 would be lost, more than the share of 0.5. Nothing was changed.',
  });
  expect(await textsOf(site)).toEqual(before);
  await restate(site, `  - { id: ops, path: "${folder}" }\n`, 'policies: { collect_loss_share: 0.7 }\n');
  expect((await run(site)).code).toBe(0);
  expect(await collectedOf(site)).toHaveLength(4);
});

test('plans that only moved are not lost', async () => {
  const { site, folder } = await makeFolderSite(4);
  await rename(path.join(folder, 'workplans'), path.join(folder, 'away'));
  await mkdir(path.join(folder, 'workplans'));
  await rename(path.join(folder, 'away'), path.join(folder, 'workplans/in'));
  expect((await run(site)).lines).toEqual(['1 of 1 sources read: 4 files added, 0 changed, 4 removed']);
});

test('only the source that is named; what is by hand and what others have stays', async () => {
  const { site, folder } = await makeFolderSite(2);
  const net = await makeContent(plans(1));
  await writeFiles(site.content, { 'workplans/hand/a.md': 'a', 'gates/own.yaml': 'id: own\n' });
  await restate(
    site,
    `  - { id: ops, path: "${folder}" }\n  - { id: net, path: "${net}" }\n  - { id: hand }\n`,
  );
  await rm(folder, { recursive: true });
  expect((await run(site, { only: ['net'], now: later })).code).toBe(0);
  expect(await collectedOf(site)).toHaveLength(5);
  expect((await lockOf(site)).sources).toMatchObject([
    { id: 'ops', fetched_at: noon },
    { id: 'net', fetched_at: later },
  ]);
  await expect(run(site, { only: ['hand'] })).rejects.toMatchObject({
    code: 2,
    hint: 'Sources are ops, net.',
  });
});

test('a source that is stated no more goes, with its files', async () => {
  const { site } = await makeFolderSite(2);
  const net = await makeContent(plans(2));
  await writeFiles(site.content, { 'workplans/hand/a.md': 'a' });
  await restate(site, `  - { id: net, path: "${net}" }\n`);
  await run(site);
  expect((await lockOf(site)).sources.map(({ id }) => id)).toEqual(['net']);
  expect(await collectedOf(site)).toEqual([
    'workplans/hand/a.md',
    'workplans/net/workplans/0.md',
    'workplans/net/workplans/1.md',
  ]);
});

test('a secret stops it before anything is written', async () => {
  const { site, folder } = await makeFolderSite(2);
  const before = await textsOf(site);
  await writeFiles(folder, { 'workplans/0.md': 'changed', 'workplans/new.md': 'hush' });
  const seen: string[] = [];
  const { code, problems } = await run(site, {
    scan: (files) => {
      seen.push(...files.map((file) => file.path));
      return [{ path: 'workplans/ops/workplans/new.md', line: 1, message: 'a secret' }];
    },
  });
  expect({ code, problems }).toMatchObject({ code: 1, problems: [{ line: 1 }] });
  expect(seen).toEqual([
    'workplans/ops/workplans/0.md',
    'workplans/ops/workplans/new.md',
    'provenance/ops.json',
  ]);
  expect(await textsOf(site)).toEqual(before);
});

test('too many files, and too many that are left out', async () => {
  const folder = await makeContent({ ...plans(3), ...plansWithBadNames(120) });
  const source = `  - { id: ops, path: "${folder}", max_files: `;
  const site = await makeSite(`${source}2 }\n`);
  expect((await run(site)).lines[1]).toContain('it has 3 files, 2 at most are collected');
  await restate(site, `${source}3 }\n`);
  await run(site);
  const { skipped, skipped_more } = await lockedOf(site, 'ops');
  expect([skipped?.length, skipped_more]).toEqual([100, 20]);
});

function plansWithBadNames(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`workplans/${at}:.md`, 'x']));
}

test('a second collector waits, or says who is at work', async () => {
  const { site } = await makeFolderSite(1);
  const desk = path.join(site.content, '.collecting');
  await writeFiles(desk, { owner: `${process.pid} ${hostname()} other` });
  await expect(run(site)).rejects.toMatchObject({
    code: 2,
    message: `Another command is collecting: process ${process.pid} on ${hostname()}.`,
  });
  const away = path.join(await makeFolder(), 'desk');
  setTimeout(() => void rename(desk, away), 300);
  expect((await run(site, { waitMs: 10_000, now: later })).code).toBe(0);
});

test('two at once do the same as one after the other', async () => {
  const { site, folder } = await makeFolderSite(20);
  await writeFiles(folder, plans(20, 'y'));
  await Promise.all([run(site, { waitMs: 20_000 }), run(site, { waitMs: 20_000 })]);
  expect(Object.values(await textsOf(site)).filter((text) => text === 'y')).toHaveLength(20);
  expect((await collectedOf(site)).filter((file) => file.startsWith('.'))).toEqual([]);
}, 60_000);

test('a kill at any moment leaves the old content or the new', async () => {
  const { site, folder } = await makeFolderSite(400);
  const old = withoutLock(await textsOf(site));
  await writeFiles(folder, plans(400, 'y'));
  await rm(path.join(folder, 'workplans/7.md'));
  await writeFiles(folder, { 'workplans/new.md': 'new' });
  const expected = await makeSite(`  - { id: ops, path: "${folder}" }\n`);
  await run(expected);
  const fresh = withoutLock(await textsOf(expected));
  const saved = await makeFolder();
  await cp(site.content, saved, { recursive: true });
  const outcomes = new Set<string>();
  const wholeMs = await collectUntil(site, Infinity);
  const begin = performance.now();
  // A slow machine does little in that time: both outcomes must have been seen.
  const isLong = (ms: number): boolean => performance.now() - begin > ms;
  while (!isLong(12_000) || (outcomes.size < 2 && !isLong(40_000))) {
    await rm(site.content, { recursive: true });
    await cp(saved, site.content, { recursive: true });
    await collectUntil(site, wholeMs * (0.4 + 0.7 * Math.random()));
    await finishCollecting(site.content);
    const after = withoutLock(await textsOf(site));
    const isOld = JSON.stringify(after) === JSON.stringify(old);
    outcomes.add(isOld ? 'old' : 'new');
    if (!isOld) expect(after).toEqual(fresh);
    expect((await lockOf(site)).collected_at === noon).toBe(isOld);
  }
  expect([...outcomes].sort()).toEqual(['new', 'old']);
  expect((await run(site)).code).toBe(0);
  expect((await collectedOf(site)).filter((file) => file.startsWith('.'))).toEqual([]);
});

/** What a killed collector had only begun is no content; the next one clears it away. */
function withoutLock(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter(
      ([file]) => !/^\.collecting|^portal\.yaml$|^sources\.lock\.json$/.test(file),
    ),
  );
}

/** Runs the command and kills it after a while; answers how long it ran. */
function collectUntil({ content, cache }: Site, killAfterMs: number): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    const args = ['scripts/collect.ts', '--content', content, '--cache', cache];
    const child = spawn(process.execPath, args, { cwd: project, stdio: 'ignore' });
    const timer = Number.isFinite(killAfterMs) && setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.once('close', () => {
      if (timer) clearTimeout(timer);
      resolve(performance.now() - start);
    });
  });
}

test('the command says what it did, line by line where there is no terminal', async () => {
  const { site, folder } = await makeFolderSite(2);
  await restate(site, `  - { id: ops, path: "${folder}" }\n  - { id: gone, path: "${folder}/gone" }\n`);
  const { code, stdout, stderr } = await runScript('collect.ts', [
    '--content',
    site.content,
    '--cache',
    site.cache,
  ]);
  expect(code).toBe(0);
  expect(stderr.replaceAll(folder, 'FOLDER').split('\n').sort()).toEqual([
    '',
    'gone: FOLDER/gone is no folder',
    'ops: 2 files',
  ]);
  expect(stdout.replaceAll(folder, 'FOLDER')).toMatchInlineSnapshot(`
    "1 of 2 sources read: 0 files added, 0 changed, 0 removed
    gone keeps its last good copy: FOLDER/gone is no folder. See whether it is there and readable.
    "
  `);
});

test('a folder without sources cannot be collected', async () => {
  const site = await makeSite('  []\n');
  await writeFile(path.join(site.content, 'portal.yaml'), 'title: T\n');
  await expect(run(site)).rejects.toMatchObject({ code: 2 });
});
