// The page of one plan: where its links lead, what a hostile author can do to it, and how it prints.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeViolations, colourRules } from './accessibility.ts';
import { buildSite } from './built-site.ts';
import { findOverflow } from './layout.ts';
import { useSite } from './site-under-test.ts';

const content = 'test/fixtures/sites/crowded';
const site = useSite(() => buildSite(content, { base: '/status/' }), '/status/');
const crowded = 'workplans/CROWD-WP-0001/';
const found = 'workplans/FOUND-WP-0005/';
const hostile = 'workplans/HOSTILE-WP-0003/';
const a4 = { width: 718, height: 1047 };

const hashOf = (page: Page): string => new URL(page.url()).hash;
const topOf = (locator: Locator): Promise<number> =>
  locator.evaluate((element) => element.getBoundingClientRect().top);

describe('links inside a plan', () => {
  test('the table of tasks leads to each task', async () => {
    const page = await site.open(crowded);
    const links = page.locator('.task-table a');
    expect(await links.count()).toBe(12);
    for (const link of await links.all()) {
      const target = page.locator(`[id="${(await link.getAttribute('href'))?.slice(1)}"]`);
      expect(await target.getByRole('heading', { level: 3 }).innerText()).toBe(await link.innerText());
    }
    await links.nth(4).click();
    expect(hashOf(page)).toBe('#CROWD-WP-0001-T05');
    await expect.poll(() => topOf(page.locator(':target'))).toBeLessThan(100);
    expect(await topOf(page.locator(':target'))).toBeGreaterThanOrEqual(0);
  });

  test('permalinks name the heading, task or entry that they stand at', async () => {
    const page = await site.open(crowded);
    const links = await page.locator('.permalink, .entry-when a').evaluateAll((elements) =>
      elements.map((link) => {
        const owner = link.closest('h3[id], h4[id], h5[id], h6[id], .entry') ?? link.closest('.task');
        return { named: link.getAttribute('href'), owner: `#${owner?.id}` };
      }),
    );
    expect(links.length).toBeGreaterThan(12 + 12 + 14);
    for (const { named, owner } of links) expect(named).toBe(owner);
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
    expect(ids.filter((id, position) => ids.indexOf(id) !== position)).toEqual([]);
  });

  test('the log of the whole plan leads to its entries', async () => {
    const page = await site.open(crowded);
    await page.locator('.timeline li', { hasText: 'Not needed any more.' }).getByRole('link').click();
    expect(hashOf(page)).toBe('#T06-2026-06-25');
    expect(await page.locator(':target .prose').innerText()).toBe('Not needed any more.');
  });

  test.each([
    ['a task', '#CROWD-WP-0001-T05'],
    ['an entry', '#T06-2026-06-25'],
    ['a heading', '#text-review'],
  ])('%s that the address names is marked, and in view from the start', async (_, hash) => {
    const page = await site.open(crowded + hash);
    const target = page.locator(':target');
    expect(await topOf(target)).toBeGreaterThanOrEqual(0);
    expect(await topOf(target)).toBeLessThan(100);
    const mark = await target.evaluate((element) => getComputedStyle(element).boxShadow);
    expect(mark).toContain('rgb(29, 95, 166)');
  });
});

