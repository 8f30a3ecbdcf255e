// The search index of a site whose pages are being made. What the past says needs no pages, and is indexed beside them; what
// is now, from its records on.
import { buildSearchIndex, preparePast } from './search-index.ts';
import type { SiteIndex } from './search-index.ts';
import type { SiteOptions } from './site-options.ts';

export interface SiteSearch {
  /** May be called as soon as the records are there: where few pages are to be made, there is a core for it. */
  begin(): void;
  /** Called when all pages are made. */
  finish(): Promise<SiteIndex>;
  /** Nothing of it goes on. */
  stop(): Promise<void>;
}

export interface SearchFiles {
  /** The records, as a page leaves them behind. */
  records: string;
  /** Folder of the index. */
  out: string;
}

export function startSearch({ content, cache, astro }: SiteOptions, files: SearchFiles): SiteSearch {
  const stopping = new AbortController();
  const { signal: stop } = stopping;
  const pages = Promise.withResolvers<void>();
  const settings = { content, cache, base: astro.base ?? '/' };
  const past = preparePast(settings, stop);
  // Whatever is wrong with a checkpoint is wrong for the pages, too, and is said there.
  past.catch(() => undefined);
  const make = async (): Promise<SiteIndex> => {
    await past;
    return buildSearchIndex({ ...settings, ...files, mayWrite: pages.promise, stop });
  };
  let making: Promise<SiteIndex> | undefined;
  return {
    begin() {
      making = make();
      // Said when the pages are made.
      making.catch(() => undefined);
    },
    finish() {
      pages.resolve();
      return (making ??= make());
    },
    async stop() {
      stopping.abort();
      pages.resolve();
      await Promise.allSettled([past, making]);
    },
  };
}
