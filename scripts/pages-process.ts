// The process in which Astro makes the pages. What it holds in memory is gone before the search index is made; and while
// the content is still being checked, Astro's own modules are loaded here.
import { setFlagsFromString } from 'node:v8';
import { build } from 'astro';
import type { AstroInlineConfig } from 'astro';
import { report } from './command.ts';
import type { BuiltPages } from './kept-pages.ts';
import { prerendering } from './prerendering.ts';
import { projectRoot } from './site-options.ts';

/** What the process is told, once. */
export interface PagesOrder {
  /** What the loaders and pages read (src/content/location.ts). */
  environment: Record<string, string>;
  astro: AstroInlineConfig;
  cache: string;
  site: string;
  code: string;
}

/** What it answers; where there are no pages, it has said why. */
export type PagesAnswer = BuiltPages | { exitCode: number };

// Most of what is old here stays to the end: the models and the portal. With much room above them, garbage would fill it.
setFlagsFromString('--heap-growing-percent=20');

process.once('message', (order) => {
  // Its parent wrote it. Whatever is still on its way when one page has failed ends with the process.
  void buildPages(order as PagesOrder).then((answer) => process.send?.(answer, () => process.exit()));
});
// Without its parent nobody waits for the pages.
process.once('disconnect', () => process.exit());

async function buildPages({ environment, astro, cache, site, code }: PagesOrder): Promise<PagesAnswer> {
  Object.assign(process.env, environment);
  process.chdir(projectRoot);
  let pages: BuiltPages | undefined;
  const onPages = (built: BuiltPages): void => void (pages = built);
  try {
    await build({
      ...astro,
      outDir: site,
      logLevel: 'warn',
      integrations: [prerendering({ base: astro.base ?? '/', cache, site, code, onPages })],
    });
    if (!pages) throw new Error('Astro has asked for no pages');
    return pages;
  } catch (error) {
    return { exitCode: report(error) };
  }
}
