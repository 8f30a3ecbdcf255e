// The blocker board as its readers use it: who has to act finds what waits for them, with and without JavaScript.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { buildSite } from './built-site.ts';
import { useSite } from './site-under-test.ts';

const site = useSite(() => buildSite('content'));

const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();
const gatesOf = (page: Page): Promise<string[]> => page.locator('.gates h3').allInnerTexts();

describe.each([
  ['with JavaScript', true],
  ['without', false],
])('%s', (_, javaScript) => {
  test('a reader finds their gates in two steps', async () => {
    const page = await site.open('', { javaScript });
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Gates' }).click();
    await page.getByRole('heading', { level: 2 }).getByRole('link', { name: 'custodian' }).click();
    expect(await heading(page)).toBe('Two gates wait for custodian.');
    expect(await gatesOf(page)).toEqual([
      'Approve the window of the forge cutover',
      'Approve one hour without writes to State Hub',
    ]);
  });

  test('the first line of the overview names the gate that holds most; it is one step away', async () => {
    const page = await site.open('', { javaScript });
    const [, title = ''] = /“(.+)”/.exec(await heading(page)) ?? [];
    await page.getByRole('main').getByRole('link', { name: title }).first().click();
    expect(await heading(page)).toBe(title);
  });
});

test('a gate leads to the work that it holds, and that work back to the gate', async () => {
  const page = await site.open('gates/');
  const gate = page.locator('.gate', { hasText: 'Inject the issue-core key' });
  await gate.getByRole('link', { name: 'ISSUE-WP-0003-T06' }).click();
  expect(new URL(page.url()).hash).toBe('#ISSUE-WP-0003-T06');
  const task = page.locator('[id="ISSUE-WP-0003-T06"]');
  await task.getByRole('link', { name: 'issue-core-key-injection' }).first().click();
  expect(await heading(page)).toBe('Inject the issue-core key into activity-core');
});

test('a gate of a plan leads to its line in the repository', async () => {
  const page = await site.open('gates/issue-core-key-injection/');
  const source = page.getByRole('link', { name: /ISSUE-WP-0003-production-deployment\.md:\d+$/ });
  expect(await source.getAttribute('href')).toMatch(/^https:\/\/forge\..+\.md#L\d+$/);
});

test('a gate of the content folder leads to its line where that is kept', async () => {
  const page = await site.open('gates/forgejo-smtp/');
  const href = await page.getByRole('link', { name: 'gates/forgejo.yaml:13' }).getAttribute('href');
  expect(href).toBe(
    'https://forge.railiance.example/custodian/portal/src/branch/main/content/gates/forgejo.yaml#L13',
  );
});

test('what is missing says so in words', async () => {
  const page = await site.open('gates/ssh-automation-profile/');
  const fields = page.locator('.gate-fields > div');
  expect((await fields.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
    'route missing',
    'host railiance01',
    'evidence missing',
    'fallback missing',
    'decision Principals, hosts, certificate lifetime and the commands that are allowed.',
  ]);
});

test('the page of an owner names their feed, and it is one', async () => {
  const page = await site.open('owners/custodian/');
  const href = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
  expect(href).toBe('/owners/custodian/feed.xml');
  const entries = await page.evaluate(async (address) => {
    const text = await (await fetch(address)).text();
    const feed = new DOMParser().parseFromString(text, 'application/xml');
    return [...feed.querySelectorAll('entry > title')].map(({ textContent }) => textContent);
  }, href ?? '');
  expect(entries).toEqual([
    'Gate: Approve the window of the forge cutover',
    'Gate: Approve one hour without writes to State Hub',
  ]);
});

test('search finds gates by what they say, and by owner', async () => {
  const page = await site.open('search/?q=unseals&kind=gate');
  await page.getByRole('link', { name: 'Choose who unseals OpenBao' }).click();
  expect(await heading(page)).toBe('Choose who unseals OpenBao');
  await page.goto(`${site.url()}search/?kind=gate&owner=forge-operator`);
  const hits = page.locator('main .hit-title');
  await hits.nth(1).waitFor();
  expect((await hits.allInnerTexts()).sort()).toEqual([
    'Decide the hostname of the production forge',
    'Provide a relay account for the mail of the forge',
  ]);
});
