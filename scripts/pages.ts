// From content to pages: the compiled site is run on the content, in a process of its own.
import { startChild } from './child.ts';
import type { Child } from './child.ts';
import type { Failure } from './command.ts';
import { placeKeptPages } from './kept-pages.ts';
import type { BuiltPages, PageToBuild, SitePage } from './kept-pages.ts';
import type { PagesOrder } from './pages-process.ts';
import type { ParseOrder } from './parse-process.ts';
import { openSiteCode } from './site-code.ts';
import type { SiteCode } from './site-code.ts';
import { projectRoot } from './site-options.ts';
import type { SiteOptions } from './site-options.ts';

export interface PagesWanted {
  /** The folder that becomes the site. */
  site: string;
  /** Files that others wait for: they are made before the others. */
  first: readonly string[];
  isSearchWanted: boolean;
  /** Hears the path of each file that is made, inside the site. */
  onMade(name: string): void;
}

type Maker = Child<PagesOrder, PageToBuild[], PageToBuild[], number[]>;

export interface Pages {
  /** Names what all pages depend on beside their content. */
  code: string;
  /** Rejects where a process ends without an answer. */
  make(wanted: PagesWanted): Promise<BuiltPages | Failure>;
  /** Nothing of it is left. */
  stop(): Promise<void>;
}

/**
 * Half of Node's own room for young objects: what a page is made from is forgotten with it. The collector is called once, before
 * many pages (`page-helpers.ts`).
 */
const execArgv = ['--max-semi-space-size=16', '--expose-gc'];

/** Begins with what can be done while the content is still being checked. */
export function startPages(options: SiteOptions): Pages {
  const { content, cache, astro } = options;
  const parser = startChild<ParseOrder, object>('./parse-process.ts', {
    execArgv: ['--max-semi-space-size=4'],
  });
  const code = openSiteCode(options);
  const environment = {
    CAIRN_ROOT: projectRoot,
    CAIRN_CONTENT: content,
    CAIRN_CACHE: cache,
    CAIRN_CODE: code.source,
  };
  const parsing = parser.ask({ environment });
  const starting = startMaker(code);
  // Whatever is wrong with the content as a whole is said first.
  for (const begun of [parsing, starting]) begun.catch(() => undefined);
  return {
    code: code.digest,
    async make({ site, first, isSearchWanted, onMade }) {
      const parsed = await parsing;
      if ('exitCode' in parsed) return parsed;
      const maker = await starting;
      if ('exitCode' in maker) return maker;
      code.placeAssets(site);
      const order: PagesOrder = {
        environment: { ...environment, CAIRN_PARSED: 'yes', CAIRN_SEARCH: isSearchWanted ? 'yes' : 'no' },
        first,
        site: { address: toAddress(astro), cache, folder: site, code: code.digest },
      };
      const placed: SitePage[] = [];
      const made = await maker.ask(order, {
        onNote: onMade,
        onQuestion(pages) {
          const kept = placeKeptPages(pages, cache, site);
          for (const page of kept.placed) placed.push(page);
          return kept.left;
        },
      });
      return 'exitCode' in made ? made : { placed, made };
    },
    async stop() {
      parser.stop();
      await code.stop();
      await starting.then((maker) => 'stop' in maker && maker.stop()).catch(() => undefined);
    },
  };
}

/** Its code is there, and being loaded. */
async function startMaker(code: SiteCode): Promise<Maker | Failure> {
  const failure = await code.compiling;
  if (failure) return failure;
  const isKept = process.env['NODE_COMPILE_CACHE'] !== undefined;
  const environment = isKept ? { NODE_COMPILE_CACHE: code.compileCache } : {};
  return startChild('./pages-process.ts', { execArgv, args: [code.findEntry()], environment });
}

function toAddress({ base = '', site = 'http://localhost' }: SiteOptions['astro']): string {
  return new URL(`${base}/`.replace('//', '/'), site).href;
}