describe('the source', () => {
  test.each([
    [
      'CROWD-WP-0001',
      'https://forge.example/plans/north/src/commit/0123456789abcdef0123456789abcdef01234567/',
    ],
    ['HOSTILE-WP-0003', 'https://github.com/plans/south/blob/89abcdef0123456789abcdef0123456789abcdef/'],
  ])('of %s is linked at its commit', async (id, address) => {
    const page = await site.open(`workplans/${id}/`);
    const links = await page
      .locator(`a[href^="${address}"]`)
      .evaluateAll((elements) => elements.map((link) => link.getAttribute('href')?.split('#')[1]));
    expect(links[0]).toMatch(/^L\d+$/);
    expect(await page.locator('.rail a[href^=https]').getAttribute('href')).toMatch(/\.md#L1$/);
  });

  test('of a task is linked at the line of its heading', async () => {
    const page = await site.open(crowded);
    const text = await readFile(
      resolve(content, 'workplans/north/workplans/CROWD-WP-0001-everything.md'),
      'utf8',
    );
    const lines = text.split('\n');
    for (const task of await page.locator('section.task').all()) {
      const href = await task.getByRole('link', { name: /^source, line/ }).getAttribute('href');
      const line = lines[Number(/#L(\d+)$/.exec(href ?? '')?.[1]) - 1];
      expect(line).toBe(`## Task: ${await task.getByRole('heading').first().innerText()}`.replace(/#$/, ''));
    }
  });

  test('of a local repository is named, not linked', async () => {
    const page = await site.open(found);
    expect(await page.locator('.rail').innerText()).toContain('east/workplans/FOUND-WP-0005.md');
    expect(await page.locator('a[href^=http]').count()).toBe(0);
  });
});

test.each([
  ['TWIN-WP-0002', 'north', 'The Twin That Jonas Keeps', 'TWIN-WP-0002@south'],
  ['TWIN-WP-0002@south', 'south', 'The Twin That Mara Keeps', 'TWIN-WP-0002'],
])('%s names both files of its id', async (slug, repo, other, address) => {
  const page = await site.open(`workplans/${slug}/`);
  const notice = page.getByRole('note');
  const text = await notice.innerText();
  expect(text).toContain('TWIN-WP-0002 is claimed by 2 files.');
  expect(text).toContain(`This page is ${repo}/workplans/TWIN-WP-0002.md; the others:`);
  expect(text).toContain(`${repo === 'north' ? 'south' : 'north'}/workplans/TWIN-WP-0002.md`);
  expect(await notice.getByRole('link', { name: other }).getAttribute('href')).toBe(
    `/status/workplans/${address}/`,
  );
});

describe('findings', () => {
  test('stand in the task that they are about, others above', async () => {
    const page = await site.open(found);
    const rules = (place: string): Promise<string[]> =>
      page.locator(`${place} .finding .place a[href*="/findings/"]`).allInnerTexts();
    const above = '[aria-labelledby=findings]';
    expect(await rules(above)).toEqual(['updated-before-last-entry']);
    expect(await rules('#FOUND-WP-0005-T01')).toEqual(['done-without-evidence']);
    expect(await rules('#FOUND-WP-0005-T02')).toEqual(['stale-needs-human']);
    expect(await rules('#FOUND-WP-0005-T03')).toEqual(['overdue', 'unknown-key', 'unknown-reference']);
    expect(await rules('#FOUND-WP-0005-T04')).toEqual(['entry-in-future', 'invalid-log-date']);
    expect(await page.locator('.task-table').getByRole('img', { name: 'has findings' }).count()).toBe(4);
  });

  test('name the severity in words, and lead to their rule', async () => {
    const page = await site.open(found);
    const finding = page.locator('#FOUND-WP-0005-T01 .finding');
    expect(await finding.getByRole('img').getAttribute('aria-label')).toBe('warning');
    await finding.getByRole('link', { name: 'done-without-evidence' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Done without a word about it');
  });
});

describe('a hostile plan', () => {
  test('is text: nothing of it runs, loads or covers the page', async () => {
    const page = await site.open(hostile);
    await page.mouse.move(300, 600);
    expect(await page.locator('html').evaluate((html) => html.dataset['owned'])).toBeUndefined();
    expect(await page.title()).toContain("<script>document.title='owned'</script> & <b>bold</b>");
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('<b>bold</b>');
    const main = page.locator('main');
    const text = await main.innerText();
    for (const said of [
      'A link that runs, another, data, vbscript, and a good one.',
      '<script>code</script>',
    ])
      expect(text).toContain(said);
    expect(await main.locator('script, style, iframe, img, base, meta, object, embed, b i').count()).toBe(0);
    expect(await main.locator('[onclick], [onerror], [onload], [onmouseover], [style]').count()).toBe(0);
  });

  test('has links to the web and to this site only', async () => {
    const page = await site.open(hostile);
    const addresses = await page
      .locator('a[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(
      addresses.filter(
        (address) => !/^(https:\/\/(forge\.example|github\.com)\/|\/status\/|#)/.test(address),
      ),
    ).toEqual([]);
    expect(addresses.filter((address) => address.includes('elsewhere'))).toEqual([]);
  });

  test('cannot turn the direction of text', async () => {
    const folder = site.folder();
    for (const file of [`${hostile}index.html`, 'index.html', 'workplans/index.html', 'findings/index.html'])
      expect(await readFile(join(folder, file), 'utf8')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  test('is harmless in the list as well, made by the build and by the browser', async () => {
    const page = await site.open('workplans/?q=hostile');
    await expect.poll(() => page.locator('[data-plan-count]').innerText()).toBe('1 of 20 plans');
    expect(await page.locator('.plan-row').innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('main img, main .plan-row script').count()).toBe(0);
  });
});

describe('on paper', () => {
  test.each([
    ['the overview', ''],
    ['the list', 'workplans/'],
    ['a plan', crowded],
    ['a plan with findings', found],
    ['a hostile plan', hostile],
    ['sources', 'sources/'],
  ])('%s has no navigation, loses nothing, and is dark on white', async (_, path) => {
    const page = await site.open(path, { viewport: a4, colorScheme: 'dark' });
    await page.locator('.theme').click();
    await page.locator('.theme').click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const hidden = page.locator('.nav, .tools, .skip, .filters, .permalink, button');
    for (const element of await hidden.all()) expect(await element.isVisible()).toBe(false);
    expect(await findOverflow(page)).toEqual([]);
    expect(await findCut(page)).toEqual([]);
    const paper = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(paper).toBe('rgb(255, 255, 255)');
    expect(await axeViolations(page, colourRules)).toEqual([]);
  });

  test('a plan says in the list how far it is and when it was updated', async () => {
    const page = await site.open('workplans/', { viewport: a4 });
    await page.emulateMedia({ media: 'print' });
    const row = page.locator('.plan-row', { hasText: 'CROWD-WP-0001' });
    expect(await row.innerText()).toMatch(/2 of 12 done\s+26 Jun$/);
  });

  test('becomes a document', async () => {
    const page = await site.open(crowded);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(2);
  });
});

/** What shows only a part of its content. */
async function findCut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *, footer *')]
      .filter((element) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        const clips = overflowX !== 'visible' || overflowY !== 'visible';
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
        return clips && clipPath === 'none' && (scrollWidth > clientWidth || scrollHeight > clientHeight);
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
  );
}
