// What a page costs, and what is left of it without styles and scripts.
import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { expect, test } from 'vitest';
import { buildSite } from './built-site.ts';
import { useSite } from './site-under-test.ts';

const site = useSite(() => buildSite('test/fixtures/sites/crowded', { base: '/status/' }), '/status/');

const largestPageBytes = 30_000;

test('the page of a plan without text is small, with all that a browser loads for it but fonts', async () => {
  const responses: Response[] = [];
  const page = await site.open('workplans/BLOCK-WP-0014/', {
    prepare: async (unopened) => {
      unopened.on('response', (response) => responses.push(response));
    },
  });
  await page.waitForLoadState('networkidle');
  const sizes = new Map<string, number>();
  for (const response of responses) {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith('.woff2')) sizes.set(pathname, gzipSync(await response.body()).length);
  }
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const told = [...sizes].map(([path, bytes]) => `${path}: ${bytes}`).join('\n');
  expect([...sizes.keys()].filter((path) => /\.(css|js)$/.test(path)).length).toBeGreaterThan(1);
  expect(total, `${total} bytes gzipped\n${told}`).toBeLessThanOrEqual(largestPageBytes);
});

test('without styles and scripts a plan reads from top to bottom', async () => {
  const { page, close } = await site.openTroubled('workplans/CROWD-WP-0001/', {
    javaScript: false,
    prepare: async (unopened) => {
      await unopened.route('**/*.css', (route) => route.abort());
    },
  });
  const text = await page.locator('body').innerText();
  const order = [
    'Skip to the content',
    'Now',
    'CROWD-WP-0001',
    'Everything At Once',
    'Active: 2 of 12 tasks done',
    'Tasks',
    'Do The Thing Of Number 1',
    'Findings in this plan',
    'Lanes',
    'Access and custody',
    'Purpose',
    'Dependency Shape',
    'What it takes',
    'Done when',
    'evening',
    'Log of the whole plan',
    'owner',
    'Needs first',
    'Source',
    'As of',
    'from 3 repositories',
  ];
  let at = 0;
  for (const words of order) {
    const position = text.indexOf(words, at);
    expect(position, `“${words}” after “${text.slice(Math.max(0, at - 40), at)}”`).toBeGreaterThanOrEqual(at);
    at = position;
  }
  const levels = await page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
  expect(levels.filter((level) => level === 1)).toEqual([1]);
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  const drawings = await page
    .locator('main svg:not(.graph):visible')
    .evaluateAll((found) => found.map((svg) => Math.round(svg.getBoundingClientRect().height)));
  expect(Math.max(...drawings)).toBeLessThanOrEqual(20);
  await close();
});
