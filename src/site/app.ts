// The compiled site: it renders pages of whatever the content is. Builds keep it until the code changes.
import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro:static-paths';

export { awaitPlans, hearPlan, tellPlan } from './plan-pages.ts';

export const app = createApp({ streaming: false });

// A page that fails ends the build: a page that says so helps nobody.
app.renderError = (request, { error, status }) => {
  throw error ?? new Error(`${request.url} answers ${status}`);
};

/** Each address of the site, with the key that decides whether its page must be made again. */
export const staticPaths = new StaticPaths(app);
