// Which pages of the compiled site are made, and where. Those with a `cacheKey` may come out the same as in the build before:
// the process that knows it puts them into the site meanwhile. Of many plans, other threads make pages, too.
import path from 'node:path';
import type { RouteData } from 'astro';
import type { PageToBuild } from './kept-pages.ts';
import { makePage, planComponent } from './make-page.ts';
import type { Page, Site, SiteModule } from './make-page.ts';
import { startHelpers } from './page-helpers.ts';

export interface MakeOptions {
  /** The compiled module of src/site/app.ts. */
  app: string;
  site: Site;
  /** Files that are made before the others; they have routes of their own. */
  first: readonly string[];
  /** Answers the positions of those that are to be made, once the others are in the site. */
  whichAreLeft(pages: PageToBuild[]): Promise<number[]>;
  /** Hears the path of each file, inside the site. */
  onMade(name: string): void;
}

/** Pages in hand: while one waits for the disk, another is made. */
const atOnce = 2;

/** Answers the pages that have a key and were made. */
export async function makePages(
  module: SiteModule,
  { app, site, first, whichAreLeft, onMade }: MakeOptions,
): Promise<PageToBuild[]> {
  const make = async (page: Page): Promise<void> => {
    await makePage(module.app, page, site);
    onMade(page.path);
    // Helpers and answers have their turn.
    await new Promise(setImmediate);
  };
  const makeWhile = async (next: () => Page | undefined): Promise<void> => {
    for (let page = next(); page; page = next()) await make(page);
  };
  for (const name of first) await make(toFixed(module.app, name));
  const { keyed, others } = await listPages(module.staticPaths, site.code);
  const asked = whichAreLeft(keyed.map(({ path: name, key }) => ({ path: name, key })));
  const isOfPlan = ({ route }: Page): boolean => route.component === planComponent;
  const sorted = asked.then((positions) => {
    const left = positions.flatMap((position) => keyed[position] ?? []).sort(byPath);
    return { left, plans: left.filter(isOfPlan), rest: left.filter((page) => !isOfPlan(page)) };
  });
  const waiting = others.filter(({ path: name }) => !first.includes(name)).sort(byPath);
  const makeOwn = async (): Promise<void> => {
    await makeWhile(() => waiting.shift());
    const { plans, rest } = await sorted;
    await makeWhile(() => rest.shift() ?? plans.pop());
  };
  const help = async (): Promise<unknown> =>
    startHelpers((await sorted).plans, { app, site, tell: module.tellPlan, onMade }).done;
  await Promise.all([help(), ...Array.from({ length: atOnce }, makeOwn)]);
  return (await sorted).left.map(({ path: name, key }) => ({ path: name, key }));
}

/** A file whose address stands in its route. */
function toFixed({ manifest }: SiteModule['app'], name: string): Page {
  const pathname = `/${name}`;
  const route = manifest.routes.find(({ routeData }) => routeData.pathname === pathname)?.routeData;
  if (!route) throw new Error(`no route has the address ${pathname}`);
  return { pathname, route, path: name };
}

interface KeyedPage extends Page {
  key: string;
}

async function listPages(
  staticPaths: SiteModule['staticPaths'],
  code: string,
): Promise<{ keyed: KeyedPage[]; others: Page[] }> {
  const keyed: KeyedPage[] = [];
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
