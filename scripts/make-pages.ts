// Which pages of the compiled site are made: those with a `cacheKey` that are kept from the build before are put into the
// site without it.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RouteData } from 'astro';
import pLimit from 'p-limit';
import { findParts } from '../src/model/answer-parts.ts';
import { placeKeptPages } from './kept-pages.ts';
import type { BuiltPages } from './kept-pages.ts';
import type * as compiledSite from '../src/site/app.ts';
import { writeParts } from './write-parts.ts';

export type SiteModule = typeof compiledSite;

export interface Site {
  /** Where it is published: of an address that nobody knows, the path alone counts. */
  address: string;
  cache: string;
  /** The folder that becomes the site. */
  folder: string;
  /** Names what all pages depend on beside their keys. */
  code: string;
}

interface Page {
  pathname: string;
  route: RouteData;
  /** Of its file, inside the site. */
  path: string;
}

/** Pages in hand: while one waits for its prose or for the disk, another is made. */
const atOnce = 4;

/** `onMade` hears the path of each file, inside the site. */
export async function makePages(
  { app, staticPaths }: SiteModule,
  site: Site,
  onMade: (name: string) => void,
): Promise<BuiltPages> {
  const { keyed, others } = await listPages(staticPaths, site.code);
  const { placed, left } = placeKeptPages(keyed, site.cache, site.folder);
  const limit = pLimit(atOnce);
  const make = async (page: Page): Promise<void> => {
    await makePage(app, page, site);
    onMade(page.path);
  };
  await Promise.all([...others, ...left].sort(byPath).map((page) => limit(() => make(page))));
  return { placed, made: left.map(({ path: name, key }) => ({ path: name, key })) };
}

async function listPages(
  staticPaths: SiteModule['staticPaths'],
  code: string,
): Promise<{ keyed: (Page & { key: string })[]; others: Page[] }> {
  const keyed: (Page & { key: string })[] = [];
  const others: Page[] = [];
  const known = new Set<string>();
  for (const { pathname, route, cacheKey } of await staticPaths.getAll()) {
    const page = { pathname, route, path: toFile(pathname, route) };
    // Where two routes have the same address, the first one is the more special one.
    if (known.has(page.path)) continue;
    known.add(page.path);
    if (cacheKey === undefined) others.push(page);
    else keyed.push({ ...page, key: `${code} ${cacheKey}` });
  }
  return { keyed, others };
}

/** Where servers look for it. */
function toFile(pathname: string, { type }: RouteData): string {
  const name = pathname.replace(/^\/|\/$/g, '');
  if (type !== 'page') return name;
  if (name === '404') return '404.html';
  return path.posix.join(name, 'index.html');
}

/** Pages of one checkpoint stand beside each other then, and share what is read for them. */
function byPath(one: Page, other: Page): number {
  return one.path < other.path ? -1 : Number(one.path > other.path);
}

async function makePage(
  app: SiteModule['app'],
  { pathname, route, path: toSite }: Page,
  site: Site,
): Promise<void> {
  const name = pathname.replace(/^\/|\/$/g, '');
  const address = route.pattern.test(`/${name}`) ? name : `${name}/`;
  const request = new Request(new URL(address, site.address));
  const response = await app.render(request, { routeData: route });
  const file = path.join(site.folder, toSite);
  const parts = findParts(response);
  if (parts) return writeParts(file, parts);
  const body = await response.bytes();
  if (body.length === 0) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, body);
}
