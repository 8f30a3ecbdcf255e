import {
  appendFileSync,
  cpSync,
  existsSync,
  linkSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { keepPages, notePages, placeKeptPages } from '../../scripts/kept-pages.ts';
import type { SitePage } from '../../scripts/kept-pages.ts';
import { digestFile } from '../../src/content/checkpoint-folders.ts';
import { makeFolder, writeFiles } from './content.ts';

const texts = { 'a/index.html': 'A', 'b/index.html': 'B', 'c/index.html': 'B' };

let cache = '';
let site = '';
let pages: SitePage[] = [];

beforeEach(async () => {
  const folder = await makeFolder();
  cache = path.join(folder, 'cache');
  site = path.join(folder, 'site');
  await writeFiles(site, texts);
  pages = Object.keys(texts).map((name) => ({
    path: name,
    key: `key of ${name}`,
    ...digestFile(path.join(site, name)),
  }));
  keepPages({ placed: [], made: pages }, cache, site);
  notePages(pages, cache);
});

const place = (wanted: SitePage[] = pages, from = cache): string[] => {
  const next = path.join(path.dirname(site), `next-${Math.random()}`);
  const { placed } = placeKeptPages(wanted, from, next);
  return placed.map((page) => `${page.path} ${readFileSync(path.join(next, page.path), 'utf8')}`);
};

test('pages are put into the next site as they were, and as the same files', () => {
  expect(place()).toEqual(['a/index.html A', 'b/index.html B', 'c/index.html B']);
  expect(statSync(path.join(site, 'a/index.html')).nlink).toBeGreaterThan(2);
});

test('a page by another key, or of another path, is none of them', () => {
  const [a, b] = pages;
  if (!a || !b) throw new Error('there are no pages');
  expect(
    place([
      { ...a, key: 'other' },
      { ...b, path: 'd/index.html' },
    ]),
  ).toEqual([]);
});

describe('a page whose file is not what it was', () => {
  test('is made again where its bytes have changed, by whatever link', () => {
    appendFileSync(path.join(site, 'a/index.html'), '!');
    expect(place()).toEqual(['b/index.html B', 'c/index.html B']);
  });

  test('is kept where only its links have', () => {
    linkSync(path.join(site, 'a/index.html'), path.join(site, 'copy'));
    expect(place()).toHaveLength(3);
  });

  test('is kept in a cache that was copied', () => {
    const copy = `${cache}-copy`;
    cpSync(cache, copy, { recursive: true });
    expect(place(pages, copy)).toHaveLength(3);
  });

  test('is made again where it is gone', () => {
    rmSync(path.join(cache, 'pages'), { recursive: true });
    expect(place()).toEqual([]);
  });
});

test('what was made again replaces what was changed', () => {
  const [a] = pages;
  if (!a) throw new Error('there are no pages');
  appendFileSync(path.join(site, 'a/index.html'), '!');
  rmSync(path.join(site, 'a/index.html'));
  const next = path.join(path.dirname(site), 'next');
  const { placed } = placeKeptPages(pages, cache, next);
  cpSync(path.join(site, 'b/index.html'), path.join(next, 'a/index.html'), { recursive: true });
  const made = [{ ...a, ...digestFile(path.join(next, 'a/index.html')) }];
  keepPages({ placed, made }, cache, next);
  notePages([...placed, ...made], cache);
  expect(place()).toEqual(['a/index.html B', 'b/index.html B', 'c/index.html B']);
});

test('pages that are gone are kept no longer', () => {
  keepPages({ placed: pages.slice(1), made: [] }, cache, site);
  expect(readdirSync(path.join(cache, 'pages'))).toEqual([pages[1]?.sha256]);
  expect(existsSync(path.join(site, 'a/index.html'))).toBe(true);
});

test('a build that ended before it was published leaves nothing wrong', () => {
  const [a] = pages;
  if (!a) throw new Error('there are no pages');
  appendFileSync(path.join(site, 'a/index.html'), 'new');
  keepPages({ placed: [], made: [{ ...a, ...digestFile(path.join(site, 'a/index.html')) }] }, cache, site);
  expect(place()).toEqual([]);
});
