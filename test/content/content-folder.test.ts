import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listGateFiles, listWorkplans, readContentFile, readOptionalText, readWorkplan } from '../../src/content/content-folder.ts';
import { readPortalFiles } from '../../src/content/portal-files.ts';
import { PortalError } from '../../src/model/portal-error.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cairn-content-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(name: string, text = ''): Promise<void> {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), text);
}

async function fault(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PortalError)) throw new Error('it did not fail as it should', { cause: error });
  return `${error.code}: ${error.message.replaceAll(folder, '<content>')} ${error.hint}`;
}

describe('the folder of workplans', () => {
  test('is listed by repository and path, at any depth', async () => {
    for (const name of ['ops/b.md', 'ops/a/z.md', 'net/c.MD', 'ops/a.md', 'ops/B.md']) await write(`workplans/${name}`);
    const { files, refused } = await listWorkplans(folder);
    expect(files.map(({ repo, path: inRepo }) => `${repo}: ${inRepo}`)).toEqual([
      'net: c.MD',
      'ops: B.md',
      'ops: a.md',
      'ops: a/z.md',
      'ops: b.md',
    ]);
    expect(refused).toEqual([]);
  });

  test('may be missing', async () => {
    expect(await listWorkplans(folder)).toEqual({ files: [], refused: [] });
  });

  test('names what it does not read, and why', async () => {
    await write('workplans/stray.md');
    await write('workplans/ops/notes.txt');
    await write('workplans/ops/deep/picture.png');
    const { files, refused } = await listWorkplans(folder);
    expect(files).toEqual([]);
    expect(
      refused.map(({ repo, path: inRepo, findings }) => [repo, inRepo, findings[0]?.message]),
    ).toMatchInlineSnapshot(`
      [
        [
          "",
          "workplans/stray.md",
          "the file lies outside any repository",
        ],
        [
          "ops",
          "deep/picture.png",
          "only .md files are read as workplans",
        ],
        [
          "ops",
          "notes.txt",
          "only .md files are read as workplans",
        ],
      ]
    `);
  });

  test('never follows a link, wherever it leads', async () => {
    await write('secret.md', 'secret');
    await write('outside/a.md', 'secret');
    await mkdir(path.join(folder, 'workplans/ops'), { recursive: true });
    await symlink(path.join(folder, 'secret.md'), path.join(folder, 'workplans/ops/file.md'));
    await symlink(path.join(folder, 'outside'), path.join(folder, 'workplans/ops/folder'));
    await symlink(path.join(folder, 'outside'), path.join(folder, 'workplans/linked'));
    await symlink(path.join(folder, 'nowhere'), path.join(folder, 'workplans/ops/broken.md'));
    const { files, refused } = await listWorkplans(folder);
    expect(files).toEqual([]);
    expect(refused.map(({ repo, path: inRepo, findings }) => `${repo}/${inRepo}: ${findings[0]?.message}`)).toEqual([
      '/workplans/linked: this is a symbolic link',
      'ops/broken.md: this is a symbolic link',
      'ops/file.md: this is a symbolic link',
      'ops/folder: this is a symbolic link',
    ]);
  });

  test('leaves hidden files and folders alone', async () => {
    await write('workplans/.git/a.md');
    await write('workplans/ops/.draft.md');
    expect(await listWorkplans(folder)).toEqual({ files: [], refused: [] });
  });
});

describe('the folder of gates', () => {
  test('is listed by path, at any depth', async () => {
    for (const name of ['b.yaml', 'forge/a.yml', 'A.YAML', '.draft.yaml']) await write(`gates/${name}`);
    const { files, refused } = await listGateFiles(folder);
    expect(files.map(({ repo, path: inContent }) => [repo, inContent])).toEqual([
      ['', 'gates/A.YAML'],
      ['', 'gates/b.yaml'],
      ['', 'gates/forge/a.yml'],
    ]);
    expect(refused).toEqual([]);
  });

  test('may be missing', async () => {
    expect(await listGateFiles(folder)).toEqual({ files: [], refused: [] });
  });

  test('names what it does not read, and never follows a link', async () => {
    await write('secret.yaml', 'id: secret');
    await write('gates/notes.md');
    await symlink(path.join(folder, 'secret.yaml'), path.join(folder, 'gates/link.yaml'));
    const { files, refused } = await listGateFiles(folder);
    expect(files).toEqual([]);
    expect(refused.map(({ path: inContent, findings }) => `${inContent}: ${findings[0]?.message}`)).toEqual([
      'gates/link.yaml: this is a symbolic link',
      'gates/notes.md: only .yaml files are read as gates',
    ]);
  });
});

describe('a content folder that is none', () => {
  test('does not exist', async () => {
    expect(await fault(listWorkplans(path.join(folder, 'gone')))).toMatchInlineSnapshot(`"2: <content>/gone is not a folder, so there is no content to read. Name the content folder with --content DIR."`);
  });

  test('is a file', async () => {
    await write('file');
    expect(await fault(listWorkplans(path.join(folder, 'file')))).toMatchInlineSnapshot(`"2: <content>/file is not a folder, so there is no content to read. Name the content folder with --content DIR."`);
  });

  test('has no portal.yaml', async () => {
    expect(await fault(readPortalFiles(folder))).toMatchInlineSnapshot(`"2: <content>/portal.yaml does not exist, so the portal has no title. Create it with at least one line, such as \`title: Infrastructure\`."`);
  });
});

test('portal.yaml and the lock are read as they are', async () => {
  await write('portal.yaml', 'title: T\n');
  expect(await readPortalFiles(folder)).toEqual({ config: 'title: T\n', lock: undefined });
  await write('sources.lock.json', '{}');
  expect(await readPortalFiles(folder)).toEqual({ config: 'title: T\n', lock: '{}' });
});

test('a file is its bytes and their digest', async () => {
  await write('workplans/ops/a.md', 'abc');
  expect(await readContentFile(path.join(folder, 'workplans/ops/a.md'))).toMatchObject({
    digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
  expect(Buffer.from(await readWorkplan(folder, { repo: 'ops', path: 'a.md' })).toString()).toBe('abc');
});

test('only a missing file is no text; anything else is a fault', async () => {
  expect(await readOptionalText(path.join(folder, 'gone'))).toBeUndefined();
  await expect(readOptionalText(folder)).rejects.toThrow('EISDIR');
});
