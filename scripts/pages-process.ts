// The process in which pages are made: it runs the compiled site.
import { pathToFileURL } from 'node:url';
import { answerOrder } from './child.ts';
import type { PageToBuild } from './kept-pages.ts';
import { makePages } from './make-pages.ts';
import type { Site, SiteModule } from './make-page.ts';

export interface PagesOrder {
  /** What the loaders and pages read (src/content/location.ts). */
  environment: Record<string, string>;
  /** Files that are made before the others. */
  first: readonly string[];
  site: Site;
}

/** Of the pages that have a key: the positions of those that are left to be made. */
export type WhichAreLeft = (pages: PageToBuild[]) => number[];

/** The compiled module of src/site/app.ts. */
const app = process.argv[2] ?? '';
// Loaded while the content is still being checked; compiled from the module whose type this is.
const loading = import(pathToFileURL(app).href) as Promise<SiteModule>;

// It tells the path of each file that is made, and answers those of them that have a key.
answerOrder<PagesOrder, PageToBuild[], PageToBuild[], number[]>(
  async ({ environment, first, site }, parent) => {
    Object.assign(process.env, environment);
    return makePages(await loading, { app, site, first, whichAreLeft: parent.ask, onMade: parent.tell });
  },
);
