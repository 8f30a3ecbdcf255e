// The process in which pages are made: it runs the compiled site.
import { pathToFileURL } from 'node:url';
import { answerOrder } from './child.ts';
import type { BuiltPages } from './kept-pages.ts';
import { makePages } from './make-pages.ts';
import type { Site, SiteModule } from './make-page.ts';

export interface PagesOrder {
  /** What the loaders and pages read (src/content/location.ts). */
  environment: Record<string, string>;
  site: Site;
}

/** The compiled module of src/site/app.ts. */
const app = process.argv[2] ?? '';
// Loaded while the content is still being checked; compiled from the module whose type this is.
const loading = import(pathToFileURL(app).href) as Promise<SiteModule>;

// It tells the path of each file that is made.
answerOrder(async ({ environment, site }: PagesOrder, tell): Promise<BuiltPages> => {
  Object.assign(process.env, environment);
  return makePages(await loading, { app, site, onMade: tell });
});
