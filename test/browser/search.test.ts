import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { writeCorpus } from '../bench/generate.ts';
import { axeViolations } from './accessibility.ts';
import { buildSite } from './built-site.ts';
import { launchBrowser, noTroubles, openPage, type OpenPage, type PageOptions } from './harness.ts';
import { serveSite, type SiteServer } from './site-server.ts';

let browser: Browser;
let server: SiteServer;
const opened: OpenPage[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  server = await serveSite(await buildSite('content'));
});

/** Whatever a test has done, it has left no error, no refused script and no request to elsewhere. */
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

async function open(path: string, options: Partial<PageOptions> = {}, site = server): Promise<Page> {
  const page = await openPage(browser, { url: site.url + path, ...options });
  opened.push(page);
  return page.page;
}

const dialog = '.search-dialog';
const options = `${dialog} [role=option]`;

const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 15_000 });

async function openDialog(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator(dialog).waitFor();
}

/** Types into the open dialog and waits until its results are those of `text`. */
async function ask(page: Page, text: string): Promise<void> {
  const said = page.locator(`${dialog} [role=status]`);
  await page.fill(`${dialog} [role=combobox]`, '');
  await eventually(() => said.textContent()).not.toMatch(/result/);
  // At once: results of its first letters would look like those of all.
  await page.fill(`${dialog} [role=combobox]`, text);
  await eventually(() => said.textContent()).toMatch(/result/);
}

const textOf = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allInnerTexts();
const idsOf = (page: Page, root = options): Promise<string[]> => textOf(page, `${root} .id`);
const pathOf = (page: Page): string => {
  const { pathname, search, hash } = new URL(page.url());
  return pathname + search + hash;
};

