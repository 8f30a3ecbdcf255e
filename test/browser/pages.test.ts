// Every kind of page, on the demo at the root and on a crowded site below a base path: what holds for all of them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeViolations, colourRules } from './accessibility.ts';
import { buildSite } from './built-site.ts';
import { findOverflow } from './layout.ts';
import { useSite } from './site-under-test.ts';

const phone = { width: 360, height: 740 };
const longId = `LONG-WP-${'0123456789'.repeat(10)}`;

interface Case {
  readonly content: string;
  readonly base: string;
  readonly title: string;
  readonly pages: readonly (readonly [kind: string, path: string, heading: RegExp])[];
}

const sites: readonly Case[] = [
  {
    content: 'content',
    base: '/',
    title: 'Infrastructure',
    pages: [
      ['the overview', '', /^Ten gates wait for platform-operator and three others/],
      ['the list of plans', 'workplans/', /^Workplans$/],
      ['a big plan', 'workplans/CUST-WP-0051/', /^Bring The Infrastructure Plans/],
      ['a finished plan', 'workplans/RAIL-BS-WP-0006/', /^Staged Promotion Lifecycle$/],
      ['the blocker board', 'gates/', /^Ten gates wait for platform-operator and three others/],
      ['a gate', 'gates/inter-hub-admin-session/', /^Approve the attended admin session/],
      ['a gate that lacks something', 'gates/ssh-automation-profile/', /^Sign off the SSH profile/],
      ['an owner', 'owners/platform-operator/', /^Five gates and three tasks wait for platform-operator\.$/],
      ['all owners', 'owners/', /^Who owns what$/],
      ['all findings', 'findings/', /in the plans\. One finding is suppressed\.$/],
      ['a rule with suppressed findings', 'findings/reported-counts-differ/', /^Report that differs/],
      ['a rule with findings', 'findings/done-without-evidence/', /^Done without a word about it$/],
      ['all checkpoints', 'checkpoints/', /^Seven checkpoints, six of them stable/],
      ['a checkpoint', 'checkpoints/2026-06-26/', /^The eve of the review$/],
      ['changes', 'checkpoints/2026-06-26/changes/', /^The portal is not stable any more/],
      ['a page of prose', 'pages/', /./],
      ['sources', 'sources/', /none is quarantined\.$/],
      ['a registry', 'registry/', /^The registry and the files differ in ten places\.$/],
      ['a rule about the registry', 'findings/registry-status-differs/', /^Status that the registry/],
      ['an address without a page', 'nowhere/', /^There is no page at this address\.$/],
    ],
  },
  {
    content: 'test/fixtures/sites/crowded',
    base: '/status/',
    title: 'A portal of very many things, whose name alone is longer than any header would like it to be',
    pages: [
      ['a crowded overview', '', /gates wait for/],
      ['a crowded board', 'gates/', /gates wait for/],
      ['a hostile gate', 'gates/hostile-gate/', /<b>bold<\/b>/],
      ['an owner with a long name', `owners/${'abcdefghij'.repeat(8)}/`, /wait/],
      ['a list with every status', 'workplans/', /^Workplans$/],
      ['a plan that reports many others', 'workplans/CROWD-WP-0001/', /^Everything At Once$/],
      ['the first plan of an id', 'workplans/TWIN-WP-0002/', /^The Twin That Mara Keeps$/],
      ['a plan without text', 'workplans/BLOCK-WP-0014/', /^Blocked$/],
      ['a plan with findings', 'workplans/FOUND-WP-0005/', /^Where The Rules Speak$/],
      ['a hostile plan', 'workplans/HOSTILE-WP-0003/', /<b>bold<\/b>/],
      ['a plan of long words', `workplans/${longId}/`, /^supercali/],
      ['many findings', 'findings/', /in the plans\.$/],
      ['a rule with many findings', 'findings/unsafe-content/', /./],
      ['sources with quarantined files', 'sources/', /two files are quarantined\.$/],
      ['a hostile registry', 'registry/', /^The registry and the files differ in/],
    ],
  },
  {
    content: 'test/fixtures/sites/single',
    base: '/',
    title: 'First steps',
    pages: [
      ['an overview of nothing', '', /^No plan is in hand/],
      ['a list of one plan', 'workplans/', /^Workplans$/],
      ['a plan without tasks', 'workplans/SOLO-WP-0001/', /^Something To Begin With$/],
      ['a board without gates', 'gates/', /^No gate is open/],
      ['no finding', 'findings/', /^Nothing is wrong with the plans\.$/],
      ['sources without a date', 'sources/', /^1 plan from 1 repository/],
      ['no registry', 'registry/', /^No registry is compared with the files\.$/],
    ],
  },
];

