// Which pages Astro makes: those with a `cacheKey` that are kept from the build before are put into the site without it.
// And texts in parts are written here: Astro would need each as a whole.
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { findParts } from '../src/model/answer-parts.ts';
import { placeKeptPages } from './kept-pages.ts';
import type { BuiltPages } from './kept-pages.ts';
import { writeParts } from './write-parts.ts';

export interface PrerenderingOrder {
  /** Path of the site's address: `/`, or `/status/` or `/status`. */
  base: string;
  /** The folder of the cache, and that of the site. */
  cache: string;
  site: string;
  /** Names what all pages depend on beside their keys. */
  code: string;
  /** Told once, before the pages are made. */
  onPages(pages: BuiltPages): void;
}

export function prerendering({ base, cache, site, code, onPages }: PrerenderingOrder): AstroIntegration {
  return {
    name: 'cairn-prerendering',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          async getStaticPaths() {
            const routes = (await usual.getStaticPaths()).map(({ cacheKey, ...route }) => ({
              cacheKey,
              route,
            }));
            // Pages of one checkpoint stand beside each other then, and share what is read for them.
            routes.sort((one, other) => compareText(one.route.pathname, other.route.pathname));
            const pages = routes.flatMap(({ cacheKey, route }) =>
              cacheKey === undefined ? [] : { path: toFile(route), key: `${code} ${cacheKey}`, route },
            );
            const { placed, left } = placeKeptPages(pages, cache, site);
            onPages({ placed, made: left.map(({ route, ...page }) => page) });
            const made = new Set(left.map(({ route }) => route));
            return routes.flatMap(({ cacheKey, route }) =>
              cacheKey === undefined || made.has(route) ? route : [],
            );
          },
          async render(request, options) {
            const rendered = await usual.render(request, options);
            const parts = findParts('response' in rendered ? rendered.response : rendered);
            if (!parts) return rendered;
            const { pathname } = new URL(request.url);
            const file = toFile({
              pathname: decodeURI(pathname).slice(base.length),
              route: options.routeData,
            });
            await writeParts(path.join(site, file), parts);
            return new Response(null);
          },
        }));
      },
    },
  };
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Where Astro writes it. */
function toFile({ pathname, route }: { pathname: string; route: { type: string } }): string {
  const name = pathname.replace(/^\/|\/$/g, '');
  return route.type === 'page' ? `${name}/index.html` : name;
}
