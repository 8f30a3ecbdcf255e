// npm run build.
import { main } from './command.ts';
import type { OptionValues } from './command.ts';
import { startPages } from './pages.ts';
import { readSiteOptions, siteOptions } from './site-options.ts';

if (import.meta.main) {
  await main({
    usage:
      'npm run build -- [--content DIR] [--out DIR] [--base /path/] [--site URL] [--cache DIR] [--strict] [--no-search]',
    options: {
      ...siteOptions,
      out: { type: 'string', default: 'dist' },
      strict: { type: 'boolean', default: false },
      'no-search': { type: 'boolean', default: false },
    },
    run: buildSite,
  });
}

/** Answers the exit code; the output folder is changed only when that is 0. */
export async function buildSite(values: OptionValues): Promise<number> {
  const options = readSiteOptions(values);
  // Other processes load what they need while this one loads the rest.
  const pages = startPages(options);
  const { makeSite } = await import('./make-site.ts');
  return makeSite(values, options, pages);
}
