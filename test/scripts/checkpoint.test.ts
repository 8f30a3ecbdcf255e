// npm run checkpoint: what it freezes, and that it only ever adds.
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readCheckpointShelf } from '../../src/content/checkpoint-folders.ts';
import { checkChain } from '../../src/parse/checkpoint-chain.ts';
import { parseCheckpoint } from '../../src/parse/checkpoint.ts';
import { freeze, listFolder, lockOf, makePortal, run } from './checkpoint-content.ts';
import { writeFiles } from './content.ts';

// Every test starts processes.
vi.setConfig({ testTimeout: 60_000 });

function textOf(content: string, file: string): string {
  return readFileSync(path.join(content, 'checkpoints', file), 'utf8');
}

describe('a checkpoint', () => {
  test('is named by the day of the content, numbered from the second on', async () => {
    const content = await makePortal();
    const first = await freeze(content);
    expect(first.stdout).toMatchInlineSnapshot(`
      "<content>/checkpoints/2026-06-27 is frozen. Stable.
      "
    `);
    await freeze(content);
    await freeze(content);
    expect(listFolder(content)).toEqual(['2026-06-27', '2026-06-27-2', '2026-06-27-3']);
    expect(checkChain(readCheckpointShelf(content))).toEqual([]);
  });

  test('says why it is not stable', async () => {
    const content = await makePortal({ 'gates/key.yaml': 'id: key\ntitle: Key\n' });
    expect((await freeze(content)).stdout).toMatchInlineSnapshot(`
      "<content>/checkpoints/2026-06-27 is frozen. Not stable:
        The gate key has no owner and no route.
      "
    `);
  });

  test('has its title and its note', async () => {
    const content = await makePortal();
    await writeFiles(content, { 'draft.mdx': 'The key came.\n' });
    await freeze(content, '--title', 'Before the move', '--note-file', path.join(content, 'draft.mdx'));
    expect(textOf(content, '2026-06-27/note.mdx')).toBe('The key came.\n');
    const read = parseCheckpoint(textOf(content, '2026-06-27/snapshot.json'), 'snapshot.json');
    expect(read).toMatchObject({ value: { title: 'Before the move', reconstructed: null } });
    const { files } = JSON.parse(textOf(content, '2026-06-27/manifest.json'));
    expect(files.map(({ path: name }: { path: string }) => name)).toEqual(['note.mdx', 'snapshot.json']);
  });

  test('of the same content is the same, byte for byte', async () => {
    const [one, other] = [await makePortal(), await makePortal()];
    await freeze(one, '--note');
    await freeze(other, '--note');
    for (const file of ['snapshot.json', 'note.mdx', 'manifest.json']) {
      expect(textOf(one, `2026-06-27/${file}`)).toBe(textOf(other, `2026-06-27/${file}`));
    }
  });

  test('is no part of the content that it is made from', async () => {
    const content = await makePortal();
    await freeze(content);
    await freeze(content);
    const hashes = ['2026-06-27', '2026-06-27-2'].map(
      (id) => JSON.parse(textOf(content, `${id}/snapshot.json`)).content_hash,
    );
    expect(new Set(hashes).size).toBe(1);
    expect((await run('check.ts', content, '--strict')).code).toBe(0);
  });
});

describe('nothing is frozen', () => {
  test('of content that is older than the newest checkpoint', async () => {
    const content = await makePortal();
    await freeze(content);
    await writeFiles(content, { 'sources.lock.json': lockOf('2026-06-26') });
    const { code, stderr } = await run('checkpoint.ts', content);
    expect([code, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "The content is of 2026-06-26, and the newest checkpoint is 2026-06-27: checkpoints are only ever added at the end.
      Freeze newer content. Checkpoints of the past come before any other is made.
      ",
      ]
    `);
    expect(listFolder(content)).toEqual(['2026-06-27']);
  });

  test('of content without a day', async () => {
    const content = await makePortal();
    await rm(path.join(content, 'sources.lock.json'));
    const { code, stderr } = await run('checkpoint.ts', content);
    expect([code, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Nothing in the content says of which day it is.
      Add sources.lock.json with \`collected_at\`, or dates to the plans.
      ",
      ]
    `);
  });

  test('on top of a chain that is broken', async () => {
    const content = await makePortal();
    await freeze(content);
    await writeFiles(content, { 'checkpoints/2026-06-27/snapshot.json': '{}' });
    const { code, stderr } = await run('checkpoint.ts', content);
    expect(code).toBe(1);
    expect(stderr).toContain('checkpoints/2026-06-27/snapshot.json: changed');
    expect(listFolder(content)).toEqual(['2026-06-27']);
  });

  test('with a note that is not there', async () => {
    const content = await makePortal();
    const { code, stderr } = await run('checkpoint.ts', content, '--note-file', '/nowhere/note.mdx');
    expect([code, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "The note /nowhere/note.mdx cannot be read.
      Name a file of MDX with --note-file FILE.
      ",
      ]
    `);
  });
});

describe('several commands at once', () => {
  test('make one checkpoint each, or none, and leave a whole chain and nothing else', async () => {
    const content = await makePortal();
    const ran = await Promise.all([1, 2, 3, 4].map(() => run('checkpoint.ts', content)));
    const written = ran.filter(({ code }) => code === 0).length;
    expect(written).toBeGreaterThan(0);
    expect(ran.map(({ code }) => code).every((code) => code === 0 || code === 2)).toBe(true);
    expect(listFolder(content)).toHaveLength(written);
    expect(checkChain(readCheckpointShelf(content))).toEqual([]);
  });

  test('one that is at work keeps the others out', async () => {
    const content = await makePortal({
      'checkpoints/.writing/owner': `${process.pid} ${hostname()} x`,
    });
    const { code, stderr } = await run('checkpoint.ts', content);
    expect(code).toBe(2);
    expect(stderr).toContain(`Another command is writing a checkpoint: process ${process.pid} on `);
  });

  test('what a killed one left is cleared away', async () => {
    const { pid } = await run('verify.ts', await makePortal());
    const content = await makePortal({
      'checkpoints/.writing/owner': `${pid} ${hostname()} x`,
      'checkpoints/.writing/x/snapshot.json': '{',
      [`checkpoints/.writing-${pid}-y/owner`]: 'half',
    });
    await freeze(content);
    expect(listFolder(content)).toEqual(['2026-06-27']);
  });

  test('an empty folder in the place of the next one is not taken for free', async () => {
    const content = await makePortal();
    await mkdir(path.join(content, 'checkpoints', '2026-06-27'), { recursive: true });
    expect((await run('checkpoint.ts', content)).code).toBe(1);
    expect(await readdir(path.join(content, 'checkpoints', '2026-06-27'))).toEqual([]);
  });
});
