import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openSecretScan } from '../../../scripts/secrets/scan-folder.ts';
import { makePlace, tryBuild } from '../build-site.ts';
import { makeContent, makeFolder, writeFiles } from '../content.ts';
import { runScript } from '../run-script.ts';
import type { Ran } from '../run-script.ts';

// Put together, so that no secret stands in the repository.
const secret = ['aB3dE5gH7jK9', 'mN2pQ4sT6v'].join('');
const plan = (text: string): string => `---\nid: A-1\ntitle: A\n---\n\n${text}\n`;

async function refuse(folder: string, allowed: string[] = []): Promise<string> {
  return openSecretScan(allowed)
    .check({ folder, name: 'content', shelf: 'content' })
    .then(
      () => '',
      (error: unknown) => String(error),
    );
}

test('a hit says where, by which rule and under which fingerprint, and never what', async () => {
  const folder = await makeContent({ 'a/b.md': `x\npassword: ${secret}\n`, '.hidden': `token=${secret}` });
  const said = await refuse(folder);
  expect(said).toMatch(/content\/\.hidden:1:7: secret-assignment \(fingerprint [0-9a-f]{16}\)\n/);
  expect(said).toMatch(/content\/a\/b\.md:2:11: secret-assignment/);
  expect(said).not.toContain(secret);
});

test('what is packed is read as well', async () => {
  const folder = await makeFolder();
  await writeFile(path.join(folder, 'en.pf_fragment'), gzipSync(`{"content":"password: ${secret}"}`));
  expect(await refuse(folder)).toContain('content/en.pf_fragment:1:');
});

test('a name is read as well, and not told', async () => {
  const token = `${['gh', 'p_'].join('')}${secret}${secret.slice(0, 14)}`;
  const folder = await makeContent({ [`a/${token}/b.md`]: 'x' });
  const said = await refuse(folder);
  expect(said).toContain('content/a/***:1:1: github (fingerprint ');
  expect(said).not.toContain(secret);
});

test('an allowed fingerprint passes; one that covers nothing is told', async () => {
  const folder = await makeContent({ 'a.md': `password: ${secret}\n` });
  const fingerprint = /fingerprint (\w+)/.exec(await refuse(folder))?.[1] ?? '';
  const scan = openSecretScan([fingerprint, '0000000000000000']);
  await scan.check({ folder, name: 'content', shelf: 'content' });
  expect(scan.unused()).toEqual(['0000000000000000']);
});

