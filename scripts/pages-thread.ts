// A thread that makes pages of plans from what it is told of them: it has the compiled site, and no portal.
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { makePage, planComponent } from './make-page.ts';
import type { Page, Site, SiteModule } from './make-page.ts';

export interface ThreadSetting {
  /** The compiled module of src/site/app.ts. */
  app: string;
  site: Site;
  /** Of all plans whose pages it may be asked for. */
  slugs: string[];
}

export interface ThreadTask extends Pick<Page, 'pathname' | 'path'> {
  slug: string;
  /** From `tellPlan`. */
  view: string;
}

// Its parent wrote it.
const { app: entry, site, slugs } = workerData as ThreadSetting;
// Compiled from the module whose type this is.
const { app, awaitPlans, hearPlan } = (await import(pathToFileURL(entry).href)) as SiteModule;
awaitPlans(slugs);
const route = app.manifest.routes.find(({ routeData }) => routeData.component === planComponent)?.routeData;
if (!route) throw new Error(`the site has no ${planComponent}`);

// Pages are answered in the order in which they were asked for. What fails ends the thread, and so the build.
let last = Promise.resolve();
parentPort?.on('message', ({ slug, view, ...page }: ThreadTask) => {
  last = last.then(async () => {
    hearPlan(slug, view);
    await makePage(app, { ...page, route }, site);
    parentPort?.postMessage(page.path);
  });
});
