// A list of more plans than a page holds.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { writeCorpus } from '../bench/generate.ts';
import { buildSite } from './built-site.ts';
import { useSite } from './site-under-test.ts';

const plans = 1000;
let content: string | undefined;

const site = useSite(async () => {
  content = await mkdtemp(join(tmpdir(), 'cairn-thousand-'));
  await writeCorpus(content, { seed: 1, plans, bytes: 1, repos: 20 });
  return buildSite(content, { search: false });
});

afterAll(async () => {
  if (content !== undefined) await rm(content, { recursive: true, force: true });
});

const rows = (page: Page): ReturnType<Page['locator']> => page.locator('[data-plan-groups] .plan-row');
const count = (page: Page): Promise<string> => page.locator('[data-plan-count]').innerText();
const numbers = (page: Page): Promise<string[]> =>
  page.getByRole('navigation', { name: 'Pages of the list' }).locator('a, b').allInnerTexts();

describe('without JavaScript', () => {
  test('numbered pages hold every plan once', async () => {
    const page = await site.open('workplans/', { javaScript: false });
    const seen = new Set<string | null>();
    for (const number of ['1', '2', '3', '4', '5']) {
      if (number !== '1') await page.getByRole('link', { name: number, exact: true }).click();
      expect(await page.locator('[aria-current=page]', { hasText: /^\d$/ }).innerText()).toBe(number);
      expect(await numbers(page)).toEqual(['1', '2', '3', '4', '5']);
      expect(await rows(page).count()).toBe(200);
      const links = rows(page).locator('a');
      const addresses = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
      for (const address of addresses) seen.add(address);
    }
    expect(seen.size).toBe(plans);
    expect(await page.title()).toContain('page 5 of 5');
  });

  test('a group that began on the page before says so', async () => {
    const page = await site.open('workplans/page/2/', { javaScript: false });
    expect(await page.locator('.group-head .note').first().innerText()).toMatch(/^\d+, continued$/);
  });
});

describe('with JavaScript', () => {
  test('a filter on any page is over all plans, and its first answer comes within a second', async () => {
    const page = await site.open('workplans/page/3/');
    const started = performance.now();
    await page.locator('select[name=owner]').selectOption('mara');
    await expect.poll(() => count(page), { interval: 10 }).toMatch(/ of 1,000 plans/);
    const elapsedMs = performance.now() - started;
    expect(elapsedMs, `the first answer took ${Math.round(elapsedMs)} ms`).toBeLessThan(1000);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/workplans/page/3/?owner=mara');
    await page.goBack();
    await expect.poll(() => count(page)).toBe('1,000 plans');
    expect(await rows(page).count()).toBe(200);
  });

  test('more rows come when they are asked for, and the focus goes to the first of them', async () => {
    const page = await site.open('workplans/?status=finished');
    await expect.poll(() => count(page)).toMatch(/ of 1,000 plans, the first 200 shown$/);
    const total = Number((await count(page)).split(' ')[0]);
    expect(total).toBeGreaterThan(200);
    expect(await rows(page).count()).toBe(200);
    const more = page.getByRole('button', { name: 'Show more' });
    await more.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(Math.min(total, 400));
    const focused = rows(page).nth(200).locator('a:focus');
    await expect.poll(() => focused.count()).toBe(1);
    expect(await more.isVisible()).toBe(total > 400);
  });
});
