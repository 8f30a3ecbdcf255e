// Which pages of the compiled site are made, and where. Those with a `cacheKey` that are kept from the build before are put
// into the site without it; of many plans, other threads make pages, too.
import path from 'node:path';
import type { RouteData } from 'astro';
import { placeKeptPages } from './kept-pages.ts';
import type { BuiltPages } from './kept-pages.ts';
import { makePage, planComponent } from './make-page.ts';
import type { Page, Site, SiteModule } from './make-page.ts';
import { startHelpers } from './page-helpers.ts';

export interface MakeOptions {
  /** The compiled module of src/site/app.ts. */
  app: string;
  site: Site;
  /** Hears the path of each file, inside the site. */
  onMade(name: string): void;
}

/** Pages in hand: while one waits for the disk, another is made. */
const atOnce = 2;

export async function makePages(module: SiteModule, { app, site, onMade }: MakeOptions): Promise<BuiltPages> {
  const { keyed, others } = await listPages(module.staticPaths, site.code);
  const { placed, left } = placeKeptPages(keyed, site.cache, site.folder);
  const isOfPlan = ({ route }: Page): boolean => route.component === planComponent;
  const waiting = [...others, ...left].filter((page) => !isOfPlan(page)).sort(byPath);
  const plans = left.filter(isOfPlan).sort(byPath);
  const helpers = startHelpers(plans, { app, site, tell: module.tellPlan, onMade });
  const makeOwn = async (): Promise<void> => {
    for (let page = waiting.shift() ?? plans.pop(); page; page = waiting.shift() ?? plans.pop()) {
      await makePage(module.app, page, site);
      onMade(page.path);
      // Helpers have their turn.
      await new Promise(setImmediate);
    }
  };
  await Promise.all([helpers.done, ...Array.from({ length: atOnce }, makeOwn)]);
  return { placed, made: left.map(({ path: name, key }) => ({ path: name, key })) };
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
