// Every folder here is a case: `content`, and what is made of it, `expected`: the published documents, what
// readers read on some pages, and the list of files. A result that differs is left beside it as `actual`.
// UPDATE_GOLDEN=1 accepts results, but never on CI.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { build, makePlace } from '../scripts/build-site.ts';
import { toPageText } from './page-text.ts';
import { readTree, writeTree } from './trees.ts';

vi.setConfig({ hookTimeout: 120_000 });

const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const isUpdating = process.env['UPDATE_GOLDEN'] === '1' && !process.env['CI'];
const pages = [
  'index.html',
  'gates/index.html',
  'owners/ada/index.html',
  'workplans/OPS-WP-0001/index.html',
  'sources/index.html',
  'registry/index.html',
];

test('there are cases', () => {
  expect(cases).toContain('small');
});

describe.each(cases)('%s', (name) => {
  const folder = path.join(import.meta.dirname, name);
  const expected = toTexts(readTree(path.join(folder, 'expected')));
  let actual = new Map<string, string>();

  beforeAll(async () => {
    const place = await makePlace();
    await build(path.join(folder, 'content'), place);
    actual = project(readTree(place.out));
    rmSync(path.join(folder, 'actual'), { recursive: true, force: true });
    if (isUpdating) writeTree(path.join(folder, 'expected'), actual);
    else if (!isSame(actual, expected)) writeTree(path.join(folder, 'actual'), actual);
  });

  test('has the files that it should', () => {
    if (!isUpdating) expect([...actual.keys()]).toEqual([...expected.keys()]);
    expect(actual.size).toBeGreaterThan(pages.length);
  });

  test.each([...expected.keys()])('%s', (file) => {
    if (!isUpdating) expect(actual.get(file)).toBe(expected.get(file));
  });
});

function toTexts(tree: Map<string, Buffer>): Map<string, string> {
  return new Map([...tree].map(([file, data]) => [file, data.toString()]));
}

function isSame(a: Map<string, string>, b: Map<string, string>): boolean {
  return a.size === b.size && [...a].every(([file, text]) => b.get(file) === text);
}

/** The part of a site that is compared. */
function project(site: Map<string, Buffer>): Map<string, string> {
  const documents = [...site].filter(([file]) => file.startsWith('api/v1/'));
  const feeds = [...site].filter(([file]) => file.endsWith('/feed.xml'));
  const projected: [string, string][] = [
    ['files.txt', `${listFiles(site.keys()).join('\n')}\n`],
    ['llms.txt', readFrom(site, 'llms.txt')],
    ...documents.map(([file, data]): [string, string] => [
      file,
      `${JSON.stringify(JSON.parse(data.toString()), null, 2)}\n`,
    ]),
    ...feeds.map(([file, data]): [string, string] => [file, data.toString()]),
    ...pages.map((file): [string, string] => [
      `pages/${file.replace(/\/?index\.html$/, '') || 'home'}.txt`,
      toPageText(readFrom(site, file)),
    ]),
  ];
  return new Map(projected.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readFrom(site: Map<string, Buffer>, file: string): string {
  const data = site.get(file);
  if (!data) throw new Error(`the site has no ${file}`);
  return data.toString();
}

/** Names with digests in them are for browsers only; they are counted as their folder. */
function listFiles(files: Iterable<string>): string[] {
  return [...new Set([...files].map((file) => file.replace(/^(_astro|pagefind)\/.*/, '$1/')))];
}
