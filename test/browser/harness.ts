// What a browser test needs: one browser, and pages that remember everything that went wrong while they were open.
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumArgs, findChromium, howToGetChromium } from '../../scripts/browser.ts';

/** Only literal loopback addresses lead anywhere, so that no test can depend on another host. */
const NO_OTHER_HOST = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

export interface PageOptions {
  readonly url: string;
  /** Default: true. */
  readonly javaScript?: boolean;
  /** Default: light. */
  readonly colorScheme?: 'light' | 'dark';
  /** Default: 1280 × 800. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Default: false. */
  readonly touch?: boolean;
  /** What must be there before the page is asked for: a clock, a script, an answer. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** One line per event. A page in order leaves every list empty. */
export interface Troubles {
  /** Errors and warnings. */
  readonly consoleErrors: string[];
  readonly pageErrors: string[];
  /** Requests that failed, and those answered with 400 or above, except for the page itself. */
  readonly failedRequests: string[];
  readonly foreignRequests: string[];
  /** Seen only by pages that run JavaScript; without it, Chromium reports them as console errors. */
  readonly cspViolations: string[];
}

export interface OpenPage {
  readonly page: Page;
  readonly troubles: Troubles;
  readonly close: () => Promise<void>;
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(howToGetChromium);
  return chromium.launch({ executablePath, args: [...chromiumArgs, NO_OTHER_HOST] });
}

/** Opens `url` in a context of its own: no cookies, storage or cache from the page before. */
export async function openPage(browser: Browser, options: PageOptions): Promise<OpenPage> {
  const { url, javaScript = true, colorScheme = 'light', touch = false, prepare } = options;
  const { viewport = { width: 1280, height: 800 } } = options;
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    colorScheme,
    viewport,
    hasTouch: touch,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const troubles = await recordTroubles(page, new URL(url).origin);
  await prepare?.(page);
  await page.goto(url, { waitUntil: 'load' });
  return { page, troubles, close: () => context.close() };
}

export const noTroubles: Troubles = {
  consoleErrors: [],
  pageErrors: [],
  failedRequests: [],
  foreignRequests: [],
  cspViolations: [],
};

async function recordTroubles(page: Page, origin: string): Promise<Troubles> {
  const troubles = structuredClone(noTroubles);
  recordErrors(page, troubles);
  recordRequests(page, origin, troubles);
  await recordCspViolations(page, troubles.cspViolations);
  return troubles;
}

function recordErrors(page: Page, { consoleErrors, pageErrors }: Troubles): void {
  page.on('pageerror', (error) => pageErrors.push(String(error)));
  page.on('console', (message) => {
    // Chromium also logs a page that was answered with 404, which a test may have asked for.
    const isThePageItself = message.location().url === page.url();
    if (isThePageItself && message.text().startsWith('Failed to load resource')) return;
    if (message.type() === 'error' || message.type() === 'warning') consoleErrors.push(message.text());
  });
}

function recordRequests(page: Page, origin: string, { failedRequests, foreignRequests }: Troubles): void {
  page.on('request', (request) => {
    const { protocol, origin: requested } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && requested !== origin) foreignRequests.push(request.url());
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // A page that is left before its last request is answered has done nothing wrong.
    if (reason !== 'net::ERR_ABORTED') failedRequests.push(`${reason} ${request.url()}`);
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) failedRequests.push(`${response.status()} ${response.url()}`);
  });
}

async function recordCspViolations(page: Page, cspViolations: string[]): Promise<void> {
  await page.exposeFunction('reportCspViolation', (violation: string) => cspViolations.push(violation));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const place = `${event.sourceFile || event.documentURI}:${event.lineNumber}`;
      const text = `${event.effectiveDirective} blocked ${event.blockedURI} at ${place}`;
      const report: unknown = Reflect.get(globalThis, 'reportCspViolation');
      if (typeof report === 'function') report(text);
    });
  });
}