describe('opening and closing', () => {
  test.each([
    ['Ctrl-K', 'Control+k'],
    ['⌘K', 'Meta+k'],
    ['a slash', '/'],
  ])('%s opens it anywhere, Esc closes it and focus returns', async (_, keys) => {
    const page = await open('workplans/CUST-WP-0049/');
    const link = page.locator('.rail a').first();
    await link.focus();
    await page.keyboard.press(keys);
    await eventually(() =>
      page.locator(`${dialog} [role=combobox]`).evaluate((input) => input.matches(':focus')),
    ).toBe(true);
    expect(await page.locator(`${dialog} [role=combobox]`).inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.locator(dialog).waitFor({ state: 'hidden' });
    expect(await link.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  test('a slash in a field is a slash', async () => {
    const page = await open('workplans/');
    const field = page.locator('main input[type=search]').first();
    await field.click();
    await page.keyboard.type('a/b');
    expect([await field.inputValue(), await page.locator(dialog).isVisible()]).toEqual(['a/b', false]);
  });

  test('the link in the header opens it; with Ctrl it is a link to the page', async () => {
    const page = await open('');
    await page.click('[data-search-open]');
    await page.locator(dialog).waitFor();
    await page.click(`${dialog} button`);
    await page.locator(dialog).waitFor({ state: 'hidden' });
    expect(await page.locator('[data-search-open]').getAttribute('href')).toBe('/search/');
  });

  test('a click beside it closes it', async () => {
    const page = await open('');
    await openDialog(page);
    await page.mouse.click(5, 300);
    await page.locator(dialog).waitFor({ state: 'hidden' });
  });

  test('nothing of the index is loaded before', async () => {
    const page = await open('');
    await page.waitForLoadState('networkidle');
    const requested: string[] = [];
    page.on('request', (request) => requested.push(new URL(request.url()).pathname));
    await page.waitForTimeout(500);
    // Chromium asks for the icon when it likes.
    expect(requested.filter((path) => path !== '/favicon.svg')).toEqual([]);
    await page.hover('[data-search-open]');
    await eventually(() => requested.filter((path) => path.endsWith('.pf_meta'))).toHaveLength(1);
  });
});

describe('results', () => {
  test('any form of an id finds its item first', async () => {
    const page = await open('');
    await openDialog(page);
    const expected = [
      ['CUST-WP-0049', 'CUST-WP-0049'],
      ['cust-wp-0049', 'CUST-WP-0049'],
      ['wp-0049', 'CUST-WP-0049'],
      ['0049', 'CUST-WP-0049'],
      ['CUST-WP-0049-T06', 'CUST-WP-0049-T06'],
      ['0049-T06', 'CUST-WP-0049-T06'],
      ['0049-t06', 'CUST-WP-0049-T06'],
      ['`CUST-WP-0025-T14`', 'CUST-WP-0025-T14'],
      ['CUST-WP-0051', 'CUST-WP-0051'],
      ['ACTIVITY-WP-0006', 'ACTIVITY-WP-0006'],
      ['done-without-evidence', 'done-without-evidence'],
    ];
    const found: unknown[] = [];
    for (const [text = ''] of expected) {
      await ask(page, text);
      found.push([text, (await idsOf(page))[0]]);
    }
    expect(found).toEqual(expected);
  });

  test('the tasks of a plan follow it in their order, then what mentions it', async () => {
    const page = await open('');
    await openDialog(page);
    await ask(page, 'cust-wp-0049');
    const tasks = [1, 2, 3, 4, 5, 6].map((number) => `CUST-WP-0049-T0${number}`);
    expect(await idsOf(page, `${dialog} [role=group]:nth-of-type(1)`)).toEqual(['CUST-WP-0049', ...tasks]);
    expect(await textOf(page, `${dialog} .search-group`)).toEqual(['By id', 'In the text']);
  });

  test('T06 finds tasks of that number before anything else', async () => {
    const page = await open('');
    await openDialog(page);
    await ask(page, 'T06');
    const ids = await idsOf(page);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id) => !id.endsWith('-T06'))).toEqual([]);
  });

  test('an id that nobody has finds nothing, whatever was searched before', async () => {
    const page = await open('');
    await openDialog(page);
    for (const text of ['cust', 'CUST-WP-0099', 'T06', 'T0699']) {
      await ask(page, text);
      const count = await page.locator(options).count();
      expect([text, count > 0]).toEqual([text, text === 'cust' || text === 'T06']);
    }
    expect(await page.locator(`${dialog} .search-message`).innerText()).toContain('“T0699”');
  });

  test('a word that is nowhere is not left out', async () => {
    const page = await open('');
    await openDialog(page);
    await ask(page, 'key zebra');
    expect(await page.locator(`${dialog} [role=status]`).innerText()).toBe('No results');
  });

  test('show glyph, status in words, title, id, context and where the words are', async () => {
    const page = await open('');
    await openDialog(page);
    await ask(page, 'custody of the runtime key');
    const first = page.locator(options).first();
    expect(await first.locator('use').getAttribute('href')).toBe('#g-wait');
    expect(await textOf(page, `${options}:first-of-type > span:not(.hit-excerpt)`)).toEqual([
      'Custody Of The Runtime Key',
      'IHUB-WP-0022-T04',
      'waitingEvidence Intake For ops-hub',
    ]);
    expect((await first.locator('mark').allInnerTexts()).join(' ')).toMatch(/key/i);
  });

  test('a failure is said, and the next letter tries again', async () => {
    const page = await open('');
    await page.route('**/bundles.json', (route) => route.fulfill({ json: { bundles: [] } }));
    await openDialog(page);
    await page.keyboard.type('key');
    await page.locator(`${dialog} .search-message`, { hasText: 'could not be loaded' }).waitFor();
    await page.unroute('**/bundles.json');
    await page.keyboard.type('s');
    await page.locator(options).first().waitFor();
  });
});

describe('the keyboard', () => {
  const chosen = (page: Page): Promise<number> =>
    page.locator(options).evaluateAll((all) => all.findIndex((option) => option.ariaSelected === 'true'));

  test('arrows, Home and End choose; the field names the chosen one', async () => {
    const page = await open('');
    await openDialog(page);
    await ask(page, 'key');
    const last = (await page.locator(options).count()) - 1;
    const steps: [string, number][] = [
      ['ArrowDown', 1],
      ['ArrowDown', 2],
      ['ArrowUp', 1],
      ['Home', 0],
      ['ArrowUp', last],
      ['ArrowDown', 0],
      ['End', last],
    ];
    expect(await chosen(page)).toBe(0);
    for (const [key, position] of steps) {
      await page.keyboard.press(key);
      expect([key, await chosen(page)]).toEqual([key, position]);
    }
    const active = await page.locator(`${dialog} [role=combobox]`).getAttribute('aria-activedescendant');
    expect(await page.locator(options).last().getAttribute('id')).toBe(active);
  });

  test('Enter opens the task at its anchor, also when it comes before the results', async () => {
    const page = await open('');
    await openDialog(page);
    await page.keyboard.type('0049-T06');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/workplans/**');
    expect(pathOf(page)).toBe('/workplans/CUST-WP-0049/#CUST-WP-0049-T06');
    expect(await page.locator(':target').getAttribute('id')).toBe('CUST-WP-0049-T06');
  });

  test('on the page of the plan, Enter closes the dialog and goes to the task', async () => {
    const page = await open('workplans/CUST-WP-0049/');
    await openDialog(page);
    await ask(page, '0049-T02');
    await page.keyboard.press('Enter');
    await page.locator(dialog).waitFor({ state: 'hidden' });
    expect(pathOf(page)).toBe('/workplans/CUST-WP-0049/#CUST-WP-0049-T02');
  });
});

describe('the search page', () => {
  const results = '.search-results > li';
  const facet = (name: string, value: string): string =>
    `[data-facet="${name}"] label:has(input[value="${value}"])`;
  const status = (page: Page): Promise<string> => page.locator('cairn-search-page [role=status]').innerText();
  const expectStatus = (page: Page, text: string): Promise<void> => eventually(() => status(page)).toBe(text);

  test('has all results of the dialog', async () => {
    const page = await open('');
    await openDialog(page);
    await ask(page, 'key');
    const total = await page.locator(`${dialog} [role=status]`).innerText();
    await page.click(`${dialog} a:text("All results")`);
    await page.waitForURL('**/search/?q=key');
    await expectStatus(page, total);
    expect(await page.inputValue('main input[name=q]')).toBe('key');
    expect(await page.locator('[data-search-index]').isVisible()).toBe(false);
  });

  test('a failure is said, and all pages are listed instead', async () => {
    const page = await open('');
    await page.route('**/bundles.json', (route) => route.fulfill({ json: { bundles: [] } }));
    await page.goto(`${server.url}search/?q=key`);
    await page.locator('.search-message', { hasText: 'could not be loaded' }).first().waitFor();
    await page.locator('[data-search-index] a[href="/workplans/CUST-WP-0049/"]').waitFor();
  });

  test('filters, with the number that each value leaves, live in the address; Back undoes them', async () => {
    const page = await open('search/?q=key');
    await eventually(() => page.locator(results).count()).toBeGreaterThan(5);
    const all = await status(page);
    const waiting = await page.locator(`${facet('status', 'waiting')} .facet-count`).innerText();
    await page.click(facet('status', 'waiting'));
    await expectStatus(page, `${waiting} results`);
    expect(pathOf(page)).toBe('/search/?q=key&status=waiting');
    const done = Number(await page.locator(`${facet('status', 'done')} .facet-count`).innerText());
    await page.click(facet('status', 'done'));
    await expectStatus(page, `${Number(waiting) + done} results`);
    expect(pathOf(page)).toBe('/search/?q=key&status=done&status=waiting');
    await page.goBack();
    await expectStatus(page, `${waiting} results`);
    expect(await page.locator(`${facet('status', 'done')} input`).isChecked()).toBe(false);
    await page.goBack();
    await expectStatus(page, all);
    await page.goForward();
    await expectStatus(page, `${waiting} results`);
    await page.click('text=Clear the filters');
    await expectStatus(page, all);
    expect(pathOf(page)).toBe('/search/?q=key');
  });

  test('a filter of every kind', async () => {
    const page = await open('search/?kind=task&status=waiting&repository=inter-hub&owner=platform-operator');
    await eventually(() => page.locator(results).count()).toBeGreaterThan(0);
    for (const id of await idsOf(page, results)) expect(id).toMatch(/^IHUB-WP-0022-T/);
    for (const checked of ['kind', 'status', 'repository', 'owner']) {
      expect(await page.locator(`[data-facet=${checked}] :checked`).count()).toBe(1);
    }
  });

  test('typing is one step of history when it has settled', async () => {
    const page = await open('search/?q=key');
    await eventually(() => page.locator(results).count()).toBeGreaterThan(0);
    await page.fill('main input[name=q]', '');
    await page.keyboard.type('ledger');
    await eventually(() => pathOf(page)).toBe('/search/?q=ledger');
    await page.goBack();
    await eventually(() => page.inputValue('main input[name=q]')).toBe('key');
    await eventually(() => page.locator(results).count()).toBeGreaterThan(0);
  });

  test('a result that is opened at once is come back from', async () => {
    const page = await open('search/');
    await page.fill('main input[name=q]', '0049-T06');
    await page.click(`${results} a`);
    await page.waitForURL('**/workplans/**');
    await page.goBack();
    await eventually(() => idsOf(page, results)).toEqual(['CUST-WP-0049-T06']);
  });

  test('shows more, and says how many are left', async () => {
    const page = await open('search/?kind=task');
    await eventually(() => page.locator(results).count()).toBe(20);
    expect(await page.locator('.search-more').innerText()).toMatch(/^Show 20 more of \d+$/);
    await page.click('.search-more');
    await eventually(() => page.locator(results).count()).toBe(40);
    expect(await page.evaluate(() => document.activeElement?.closest('li')?.matches(':nth-child(21)'))).toBe(
      true,
    );
  });

  test('the keyboard stays where it was when a filter is set', async () => {
    const page = await open('search/?q=key');
    const box = page.locator(`${facet('status', 'waiting')} input`);
    await box.focus();
    await page.keyboard.press('Space');
    await eventually(() => pathOf(page)).toBe('/search/?q=key&status=waiting');
    await page.waitForTimeout(500);
    expect(await box.evaluate((input) => input.matches(':focus'))).toBe(true);
  });

  test('without JavaScript it lists all pages, and says why', async () => {
    const page = await open('search/', { javaScript: false });
    expect(await page.locator('main').innerText()).toContain('JavaScript');
    expect(await page.locator('cairn-search-page').isVisible()).toBe(false);
    const hrefs = await page
      .locator('main a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const href of ['/', '/workplans/', '/findings/', '/workplans/CUST-WP-0049/'])
      expect(hrefs).toContain(href);
  });
});

describe('everybody', () => {
  const looks: [string, Partial<PageOptions>][] = [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['phone', { viewport: { width: 390, height: 844 } }],
  ];
  test.each(looks)('axe finds nothing, %s', async (_, look) => {
    const page = await open('search/?q=key&status=waiting', look);
    await page.locator('.search-results > li').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await openDialog(page);
    expect(await axeViolations(page)).toEqual([]);
    await ask(page, '0049');
    expect(await axeViolations(page)).toEqual([]);
    await ask(page, 'zebra');
    expect(await axeViolations(page)).toEqual([]);
  });

  test('axe finds nothing in the list of pages', async () => {
    const page = await open('search/');
    await page.evaluate(() => document.documentElement.removeAttribute('data-js'));
    expect(await axeViolations(page)).toEqual([]);
  });

  test('on a phone the dialog fills the screen, and nothing is wider than it', async () => {
    const page = await open('search/?q=key', { viewport: { width: 390, height: 844 } });
    await page.locator('.search-results > li').first().waitFor();
    await page.click('.search-show-facets');
    await page.locator('[data-facet=status]').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await openDialog(page);
    await ask(page, 'artifact-store-wp-0007');
    expect(await page.locator(dialog).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    expect(await page.locator(dialog).evaluate((element) => element.scrollWidth)).toBe(390);
  });

  test('it is not printed', async () => {
    const page = await open('');
    await openDialog(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator(dialog).isVisible()).toBe(false);
  });
});

test('it works below a base path', async () => {
  // Vitest sets it, and the build would take it for the base.
  delete process.env['BASE_URL'];
  const site = await serveSite(await buildSite('content', { base: '/status/' }), '/status/');
  const page = await open('', {}, site);
  await openDialog(page);
  await ask(page, '0049-T06');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/workplans/**');
  expect(pathOf(page)).toBe('/status/workplans/CUST-WP-0049/#CUST-WP-0049-T06');
  await openDialog(page);
  await ask(page, 'key');
  await page.click(`${dialog} a:text("All results")`);
  await page.waitForURL('**/status/search/?q=key');
  await page.locator('.search-results > li').first().waitFor();
  await site.close();
});

describe('several bundles', () => {
  let content: string;
  let site: SiteServer;

  beforeAll(async () => {
    content = await mkdtemp(join(tmpdir(), 'cairn-bundles-'));
    await writeCorpus(content, { plans: 160, bytes: 9000, repos: 4, seed: 1 });
    site = await serveSite(await buildSite(content));
  });
  afterAll(async () => {
    await site?.close();
    await rm(content, { recursive: true, force: true });
  });

  test('are searched as one: ids first, all words, counts of all', async () => {
    const page = await open('search/', {}, site);
    const bundles: unknown = await page.evaluate(() =>
      fetch('/pagefind/bundles.json').then((answer) => answer.json()),
    );
    expect(bundles).toMatchObject({ bundles: [{}, {}, {}, {}] });
    await openDialog(page);
    for (const [text, id] of [
      ['gen', undefined],
      ['GEN-WP-00049', 'GEN-WP-00049'],
      ['00150', 'GEN-WP-00150'],
      ['wp-00007', 'GEN-WP-00007'],
      ['00103-t02', 'GEN-WP-00103-T02'],
    ] as const) {
      await ask(page, text);
      if (id) expect((await idsOf(page))[0]).toBe(id);
    }
    for (const text of ['GEN-WP-00999', 'GEN-WP-00049 zebra']) {
      await ask(page, text);
      expect([text, await idsOf(page)]).toEqual([text, []]);
    }
    await page.keyboard.press('Escape');
    await eventually(() => textOf(page, '[data-facet=kind] label')).toContainEqual(
      expect.stringMatching(/^plan\s*160$/),
    );
  });

  test('the page without JavaScript lists its plans', async () => {
    const page = await open('search/', { javaScript: false }, site);
    expect(await page.locator('main a[href^="/workplans/GEN"]').count()).toBe(160);
  });
});
