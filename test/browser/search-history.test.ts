import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { freeze, lockOf, makePortal } from '../scripts/checkpoint-content.ts';
import { writeFiles } from '../scripts/content.ts';
import { axeViolations } from './accessibility.ts';
import { buildSite } from './built-site.ts';
import { useSite } from './site-under-test.ts';

const planOf = (id: string, title: string, task: string): string =>
  `---\nid: ${id}\ntitle: ${title}\nstatus: active\n---\n\n## Rotate the lantern key\n\n\`\`\`task\nid: ${id}-T01\n${task}\`\`\`\n`;

/** One plan goes on and changes its title, the other goes away after the second checkpoint. */
async function makeHistory(): Promise<string> {
  const days: [day: string, title: string, task: string, other: string | null][] = [
    ['2025-11-03', 'Keep the lantern', 'status: todo\n', 'Paint the quay'],
    ['2025-12-20', 'Keep the lantern', 'status: todo\n', 'Paint the quay'],
    ['2026-02-01', 'Keep the lantern', 'status: progress\n', null],
    ['2026-03-01', 'Keep the beacon', 'status: done\n', null],
  ];
  const content = await makePortal();
  for (const [day, title, task, other] of days) {
    await writeFiles(content, {
      'sources.lock.json': lockOf(day),
      'workplans/ops/a.md': planOf('LAMP-WP-0001', title, task),
      'workplans/ops/b.md': other ? planOf('QUAY-WP-0002', other, 'status: todo\n') : 'gone\n',
    });
    await freeze(content);
  }
  return content;
}

const { open } = useSite(async () => buildSite(await makeHistory()));

const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 15_000 });
const textsOf = async (page: Page, selector: string): Promise<string[]> =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
const status = (page: Page) => page.locator('cairn-search-page .search-state [role=status]');
const queryOf = (page: Page): string => new URL(page.url()).search;

describe('the search page', () => {
  test('shows now alone until the past is asked for, and remembers that in its address', async () => {
    const page = await open('search/?q=LAMP-WP-0001');
    await eventually(() => status(page).innerText()).toBe('2 results');
    expect(await page.locator('.search-past').isHidden()).toBe(true);
    await page.getByRole('checkbox', { name: 'Also in the past' }).focus();
    await page.keyboard.press('Space');
    await eventually(() => status(page).innerText()).toBe('2 results now, 2 things in the past');
    expect(queryOf(page)).toBe('?q=LAMP-WP-0001&history=yes');
    await page.reload();
    await eventually(() => status(page).innerText()).toBe('2 results now, 2 things in the past');
    expect(await axeViolations(page)).toEqual([]);
  });

  test('groups the past under what it is now, over the borders of years', async () => {
    const page = await open('search/?q=LAMP-WP-0001&history=yes');
    await eventually(() => textsOf(page, '.search-results > li:first-child .hit-past li')).toEqual([
      '1 March 2026 active',
      '3 November 2025 – 1 February 2026 active “Keep the lantern”',
    ]);
    expect(await textsOf(page, '.search-results > li:nth-child(2) .hit-past li')).toEqual([
      '1 March 2026 done',
      '1 February 2026 in progress',
      '3 November 2025 – 20 December 2025 to do',
    ]);
    await page.getByRole('link', { name: '1 February 2026', exact: true }).click();
    await page.waitForURL('**/checkpoints/2026-02-01/#plans');
  });

  test('shows what has gone, and what has another name now', async () => {
    const page = await open('search/?q=quay&history=yes');
    await eventually(() => textsOf(page, '.search-past-results > li .hit-title')).toEqual([
      'Paint the quay no longer there',
      'Rotate the lantern key no longer there',
    ]);
    await page.fill('input[name=q]', 'lantern');
    await eventually(() => textsOf(page, '.search-past-results > li > .hit-title')).toContain(
      'Keep the beacon',
    );
  });

  test('offers the past where now has nothing', async () => {
    const page = await open('search/?q=quay');
    await page.getByRole('button', { name: 'Search the past, too' }).click();
    await eventually(() => status(page).innerText()).toBe('No results now, 2 things in the past');
    expect(queryOf(page)).toBe('?q=quay&history=yes');
  });

  test('takes days, by the keyboard or from the address', async () => {
    const page = await open('search/?q=LAMP-WP-0001-T01&history=yes&from=2026-01-15');
    const days = '.search-past-results .hit-past li';
    await eventually(() => textsOf(page, days)).toEqual(['1 March 2026 done', '1 February 2026 in progress']);
    await page.getByLabel('to', { exact: true }).fill('2026-02-15');
    await eventually(() => textsOf(page, days)).toEqual(['1 February 2026 in progress']);
    expect(queryOf(page)).toBe('?q=LAMP-WP-0001-T01&history=yes&from=2026-01-15&to=2026-02-15');
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await eventually(() => status(page).innerText()).toBe('1 result now, 1 thing in the past');
  });

  test('says without JavaScript where the past is', async () => {
    const page = await open('search/', { javaScript: false });
    expect(await page.locator('.without-js').first().innerText()).toContain('the page of its checkpoint');
  });
});

test('the dialog searches the past, with the keyboard alone', async () => {
  const page = await open('');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('quay');
  await page.getByRole('button', { name: 'Search the past, too' }).waitFor();
  await page.getByRole('checkbox', { name: 'Also in the past' }).focus();
  await page.keyboard.press('Space');
  await eventually(() => textsOf(page, '.search-dialog [role=option] .hit-title')).toEqual([
    'Paint the quay',
    'Rotate the lantern key',
  ]);
  expect(await textsOf(page, '.search-dialog .search-group')).toEqual(['In the past']);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/checkpoints/2025-12-20/#plans');
});
