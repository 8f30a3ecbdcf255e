// npm run verify: whatever is changed, removed or added in a chain of checkpoints is named.
import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readCheckpointShelf } from '../../src/content/checkpoint-folders.ts';
import { toDigest } from '../../src/model/digest.ts';
import { checkChain, formatChain } from '../../src/parse/checkpoint-chain.ts';
import { makePlace, tryBuild } from './build-site.ts';
import { makeChain, makePortal, run } from './checkpoint-content.ts';
import { makeFolder } from './content.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let chain = '';
beforeAll(async () => {
  chain = await makeChain();
});

const newest = '2026-07-01';
const ids = ['2026-06-27', '2026-06-27-2', newest];

/** A copy of the chain after something was done to it. */
async function tamper(change: (checkpoints: string) => Promise<unknown>): Promise<string> {
  const content = path.join(await makeFolder(), 'content');
  await cp(chain, content, { recursive: true });
  await change(path.join(content, 'checkpoints'));
  return content;
}

async function sayOf(change: (checkpoints: string) => Promise<unknown>): Promise<string> {
  const content = await tamper(change);
  return formatChain(checkChain(readCheckpointShelf(content))).replace(/[0-9a-f]{64}/g, '<digest>');
}

/** One byte becomes another. */
async function flip(file: string): Promise<void> {
  const data = await readFile(file);
  const middle = Math.floor(data.length / 2);
  data[middle] = (data[middle] ?? 0) ^ 1;
  await writeFile(file, data);
}

describe('the command', () => {
  test('of a whole chain says what its newest manifest is', async () => {
    const { code, stdout } = await run('verify.ts', chain);
    const digest = toDigest(await readFile(path.join(chain, 'checkpoints', newest, 'manifest.json')));
    expect(stdout).toBe(
      `3 checkpoints, every file and link as it was frozen.\nNewest: ${newest}, manifest ${digest}\n`,
    );
    expect(code).toBe(0);
  });

  test('without any checkpoint is content', async () => {
    const { code, stdout } = await run('verify.ts', await makePortal());
    expect([code, stdout]).toEqual([0, 'There is no checkpoint yet.\n']);
  });

  test('of a broken chain fails, and names the first broken link', async () => {
    const content = await tamper((folder) => flip(path.join(folder, ids[1] ?? '', 'snapshot.json')));
    const { code, stdout } = await run('verify.ts', content);
    expect(code).toBe(1);
    expect(stdout).toContain('checkpoints/2026-06-27-2/snapshot.json: changed: ');
    expect(stdout).toContain('The first broken link of the chain is 2026-06-27-2.');
  });

  test('of no content at all is wrong use', async () => {
    expect((await run('verify.ts', '/nowhere/at/all')).code).toBe(2);
  });
});

describe('one byte that is another', () => {
  const files = [
    ...ids.flatMap((id) => [`${id}/snapshot.json`, `${id}/manifest.json`]),
    `${newest}/note.mdx`,
  ];

  // Nothing vouches for the newest manifest yet; a digest of it that was flipped no longer fits its files.
  test.each(files)('in %s is seen', async (file) => {
    expect(await sayOf((folder) => flip(path.join(folder, file)))).not.toBe('');
  });

  test('in a manifest breaks the link of the next one', async () => {
    const said = await sayOf((folder) => appendFile(path.join(folder, ids[0] ?? '', 'manifest.json'), ' '));
    expect(said).toMatchInlineSnapshot(`
      "checkpoints/2026-06-27-2/manifest.json: broken link: it follows 2026-06-27 whose manifest had SHA-256 <digest>, and now is <digest>.
      The first broken link of the chain is 2026-06-27-2."
    `);
  });
});