describe.each(sites)('$content below $base', ({ content, base, title, pages }) => {
  const site = useSite(() => buildSite(content, base === '/' ? {} : { base }), base);

  test.each(pages)('%s is in order', async (_, path, heading) => {
    const page = await site.open(path);
    await expectFrame(page, title, heading);
    expect(await axeViolations(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    await expectSkipLink(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page, colourRules)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await findOverflow(page)).toEqual([]);

    const without = await site.open(path, { javaScript: false, viewport: phone });
    await expectFrame(without, title, heading);
    expect(await findOverflow(without)).toEqual([]);
    expect(await findScripted(without)).toEqual([]);
    expect(await readMain(without)).toBe(await readMain(page));
    expect(await without.locator('a.find').getAttribute('href')).toBe(`${base}search/`);
  });

  test('every link leads to a page of this site, and to a place on it', async () => {
    expect(await findDeadLinks(site.folder(), base)).toEqual([]);
  });
});

async function expectFrame(page: Page, portal: string, heading: RegExp): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.title()).toContain(portal);
  expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual([
    expect.stringMatching(heading),
  ]);
  const landmarks = ['banner', 'main', 'contentinfo'] as const;
  const counts = await Promise.all(landmarks.map((role) => page.getByRole(role).count()));
  expect(counts).toEqual([1, 1, 1]);
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(1);
  expect(await page.locator('meta[name=description]').getAttribute('content')).not.toBe('');
}

async function expectSkipLink(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  const focus = page.locator(':focus');
  expect(await focus.innerText()).toBe('Skip to the content');
  expect(await focus.evaluate((link) => link.getBoundingClientRect().top)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  expect(await focus.getAttribute('id')).toBe('content');
  await page.keyboard.press('Tab');
  expect(await page.locator('.masthead :focus').count()).toBe(0);
}

/** What is seen although only a script could make it work. */
async function findScripted(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scripted =
      '.with-js, button, select, input:not([type=checkbox]), kbd, dialog, [role=button], [onclick]';
    return [...document.querySelectorAll(scripted)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => element.outerHTML.slice(0, 80));
  });
}

/** The text of the main part, without what scripts add to it. */
async function readMain(page: Page): Promise<string> {
  return page.evaluate(() => {
    // Whether evidence has expired since is for the browser's clock to say.
    const scripted = '.with-js, cairn-lost p + p, cairn-fresh, cairn-age';
    for (const element of document.querySelectorAll<HTMLElement>(scripted)) element.hidden = true;
    return document.querySelector('main')?.innerText ?? '';
  });
}

/** `page → address` for each link of the built site that leads nowhere, or out of it without naming another host. */
async function findDeadLinks(folder: string, base: string): Promise<string[]> {
  const files = new Set(await readdir(folder, { recursive: true }));
  const pages = [...files].filter((file) => file.endsWith('.html'));
  const texts = new Map<string, string>();
  for (const page of pages) texts.set(page, await readFile(join(folder, page), 'utf8'));
  const isDead = (from: string, address: string): boolean => {
    const here = `http://site.invalid${base}${from.replace(/index\.html$/, '')}`;
    const { origin, pathname, hash } = new URL(address, here);
    if (origin !== 'http://site.invalid') return !/^(https?|mailto):/.test(address);
    if (!pathname.startsWith(base)) return true;
    const path = decodeURIComponent(pathname.slice(base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!hash || from === '404.html') return !files.has(file);
    return !texts.get(file)?.includes(` id="${decodeURIComponent(hash.slice(1))}"`);
  };
  return pages.flatMap((page) =>
    [...(texts.get(page) ?? '').matchAll(/ (?:href|src)="([^"]*)"/g)]
      .map(([, address = '']) => address.replaceAll('&#38;', '&').replaceAll('&amp;', '&'))
      .filter((address) => isDead(page, address))
      .map((address) => `${page} → ${address}`),
  );
}
