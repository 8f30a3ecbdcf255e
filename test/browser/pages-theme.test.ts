// Light and dark, and how old a page says it is.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { buildSite } from './built-site.ts';
import { useSite } from './site-under-test.ts';

const site = useSite(() => buildSite('test/fixtures/sites/crowded', { base: '/status/' }), '/status/');

const background = (page: Page): Promise<string> =>
  page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
const chosen = (page: Page): Promise<string | undefined> =>
  page.locator('html').evaluate((html) => html.dataset['theme']);

const light = 'rgb(250, 248, 243)';
const dark = 'rgb(19, 22, 25)';

describe('the theme', () => {
  test.each([
    ['light', light],
    ['dark', dark],
  ] as const)('is the %s one of the system, with scripts and without', async (colorScheme, colour) => {
    for (const javaScript of [true, false]) {
      const page = await site.open('', { colorScheme, javaScript });
      expect([await background(page), await chosen(page)]).toEqual([colour, undefined]);
    }
  });

  test('follows the system while the page is open', async () => {
    const page = await site.open('');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background(page)).toBe(dark);
  });

  test('is switched by the button, and stays for the next page and after a reload', async () => {
    const page = await site.open('');
    const button = page.getByRole('button', { name: 'Switch between light and dark' });
    await button.click();
    expect([await background(page), await chosen(page)]).toEqual([dark, 'dark']);
    await page.reload();
    expect(await background(page)).toBe(dark);
    await page.getByRole('link', { name: 'Workplans', exact: true }).click();
    await page.waitForURL(/\/workplans\/$/);
    expect(await background(page)).toBe(dark);
    await button.focus();
    await page.keyboard.press('Enter');
    expect([await background(page), await chosen(page)]).toEqual([light, 'light']);
  });

  test('of the reader is there before anything of the page is', async () => {
    const page = await site.open('workplans/CROWD-WP-0001/', {
      prepare: async (unopened) => {
        await unopened.addInitScript(() => {
          localStorage.setItem('cairn-theme', 'dark');
          const seen: string[] = [];
          Reflect.set(globalThis, 'seen', seen);
          new MutationObserver(() => {
            const { theme } = document.documentElement.dataset;
            if (theme && seen.length === 0)
              seen.push(`${theme}, ${document.body ? 'late' : 'before the body'}`);
          }).observe(document, { attributes: true, childList: true, subtree: true });
          const look = (): void => {
            if (document.body) seen.push(getComputedStyle(document.body).backgroundColor);
            if (document.readyState !== 'complete') requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        });
      },
    });
    const seen = await page.evaluate((): unknown => Reflect.get(globalThis, 'seen'));
    expect(seen).toEqual([
      'dark, before the body',
      ...(Array.isArray(seen) ? seen.slice(1).map(() => dark) : []),
    ]);
  });

  test('can be switched for one page where storage is refused', async () => {
    const page = await site.open('', {
      prepare: async (unopened) => {
        await unopened.addInitScript(() => {
          Object.defineProperty(globalThis, 'localStorage', {
            get: () => {
              throw new DOMException('Access is denied for this document.', 'SecurityError');
            },
          });
        });
      },
    });
    await page.locator('.theme').click();
    expect(await background(page)).toBe(dark);
  });
});

describe('the age of a page', () => {
  const asOf = 'As of 27 June 2026, 18:00 UTC';
  const footer = (page: Page): Promise<string> => page.getByRole('contentinfo').ariaSnapshot();
  const openAt = (moment: string): Promise<Page> =>
    site.open('workplans/DONE-WP-0004/', { prepare: (page) => page.clock.setFixedTime(moment) });

  test('is not known without JavaScript, but the moment is', async () => {
    const text = await footer(await site.open('workplans/DONE-WP-0004/', { javaScript: false }));
    expect(text).toContain(asOf);
    expect(text).not.toContain('ago');
  });

  test.each([
    ['2026-06-27T18:20:00Z', '20 minutes ago', false],
    ['2026-06-27T21:00:00Z', '3 hours ago', false],
    ['2026-06-29T17:59:00Z', '48 hours ago', false],
    ['2026-06-29T18:01:00Z', '2 days ago', true],
    ['2026-07-15T18:00:00Z', '18 days ago', true],
    ['2026-06-27T17:00:00Z', 'dated in the future', false],
  ])('at %s is “%s”; old: %s', async (moment, words, isOld) => {
    const page = await openAt(moment);
    expect(await footer(page)).toContain(`${asOf} · ${words}`);
    expect(await page.locator('.age').evaluate((age) => age.matches('[data-old]'))).toBe(isOld);
  });

  test('is shown in the colour of what waits when it is old', async () => {
    const colourOf = (page: Page): Promise<string> =>
      page.locator('.age').evaluate((age) => getComputedStyle(age).color);
    const [young, old] = [await openAt('2026-06-28T18:00:00Z'), await openAt('2026-07-28T18:00:00Z')];
    expect(await colourOf(old)).not.toBe(await colourOf(young));
  });
});

describe('content without a date', () => {
  const dateless = useSite(() => buildSite('test/fixtures/sites/single'));

  test('is of an unknown day, and has no age', async () => {
    const page = await dateless.open('');
    expect(await page.getByRole('contentinfo').ariaSnapshot()).toContain('As of an unknown day');
    expect(await page.locator('.age').count()).toBe(0);
  });
});
