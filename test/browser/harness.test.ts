// The other browser tests prove something only if the harness sees what goes wrong.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from './accessibility.ts';
import { launchBrowser, noTroubles, openPage, type PageOptions, type Troubles } from './harness.ts';
import { serveSite, type SiteServer } from './site-server.ts';

const STRICT = `<meta http-equiv="content-security-policy" content="default-src 'self'">`;
const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>Page</title><link rel="icon" href="data:,">${head}</head>` +
  `<body><main><h1>Page</h1>${body}</main></body></html>`;

const FILES: Readonly<Record<string, string>> = {
  'index.html': page(STRICT, '<p id="js">without</p><script src="app.js"></script>'),
  'app.js': `document.querySelector('#js').textContent = 'with';`,
  'plans/index.html': page(STRICT, '<p>Plans</p>'),
  '404.html': page(STRICT, '<p>No such page</p>'),
  'inline.html': page(STRICT, '<script>document.title = "inline ran";</script>'),
  'throws.html': page('', '<script src="throws.js"></script>'),
  'throws.js': `console.error('said'); throw new Error('thrown');`,
  'warns.html': page('', '<script src="warns.js"></script>'),
  'warns.js': `console.warn('beware');`,
  'missing.html': page('', '<script src="nowhere.js"></script>'),
  'foreign.html': page('', '<script src="http://elsewhere.example/a.js"></script>'),
  'unnamed.html': page(STRICT, '<button></button>'),
  'scheme.html': page('<link rel="stylesheet" href="scheme.css">', ''),
  'scheme.css': '@media (prefers-color-scheme: dark) { :root { background: rgb(1, 2, 3); } }',
  'data.pf_meta': 'bytes',
  'data.wasm': 'bytes',
};

let folder: string;
let server: SiteServer;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-harness-'));
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  server = await serveSite(folder, '/base/');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function findTroubles(path: string, options: Partial<PageOptions> = {}): Promise<Troubles> {
  const opened = await openPage(browser, { url: server.url + path, ...options });
  await opened.page.waitForLoadState('networkidle');
  await opened.close();
  return opened.troubles;
}

describe('the site server', () => {
  test.each([
    ['/base/', 200, 'text/html; charset=utf-8'],
    ['/base/plans/', 200, 'text/html; charset=utf-8'],
    ['/base/nowhere', 404, 'text/html; charset=utf-8'],
    ['/elsewhere/', 404, 'text/plain; charset=utf-8'],
    ['/base/%2e%2e%2fpackage.json', 404, 'text/plain; charset=utf-8'],
    ['/base/%ff', 404, 'text/plain; charset=utf-8'],
    ['/base/data.pf_meta', 200, 'application/octet-stream'],
    ['/base/data.wasm', 200, 'application/wasm'],
  ])('%s is %i, %s', async (path, status, contentType) => {
    const response = await fetch(server.origin + path);
    await response.arrayBuffer();
    expect([response.status, response.headers.get('content-type')]).toEqual([status, contentType]);
  });

  test.each([
    ['/base', '/base/'],
    ['/base/plans?a=1', '/base/plans/?a=1'],
  ])('%s leads to %s', async (path, location) => {
    const response = await fetch(server.origin + path, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, location]);
  });
});

describe('a page in order', () => {
  test.each(['', 'plans/', 'scheme.html', 'nowhere/'])('/%s has no troubles', async (path) => {
    expect(await findTroubles(path)).toEqual(noTroubles);
    expect(await findTroubles(path, { javaScript: false })).toEqual(noTroubles);
  });

  test('runs its scripts unless told not to', async () => {
    const texts = [true, false].map(async (javaScript) => {
      const opened = await openPage(browser, { url: server.url, javaScript });
      const text = await opened.page.textContent('#js');
      await opened.close();
      return text;
    });
    expect(await Promise.all(texts)).toEqual(['with', 'without']);
  });

  test('has the asked colour scheme and size', async () => {
    const viewport = { width: 360, height: 640 };
    const opened = await openPage(browser, {
      url: `${server.url}scheme.html`,
      colorScheme: 'dark',
      viewport,
    });
    const background = await opened.page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    expect([background, opened.page.viewportSize()]).toEqual(['rgb(1, 2, 3)', viewport]);
    await opened.close();
  });

  test('satisfies axe, under its own policy', async () => {
    const opened = await openPage(browser, { url: server.url });
    expect(await axeViolations(opened.page)).toEqual([]);
    expect(opened.troubles).toEqual(noTroubles);
    await opened.close();
  });
});

describe('a page in trouble', () => {
  test('a violated policy is seen', async () => {
    const { cspViolations, consoleErrors } = await findTroubles('inline.html');
    expect(cspViolations).toEqual([
      expect.stringContaining('script-src-elem blocked inline at http://127.0.0.1'),
    ]);
    expect(consoleErrors).toHaveLength(1);
  });

  test('a console warning is seen', async () => {
    expect((await findTroubles('warns.html')).consoleErrors).toEqual(['beware']);
  });

  test('an exception and a console error are seen', async () => {
    const { pageErrors, consoleErrors } = await findTroubles('throws.html');
    expect({ pageErrors, consoleErrors }).toEqual({ pageErrors: ['Error: thrown'], consoleErrors: ['said'] });
  });

  test('a missing file is seen', async () => {
    const { failedRequests } = await findTroubles('missing.html');
    expect(failedRequests).toEqual([`404 ${server.url}nowhere.js`]);
  });

  test('a request to another host is seen, and fails', async () => {
    const { foreignRequests, failedRequests } = await findTroubles('foreign.html');
    expect(foreignRequests).toEqual(['http://elsewhere.example/a.js']);
    expect(failedRequests).toEqual(['net::ERR_NAME_NOT_RESOLVED http://elsewhere.example/a.js']);
  });

  test('axe names what it finds', async () => {
    const opened = await openPage(browser, { url: `${server.url}unnamed.html` });
    expect(await axeViolations(opened.page)).toEqual([
      'button-name: button (Buttons must have discernible text)',
    ]);
    await opened.close();
  });
});
