// The list of plans: what the build has written, and what a reader makes of it with filters.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { buildSite } from './built-site.ts';
import { noTroubles } from './harness.ts';
import { useSite } from './site-under-test.ts';

const site = useSite(() => buildSite('test/fixtures/sites/crowded', { base: '/status/' }), '/status/');
const list = 'workplans/';
const longId = `LONG-WP-${'0123456789'.repeat(10)}`;

const idsOf = (page: Page): Promise<string[]> => page.locator('.plan-row .id').allInnerTexts();
const headsOf = (page: Page): Promise<string[]> => page.locator('.group-head').allInnerTexts();
const count = (page: Page): Promise<string> => page.locator('[data-plan-count]').innerText();
const searchOf = (page: Page): string => new URL(page.url()).search;
const field = (page: Page, name: string): ReturnType<Page['locator']> =>
  page.locator(`[data-plan-filters] [name=${name}]`);

/** Waits until the list says `text` of itself. */
async function expectCount(page: Page, text: string): Promise<void> {
  await expect.poll(() => count(page)).toBe(text);
}

describe('a filter', () => {
  test.each([
    ['status', 'blocked', ['BLOCK-WP-0014', longId]],
    ['status', 'reported', ['REPORT-WP-0091', 'REPORT-WP-0092', 'REPORT-WP-0094']],
    ['repo', 'east', ['BROKEN-WP-0002', 'DONE-WP-0004', 'FOUND-WP-0005']],
    ['owner', 'jonas', ['DONE-WP-0004', 'TWIN-WP-0002']],
    ['domain', 'finance', ['TWIN-WP-0002', 'TWIN-WP-0002']],
    ['priority', 'low', ['DONE-WP-0004', 'FOUND-WP-0005']],
  ])('by %s “%s” leaves the plans that have it', async (facet, value, ids) => {
    const page = await site.open(list);
    await field(page, facet).selectOption(value);
    await expectCount(page, `${ids.length} of 20 plans`);
    expect((await idsOf(page)).sort()).toEqual(ids);
    expect(searchOf(page)).toBe(`?${facet}=${value}`);
    expect(await field(page, facet).evaluate((select) => select.matches('.set'))).toBe(true);
  });

  test.each([
    ['twin', ['TWIN-WP-0002', 'TWIN-WP-0002']],
    ['  TWIN   mara ', ['TWIN-WP-0002']],
    ['east wp-0004', ['DONE-WP-0004']],
  ])('by the text “%s” finds its words in id, title, owner and repository', async (text, ids) => {
    const page = await site.open(list);
    await field(page, 'q').fill(text);
    await expectCount(page, `${ids.length} of 20 plans`);
    expect(await idsOf(page)).toEqual(ids);
    expect(new URLSearchParams(searchOf(page)).get('q')).toBe(text.trim());
  });

  test('offers each value with the number of its plans', async () => {
    const page = await site.open(list);
    const options = await field(page, 'owner').locator('option').allInnerTexts();
    expect(options.map((text) => text.trim())).toEqual([
      'any',
      '<img src=x onerror=alert(1)> (1)',
      'codex (2)',
      'jonas (2)',
      'mara (3)',
      expect.stringContaining('supercalifragilistic'),
    ]);
  });

  test('and another both hold; what nothing matches says so', async () => {
    const page = await site.open(list);
    await field(page, 'repo').selectOption('north');
    await field(page, 'status').selectOption('active');
    await expectCount(page, '2 of 20 plans');
    await field(page, 'priority').selectOption('low');
    await expectCount(page, 'No plan matches. Clear a filter to see more.');
    expect(await page.locator('.plan-row').count()).toBe(0);
  });
});