test('the same bytes are read for secrets once, and the cache knows no value', async () => {
  const folder = await makeContent({ 'a.md': `password: ${secret}\n`, 'b.md': 'nothing' });
  const directory = await makeFolder();
  const open = (): ReturnType<typeof openSecretScan> => openSecretScan([], directory);
  const scan = open();
  const first = await scan.check({ folder, name: 'content', shelf: 'content' }).catch(String);
  scan.save();
  const [name = ''] = await readdir(directory);
  const kept = await readFile(path.join(directory, name), 'utf8');
  expect(kept).not.toContain(secret);
  expect(await open().check({ folder, name: 'content', shelf: 'content' }).catch(String)).toBe(first);
  await writeFile(path.join(directory, name), kept.replaceAll(/\[\{"line.*?\}\]/g, '[]'));
  await open().check({ folder, name: 'content', shelf: 'content' });
});

test('who reads the content alone forgets nothing of the site', async () => {
  const [content, site] = [await makeContent({ 'a.md': 'a' }), await makeContent({ 'a.html': 'b' })];
  const directory = await makeFolder();
  const build = openSecretScan([], directory);
  await build.find({ folder: content, shelf: 'content' });
  await build.find({ folder: site, shelf: 'site' });
  build.save();
  const before = await readFile(path.join(directory, 'secrets-site.json'), 'utf8');
  await writeFiles(content, { 'a.md': 'c' });
  const check = openSecretScan([], directory);
  await check.find({ folder: content, shelf: 'content' });
  check.save();
  expect(await readFile(path.join(directory, 'secrets-site.json'), 'utf8')).toBe(before);
  expect(Object.keys(JSON.parse(before).verdicts)).toHaveLength(1);
});

test('build publishes nothing', { timeout: 120_000 }, async () => {
  const content = await makeContent({
    'portal.yaml': 'title: T\n',
    'workplans/ops/a.md': plan(`password: ${secret}`),
  });
  const place = await makePlace();
  await writeFiles(place.out, { 'index.html': 'old' });
  const { code, stdout, stderr } = await tryBuild(content, place);
  expect(code).toBe(1);
  expect(stderr).toContain('/workplans/ops/a.md:6:11: secret-assignment (fingerprint ');
  expect(`${stdout}${stderr}`).not.toContain(secret);
  expect(await readdir(place.out)).toEqual(['index.html']);
});

describe('check', { timeout: 120_000 }, () => {
  /** The secret stands where two findings would show it, too. */
  const texts = {
    'portal.yaml': `title: T\ngoal: ${secret}\n`,
    'gates/a.yaml': `title: no id\ntoken: ${secret}\n`,
    'workplans/ops/a.md': `---\nid: A-1\ntitle: A\nstatus: ${secret}\n---\n\npassword: ${secret}\n`,
  };
  const check = async (format: string, cache?: string): Promise<Ran> => {
    const content = await makeContent(texts);
    const ran = await runScript('check.ts', [
      ...['--content', content, '--format', format],
      ...['--cache', cache ?? (await makeFolder())],
    ]);
    expect(ran.code).toBe(1);
    expect(ran.stdout + ran.stderr).not.toContain(secret);
    return { ...ran, stdout: ran.stdout.replaceAll(content, '<content>') };
  };

  test('tells secrets as findings, and nothing but them', async () => {
    const { stdout, stderr } = await check('text');
    expect(stdout).toMatchInlineSnapshot(`
      "gates/a.yaml
        2:8  error    gates/a.yaml: this looks like a secret (secret-assignment, fingerprint 80d7554810c7e90e)  (secret-found)
                      Revoke it, and say in its place where it is kept.

      ops/a.md
        7:11  error    ops/a.md: this looks like a secret (secret-assignment, fingerprint 80d7554810c7e90e)  (secret-found)
                       Revoke it, and say in its place where it is kept.

      2 errors, 0 warnings, 0 for information in 1 plan
      "
    `);
    expect(stderr).toBe('There may be more findings; they are told once no secret is left.\n');
  });

  test('does so for programs', async () => {
    const document: { findings: object[] } = JSON.parse((await check('json')).stdout);
    expect(document.findings).toMatchObject([
      { rule: 'secret-found', severity: 'error', at: { repo: '', file: 'gates/a.yaml', line: 2 } },
      { rule: 'secret-found', severity: 'error', at: { repo: 'ops', file: 'a.md', line: 7 } },
    ]);
  });

  test('does so for forges', async () => {
    const { runs } = JSON.parse((await check('sarif')).stdout);
    expect(runs[0].results).toMatchObject([
      { ruleId: 'secret-found', level: 'error' },
      { ruleId: 'secret-found', level: 'error' },
    ]);
    expect((await check('github')).stdout).toMatch(
      /^::error file=<content>\/gates\/a.yaml,line=2,col=8,title=secret-found::/,
    );
  });

  test('finds what it has found before, without reading it again', async () => {
    const cache = await makeFolder();
    const first = await check('text', cache);
    expect(await check('text', cache)).toEqual({ ...first, pid: expect.any(Number) });
  });
});

test('collecting takes over nothing that holds a secret, and says where it is', async () => {
  const origin = await makeContent({ 'workplans/a.md': plan(`password: ${secret}`) });
  const content = await makeContent({
    'portal.yaml': `title: T\nsources:\n  - { id: ops, path: "${origin}" }\n`,
  });
  const cache = await makeFolder();
  const { code, stdout, stderr } = await runScript('collect.ts', ['--content', content, '--cache', cache]);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /workplans\/ops\/workplans\/a\.md:6: .*secret-assignment \(fingerprint [0-9a-f]{16}\)\nNothing was changed\.\n$/,
  );
  expect(stdout + stderr).not.toContain(secret);
  expect(await readdir(content)).toEqual(['portal.yaml']);
});
