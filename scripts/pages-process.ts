// The process in which pages are made: it runs the compiled site.
import { pathToFileURL } from 'node:url';
import { answerOrder } from './child.ts';
import type { BuiltPages } from './kept-pages.ts';
import { makePages } from './make-pages.ts';
import type { Site, SiteModule } from './make-pages.ts';

export interface PagesOrder extends Site {
  /** What the loaders and pages read (src/content/location.ts). */
  environment: Record<string, string>;
  /** The compiled module of src/site/app.ts. */
  app: string;
}

answerOrder(async ({ environment, app, ...site }: PagesOrder): Promise<BuiltPages> => {
  Object.assign(process.env, environment);
  // Compiled from the module whose type this is.
  return makePages((await import(pathToFileURL(app).href)) as SiteModule, site);
});