describe('the address', () => {
  test('remembers each choice: back and forward restore it, and a reload keeps it', async () => {
    const page = await site.open(list);
    const original = await idsOf(page);
    await field(page, 'status').selectOption('active');
    await expectCount(page, '7 of 20 plans');
    await field(page, 'owner').selectOption('codex');
    await expectCount(page, '2 of 20 plans');
    await page.goBack();
    await expectCount(page, '7 of 20 plans');
    expect(await field(page, 'owner').inputValue()).toBe('');
    await page.goBack();
    await expectCount(page, '20 plans');
    expect([await idsOf(page), searchOf(page)]).toEqual([original, '']);
    await page.goForward();
    await page.goForward();
    await expectCount(page, '2 of 20 plans');
    expect(await field(page, 'owner').inputValue()).toBe('codex');
    await page.reload();
    await expectCount(page, '2 of 20 plans');
  });

  test('changes in place while a reader types', async () => {
    const page = await site.open(list);
    const before = await page.evaluate(() => history.length);
    await field(page, 'q').pressSequentially('twin');
    await expectCount(page, '2 of 20 plans');
    expect([searchOf(page), await page.evaluate(() => history.length)]).toEqual(['?q=twin', before]);
  });

  test('of another reader shows the same', async () => {
    const page = await site.open(`${list}?q=wp&status=active&status=blocked&repo=north&group=owner&sort=id`);
    await expectCount(page, '3 of 20 plans');
    expect(await headsOf(page)).toEqual(['codex\n1', 'mara\n2']);
    expect(await idsOf(page)).toEqual(['CROWD-WP-0001', 'BLOCK-WP-0014', 'TWIN-WP-0002']);
    const values = ['q', 'status', 'repo', 'group', 'sort'].map((name) => field(page, name).inputValue());
    expect(await Promise.all(values)).toEqual(['wp', 'active', 'north', 'owner', 'id']);
  });

  test('that asks for nonsense shows what there is', async () => {
    const page = await site.open(`${list}?group=nonsense&sort=&colour=red`);
    expect([await count(page), await field(page, 'group').inputValue()]).toEqual(['20 plans', 'status']);
  });

  test('is cleared by the button, which is there only while there is something to clear', async () => {
    const page = await site.open(list);
    const original = await page.locator('[data-plan-groups]').innerHTML();
    const clear = page.getByRole('button', { name: 'Clear' });
    expect(await clear.isVisible()).toBe(false);
    await field(page, 'q').fill('twin');
    await field(page, 'group').selectOption('repo');
    await clear.click();
    await expectCount(page, '20 plans');
    expect(await page.locator('[data-plan-groups]').innerHTML()).toBe(original);
    expect([searchOf(page), await clear.isVisible(), await field(page, 'q').inputValue()]).toEqual([
      '',
      false,
      '',
    ]);
  });
});

describe('grouping and sorting', () => {
  test.each([
    ['repo', ['east\n3', 'north\n9', 'south\n4', 'No repository\n4']],
    ['domain', ['finance\n2', 'infotech\n1', 'javascript:alert(1)\n1', 'operations\n1', 'research\n1']],
    ['none', ['All plans\n20']],
  ])('by %s', async (value, heads) => {
    const page = await site.open(list);
    await field(page, 'group').selectOption(value);
    await expectCount(page, '20 of 20 plans');
    expect((await headsOf(page)).slice(0, heads.length)).toEqual(heads);
    expect(await page.locator('.plan-row').count()).toBe(20);
  });

  test('outside the groups of one status each row names its own', async () => {
    const page = await site.open(`${list}?q=crowd`);
    await expectCount(page, '1 of 20 plans');
    const notes = page.locator('.plan-row .meta');
    expect(await notes.innerText()).toBe('CROWD-WP-0001\nnorth\ncodex\nhigh');
    await field(page, 'group').selectOption('repo');
    await expect.poll(() => notes.innerText()).toBe('CROWD-WP-0001\nactive\nnorth\ncodex\nhigh');
  });

  test.each([
    ['updated', ['REPORT-WP-0091', 'REPORT-WP-0092', 'REPORT-WP-0093', 'REPORT-WP-0094', 'CROWD-WP-0001']],
    ['open', ['REPORT-WP-0094', 'CROWD-WP-0001']],
    ['id', ['ARCH-WP-0015', 'BACK-WP-0013']],
    ['title', ['HOSTILE-WP-0003', 'EMPTY-WP-0018']],
  ])('by %s', async (value, first) => {
    const page = await site.open(`${list}?group=none`);
    await field(page, 'sort').selectOption(value);
    await expect.poll(async () => (await idsOf(page)).slice(0, first.length)).toEqual(first);
  });
});

