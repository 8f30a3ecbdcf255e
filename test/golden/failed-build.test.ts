// A build that fails leaves the last site as it was; one that does not replaces what was there. All of these are real builds.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { build, listLeftovers, makePlace, tryBuild } from '../scripts/build-site.ts';
import type { Place } from '../scripts/build-site.ts';
import { makeContent, makeFolder, writeFiles } from '../scripts/content.ts';
import { listDifferences, readTree } from './trees.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const small = path.join(import.meta.dirname, 'small', 'content');

let content = '';
let place: Place;
let first: Map<string, Buffer>;

beforeAll(async () => {
  content = path.join(await makeFolder(), 'content');
  cpSync(small, content, { recursive: true });
  place = await makePlace();
  await build(content, place);
  first = readTree(place.out);
});

describe('a build that fails leaves the last site as it was', () => {
  /** Exit code and what the reader is told. */
  async function fail(from: string, args: string[] = []): Promise<{ code: number | null; says: string }> {
    const ran = await tryBuild(from, place, { args });
    expect(listDifferences(readTree(place.out), first)).toEqual([]);
    expect(listLeftovers(place, ran)).toEqual([]);
    return { code: ran.code, says: ran.stderr.replaceAll(from, '<content>') };
  }

  async function failWith(portalYaml: string): Promise<{ code: number | null; says: string }> {
    const files = { 'portal.yaml': portalYaml, 'workplans/ops/a.md': '---\nid: A-1\ntitle: A\n---\n' };
    return fail(await makeContent(files));
  }

  test('portal.yaml with a key that does not exist', async () => {
    expect(await failWith('title: T\ngoals: OPS-WP-0001\n')).toMatchInlineSnapshot(`
      {
        "code": 2,
        "says": "<content>/portal.yaml:2:1: \`goals\`: there is no such key.
      Correct portal.yaml at this place and run the command again.
      ",
      }
    `);
  });

  test('portal.yaml with such a key deep inside', async () => {
    expect(
      await failWith(
        'title: T\nsources:\n  - id: ops\n  - id: net\n    repository: https://forge.example/net\n',
      ),
    ).toMatchInlineSnapshot(`
      {
        "code": 2,
        "says": "<content>/portal.yaml:5:5: \`sources.1.repository\`: there is no such key.
      Correct portal.yaml at this place and run the command again.
      ",
      }
    `);
  });

  test('portal.yaml with a value of the wrong type', async () => {
    expect(await failWith('title: T\n\nservices: hub\n')).toMatchInlineSnapshot(`
      {
        "code": 2,
        "says": "<content>/portal.yaml:3:1: \`services\`: must be a list.
      Correct portal.yaml at this place and run the command again.
      ",
      }
    `);
  });

  test('portal.yaml that is no YAML', async () => {
    expect(await failWith('title: T\nsources: [\n  { id: ops\n')).toMatchInlineSnapshot(`
      {
        "code": 2,
        "says": "<content>/portal.yaml:4:1: not valid YAML: deficient indentation.
      Correct portal.yaml at this place and run the command again.
      ",
      }
    `);
  });

  test('portal.yaml with two sources of one name', async () => {
    expect(await failWith('title: T\nsources:\n  - id: ops\n  - id: OPS\n')).toMatchInlineSnapshot(`
      {
        "code": 2,
        "says": "<content>/portal.yaml:4:5: \`sources\`: two of them are called OPS.
      Correct portal.yaml at this place and run the command again.
      ",
      }
    `);
  });

  test('no portal.yaml', async () => {
    expect(await fail(await makeContent({ 'workplans/ops/a.md': 'x' }))).toMatchInlineSnapshot(`
      {
        "code": 2,
        "says": "<content>/portal.yaml does not exist, so the portal has no title.
      Create it with at least one line, such as \`title: Infrastructure\`.
      ",
      }
    `);
  });

  test('no workplans', async () => {
    expect(await fail(await makeContent({ 'portal.yaml': 'title: T\n' }))).toMatchInlineSnapshot(`
      {
        "code": 2,
        "says": "<content>/workplans holds no file, so there is nothing to show.
      Put workplans into workplans/<repository>/, or name another folder with --content DIR.
      ",
      }
    `);
  });

  test('wrong options', async () => {
    const wrong = [
      ['--sloppy'],
      ['--base', 'status'],
      ['--site', 'status.example'],
      ['--content', '/nowhere/at/all'],
    ];
    const said = await Promise.all(wrong.map((args) => fail(content, args)));
    expect(said).toMatchInlineSnapshot(`
      [
        {
          "code": 2,
          "says": "Unknown option '--sloppy'
      Usage: npm run build -- [--content DIR] [--out DIR] [--base /path/] [--site URL] [--cache DIR] [--strict] [--no-search]
      ",
        },
        {
          "code": 2,
          "says": "--base status is not a path.
      Write it like /status/.
      ",
        },
        {
          "code": 2,
          "says": "--site status.example is not an address.
      Write it like https://status.example.
      ",
        },
        {
          "code": 2,
          "says": "/nowhere/at/all is not a folder, so there is no content to read.
      Name the content folder with --content DIR.
      ",
        },
      ]
    `);
  });

  test('--strict', async () => {
    const { code, says } = await fail(content, ['--strict']);
    expect(code).toBe(1);
    expect(says).toContain(
      'The plans have 7 errors and 12 warnings, and --strict was asked for. The last output stays as it was.\n',
    );
  });

  test('a fault of a page', async () => {
    // What an earlier build has read of a plan is spoilt: its log entry has no date.
    const shard = path.join(place.cache, 'workplans', 'ops.jsonl');
    const text = readFileSync(shard, 'utf8');
    const spoilt = text.replace('"date":"2026-06-20"', '"date":7'.padEnd(19));
    expect(spoilt).not.toBe(text);
    writeFileSync(shard, spoilt);
    const { code, says } = await fail(content);
    writeFileSync(shard, text);
    expect(code).toBe(3);
    expect(says).toContain('This is a fault of Cairn, not of your content.');
  });
});

test('what stood at the place of the site before is replaced as a whole', async () => {
  const place = await makePlace();
  await writeFiles(place.out, { 'old/page.html': 'old' });
  const ran = await build(small, place, { args: ['--no-search', '--base', '/status/'] });
  const site = readTree(place.out);
  expect(site.has('old/page.html')).toBe(false);
  expect([...site.keys()].filter((name) => /records\.json|^pagefind|\.prerender/.test(name))).toEqual([]);
  expect(site.get('workplans/index.html')?.toString()).toContain('href="/status/workplans/OPS-WP-0001/"');
  expect(listLeftovers(place, ran)).toEqual([]);
});