describe('what else can be done to a chain', () => {
  test('a file is removed', async () => {
    expect(await sayOf((folder) => rm(path.join(folder, newest, 'note.mdx')))).toMatchInlineSnapshot(`
      "checkpoints/2026-07-01/note.mdx: missing: the manifest names it, and it is not there.
      The first broken link of the chain is 2026-07-01."
    `);
  });

  test('a file is added, even a hidden one', async () => {
    const said = await sayOf((folder) => writeFile(path.join(folder, newest, '.more'), ''));
    expect(said).toMatchInlineSnapshot(`
      "checkpoints/2026-07-01/.more: extra: the manifest does not name it.
      The first broken link of the chain is 2026-07-01."
    `);
  });

  test('a file becomes a link', async () => {
    const said = await sayOf(async (folder) => {
      const file = path.join(folder, newest, 'note.mdx');
      await rename(file, path.join(folder, '..', 'note.mdx'));
      await symlink('../../note.mdx', file);
    });
    expect(said).toMatchInlineSnapshot(`
      "checkpoints/2026-07-01/note.mdx: changed: it is no regular file any more.
      The first broken link of the chain is 2026-07-01."
    `);
  });

  test('a manifest is removed', async () => {
    const said = await sayOf((folder) => rm(path.join(folder, ids[1] ?? '', 'manifest.json')));
    expect(said).toMatchInlineSnapshot(`
      "checkpoints/2026-06-27-2/manifest.json: missing: the manifest is missing.
      checkpoints/2026-07-01/manifest.json: broken link: it follows 2026-06-27-2 whose manifest had SHA-256 <digest>, and now is missing.
      The first broken link of the chain is 2026-06-27-2."
    `);
  });

  test('a manifest is cut off', async () => {
    const said = await sayOf((folder) =>
      writeFile(path.join(folder, newest, 'manifest.json'), '{\n"schema":'),
    );
    expect(said).toMatchInlineSnapshot(`
      "checkpoints/2026-07-01/manifest.json:2:10: wrong: it is not JSON: it ends too early: a value is expected.
      The first broken link of the chain is 2026-07-01."
    `);
  });

  test('a checkpoint is removed from the middle, or from the beginning', async () => {
    expect(await sayOf((folder) => rm(path.join(folder, ids[1] ?? ''), { recursive: true })))
      .toMatchInlineSnapshot(`
      "checkpoints/2026-07-01/manifest.json: broken link: it follows 2026-06-27-2, and 2026-06-27 comes before it.
      The first broken link of the chain is 2026-07-01."
    `);
    expect(await sayOf((folder) => rm(path.join(folder, ids[0] ?? ''), { recursive: true })))
      .toMatchInlineSnapshot(`
      "checkpoints/2026-06-27-2/manifest.json: broken link: it follows 2026-06-27, which is not there.
      The first broken link of the chain is 2026-06-27-2."
    `);
  });

  test('a checkpoint gets another name', async () => {
    const said = await sayOf((folder) => rename(path.join(folder, newest), path.join(folder, '2026-07-02')));
    expect(said).toMatchInlineSnapshot(`
      "checkpoints/2026-07-02/manifest.json: wrong: the manifest is that of 2026-07-01.
      The first broken link of the chain is 2026-07-02."
    `);
  });

  test('a checkpoint is slipped in', async () => {
    const said = await sayOf((folder) =>
      cp(path.join(folder, ids[0] ?? ''), path.join(folder, '2026-06-28'), { recursive: true }),
    );
    expect(said).toMatchInlineSnapshot(`
      "checkpoints/2026-06-28/manifest.json: wrong: the manifest is that of 2026-06-27.
      checkpoints/2026-06-28/manifest.json: broken link: it says that it is the first, and 2026-06-27-2 comes before it.
      checkpoints/2026-07-01/manifest.json: broken link: it follows 2026-06-27-2, and 2026-06-28 comes before it.
      The first broken link of the chain is 2026-06-28."
    `);
  });

  test('something lies beside them', async () => {
    const said = await sayOf(async (folder) => {
      await mkdir(path.join(folder, 'old'));
      await writeFile(path.join(folder, '.DS_Store'), '');
      await symlink(newest, path.join(folder, '2026-08-01'));
    });
    expect(said).toMatchInlineSnapshot(`
      "checkpoints/2026-08-01: extra: it is no checkpoint: those are folders named by their day.
      checkpoints/old: extra: it is no checkpoint: those are folders named by their day."
    `);
  });
});

test('a manifest can be checked by hand', async () => {
  const folder = path.join(chain, 'checkpoints', newest);
  const command = String.raw`sed -n 's/.*"path":"\([^"]*\)","sha256":"\([^"]*\)".*/\2  \1/p' manifest.json | sha256sum -c`;
  expect(execFileSync('/bin/sh', ['-c', command], { cwd: folder, encoding: 'utf8' })).toBe(
    'note.mdx: OK\nsnapshot.json: OK\n',
  );
});

test('a broken chain fails the build, and the last output stays', async () => {
  const content = await tamper((folder) => flip(path.join(folder, newest, 'snapshot.json')));
  const place = await makePlace();
  await mkdir(place.out);
  await writeFile(path.join(place.out, 'index.html'), 'the last one');
  const { code, stderr } = await tryBuild(content, place);
  expect(code).toBe(1);
  expect(stderr).toContain(`The first broken link of the chain is ${newest}.`);
  expect(await readFile(path.join(place.out, 'index.html'), 'utf8')).toBe('the last one');
});
