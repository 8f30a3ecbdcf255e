// From content to pages: the compiled site is run on the content, in a process of its own.
import { codeFolder, removeFolder } from './build-folders.ts';
import { startChild } from './child.ts';
import type { Failure } from './child.ts';
import type { BuiltPages } from './kept-pages.ts';
import type { PagesOrder } from './pages-process.ts';
import type { ParseOrder } from './parse-process.ts';
import { openSiteCode } from './site-code.ts';
import { projectRoot } from './site-options.ts';
import type { SiteOptions } from './site-options.ts';

export interface PagesWanted {
  /** The folder that becomes the site. */
  site: string;
  isSearchWanted: boolean;
}

export interface Pages {
  /** Rejects where a process ends without an answer. */
  make(wanted: PagesWanted): Promise<BuiltPages | Failure>;
  /** Nothing of it is left. */
  stop(): Promise<void>;
}

/** Half of Node's own room for young objects: what a page is made from is forgotten with it. */
const execArgv = ['--max-semi-space-size=16'];

/** Begins with what needs no content. */
export function startPages(options: SiteOptions): Pages {
  const { content, cache, astro } = options;
  const maker = startChild<PagesOrder, BuiltPages>('./pages-process.ts', { execArgv });
  const opening = openSiteCode(options);
  // As `make` does.
  opening.catch(() => undefined);
  return {
    async make({ site, isSearchWanted }) {
      const code = await opening;
      const environment = {
        CAIRN_ROOT: projectRoot,
        CAIRN_CONTENT: content,
        CAIRN_CACHE: cache,
        CAIRN_CODE: code.source,
        CAIRN_SEARCH: isSearchWanted ? 'yes' : 'no',
      };
      if (code.compiling) {
        const parsed = await startChild<ParseOrder, object>('./parse-process.ts').ask({ environment });
        const failure = (await code.compiling) ?? findFailure(parsed);
        if (failure) return failure;
      }
      const app = await code.place({ site, server: codeFolder() });
      const address = new URL(`${astro.base ?? ''}/`.replace('//', '/'), astro.site ?? 'http://localhost')
        .href;
      return maker.ask({ environment, app, address, cache, folder: site, code: code.digest });
    },
    async stop() {
      maker.stop();
      await (await opening).stop();
      await removeFolder(codeFolder());
    },
  };
}

function findFailure(answer: object | Failure): Failure | undefined {
  return 'exitCode' in answer ? answer : undefined;
}