describe('the rows', () => {
  test('that the browser makes have the markup of those that the build made', async () => {
    const page = await site.open(list);
    const built = await rowsByPlan(page);
    const made = new Map<string, string>();
    const statuses = field(page, 'status').locator('option:not([value=""])');
    for (const status of await statuses.evaluateAll((options) =>
      options.map((each) => each.getAttribute('value')),
    )) {
      await field(page, 'status').selectOption(status);
      await expect.poll(() => count(page)).toMatch(/ of 20 plans$/);
      await expect.poll(() => page.locator('section').count()).toBe(1);
      for (const [plan, markup] of await rowsByPlan(page)) made.set(plan, markup);
    }
    expect([...made.keys()].sort()).toEqual([...built.keys()].sort());
    for (const [plan, markup] of made) expect(markup).toBe(built.get(plan));
  });

  test('lead to their plans', async () => {
    const page = await site.open(`${list}?q=jonas&status=active`);
    await page.getByRole('link', { name: 'The Twin That Jonas Keeps' }).click();
    expect(new URL(page.url()).pathname).toBe('/status/workplans/TWIN-WP-0002@south/');
  });
});

/** The markup of each row by id and address of its plan; white space between elements does not count. */
async function rowsByPlan(page: Page): Promise<Map<string, string>> {
  const rows = await page
    .locator('[data-plan-groups] .plan-row')
    .evaluateAll((elements) =>
      elements.map((row): [string, string] => [
        `${row.querySelector('.id')?.textContent} ${row.querySelector('a')?.getAttribute('href')}`,
        row.outerHTML.replace(/\s+/g, ' ').replace(/ ?(<[^>]*>) ?/g, '$1'),
      ]),
    );
  return new Map(rows);
}

describe('without a mouse', () => {
  test('a reader filters, clears and opens a plan', async () => {
    const page = await site.open(list);
    const tab = (): Promise<void> => page.keyboard.press('Tab');
    await field(page, 'q').focus();
    await page.keyboard.type('twin');
    await expectCount(page, '2 of 20 plans');
    await tab();
    await page.keyboard.type('act');
    await expect.poll(() => searchOf(page)).toBe('?q=twin&status=active');
    while (!(await page.locator('button:focus').count())) await tab();
    expect(await page.locator(':focus').innerText()).toBe('Clear');
    await page.keyboard.press('Enter');
    await expectCount(page, '20 plans');
    await tab();
    expect(await page.locator(':focus').getAttribute('name')).toBe('q');
    await page.keyboard.type('done-wp');
    await expectCount(page, '1 of 20 plans');
    while (!(await page.locator('.plan-row a:focus').count())) await tab();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/DONE-WP-0004/');
  });
});

describe('a document that cannot be loaded', () => {
  test.each([
    ['refused', { status: 500, body: 'no' }],
    ['damaged', { status: 200, body: '{' }],
  ])('%s, leaves the list as it was, says so, and is tried again', async (_, answer) => {
    const { page, troubles, close } = await site.openTroubled(list);
    const original = await idsOf(page);
    await page.route('**/workplans.json', (route) => route.fulfill(answer));
    await field(page, 'status').selectOption('active');
    await expectCount(page, 'The list could not be loaded. Try again, or use the pages below.');
    expect(await idsOf(page)).toEqual(original);
    await page.unroute('**/workplans.json');
    await field(page, 'status').selectOption('blocked');
    await expectCount(page, '2 of 20 plans');
    const expected = answer.status === 500 ? [expect.stringMatching(/^500 /)] : [];
    expect({ ...troubles, consoleErrors: [] }).toEqual({ ...noTroubles, failedRequests: expected });
    await close();
  });
});
