// One site and one browser for the tests of a file. Whatever a test does, it must leave its pages without error,
// refused script, failed request or request to elsewhere.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser, noTroubles, openPage, type OpenPage, type PageOptions } from './harness.ts';
import { serveSite, type HeadersOf, type SiteServer } from './site-server.ts';

export interface SiteUnderTest {
  /** Opens a page below the base path; it is closed after the test. */
  readonly open: (path: string, options?: Partial<PageOptions>) => Promise<Page>;
  /** The same for a page that is meant to get into trouble: the test judges it, and closes it. */
  readonly openTroubled: (path: string, options?: Partial<PageOptions>) => Promise<OpenPage>;
  /** The folder that was built. */
  readonly folder: () => string;
  /** Address of the first page. */
  readonly url: () => string;
}

/** To be called once where the tests of a file, or a `describe` of it, begin. `build` answers the site's folder. */
export function useSite(
  build: () => Promise<string>,
  base = '/',
  readHeaders: (folder: string) => HeadersOf | undefined = () => undefined,
): SiteUnderTest {
  let browser: Browser;
  let server: SiteServer;
  let folder: string;
  const opened: OpenPage[] = [];

  beforeAll(async () => {
    folder = await build();
    server = await serveSite(folder, base, readHeaders(folder));
    browser = await launchBrowser();
  });

  afterEach(async () => {
    for (const { troubles, close } of opened.splice(0)) {
      await close();
      expect(troubles).toEqual(noTroubles);
    }
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const openTroubled: SiteUnderTest['openTroubled'] = (path, options) =>
    openPage(browser, { url: server.url + path, ...options });
  return {
    openTroubled,
    open: async (path, options) => {
      const page = await openTroubled(path, options);
      opened.push(page);
      return page.page;
    },
    folder: () => folder,
    url: () => server.url,
  };
}
