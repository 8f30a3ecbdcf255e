// Which pages Astro makes: those with a `cacheKey` that are kept from the build before are put into the site without it.
import type { AstroIntegration } from 'astro';
import { placeKeptPages } from './kept-pages.ts';
import type { BuiltPages } from './kept-pages.ts';

export interface PrerenderingOrder {
  /** The folder of the cache, and that of the site. */
  cache: string;
  site: string;
  /** Names what all pages depend on beside their keys. */
  code: string;
  /** Told once, before the pages are made. */
  onPages(pages: BuiltPages): void;
}

export function prerendering({ cache, site, code, onPages }: PrerenderingOrder): AstroIntegration {
  return {
    name: 'cairn-prerendering',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          async getStaticPaths() {
            const paths = await usual.getStaticPaths();
            // Pages of one checkpoint stand beside each other then, and share what is read for them.
            paths.sort((one, other) => (one.pathname < other.pathname ? -1 : 1));
            const routes = paths.map(({ cacheKey, ...route }) => ({
              route,
              page: cacheKey === undefined ? undefined : { path: toFile(route), key: `${code} ${cacheKey}` },
            }));
            const keyed = routes.flatMap(({ page }) => page ?? []);
            const placed = placeKeptPages(keyed, cache, site);
            const isPlaced = new Set(placed.map((page) => page.path));
            onPages({ placed, made: keyed.filter((page) => !isPlaced.has(page.path)) });
            return routes.flatMap(({ route, page }) => (page && isPlaced.has(page.path) ? [] : [route]));
          },
        }));
      },
    },
  };
}

/** Where Astro writes it. */
function toFile({ pathname, route }: { pathname: string; route: { type: string } }): string {
  const name = pathname.replace(/^\/|\/$/g, '');
  return route.type === 'page' ? `${name}/index.html` : name;
}
