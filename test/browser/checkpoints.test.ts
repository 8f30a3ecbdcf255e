// Trends, changes and comparisons of the demo's checkpoints, as a reader uses them.
import { expect, test, vi } from 'vitest';
import { axeViolations } from './accessibility.ts';
import { buildSite } from './built-site.ts';
import { useSite } from './site-under-test.ts';

const site = useSite(() => buildSite('content'));
const eventually = vi.waitFor;

test('the arrow keys read the trends checkpoint by checkpoint', async () => {
  const page = await site.open('checkpoints/');
  const slider = page.getByRole('slider', { name: 'Read the figures of' });
  const gates = page.locator('.trend', { hasText: 'Open gates' }).locator('b');
  expect(await gates.innerText()).toBe('9 open gates');
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  expect(await gates.innerText()).toBe('3 open gates');
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^19 June 2026, .*3 open gates/);
  await page.keyboard.press('Home');
  expect(await page.locator('[data-trend-title]').innerText()).toBe('Before State Hub moves');
  await page.locator('[data-trend-link]').press('Enter');
  await page.waitForURL('**/checkpoints/2026-04-10/');
});

test('a pointer over a picture reads the nearest checkpoint', async () => {
  const page = await site.open('checkpoints/');
  const box = await page.locator('.trend svg').first().boundingBox();
  if (!box) throw new Error('the first trend has no box');
  await page.mouse.move(box.x + 3, box.y + 20);
  expect(await page.locator('[data-trend-link]').innerText()).toBe('10 April 2026');
});

test('without JavaScript the trends are pictures that say what they show, and the table has the figures', async () => {
  const page = await site.open('checkpoints/', { javaScript: false });
  const labels = await page
    .locator('.trend svg')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  expect(labels[1]).toBe('From 0 open gates to 9 open gates');
  expect(await page.locator('.trend-reader').isVisible()).toBe(false);
  expect(await page.locator('.checkpoints tbody tr').count()).toBe(7);
  await page.getByRole('link', { name: 'changes: Before midsummer' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/were opened/);
});

test('any two are compared in the browser as the build compares neighbours', async () => {
  const page = await site.open('checkpoints/compare/?from=2026-06-19&to=2026-06-26');
  const result = page.locator('[data-compare-result]');
  await result.waitFor();
  const asked = await result.locator('[data-compare-changes]').innerText();
  expect(await axeViolations(page)).toEqual([]);
  const built = await site.open('checkpoints/2026-06-26/changes/');
  const headline = await built.getByRole('heading', { level: 1 }).innerText();
  expect(await page.locator('[data-compare-headline]').innerText()).toBe(headline.replace(/\s+/g, ' '));
  expect(asked).toContain('new reason The gate ssh-automation-profile has no route.');
  const texts = (text: string[]): string[] => text.map((each) => each.replace(/\s+/g, ' ').trim());
  expect(texts(await page.locator('.change').allInnerTexts())).toEqual(
    texts(await built.locator('.change').allInnerTexts()),
  );
});

test('what is compared stands in the address, and going back goes back', async () => {
  const page = await site.open('checkpoints/compare/');
  await page.locator('[data-compare-result]').waitFor();
  expect(await page.locator('select[name=from]').inputValue()).toBe('2026-06-26');
  expect(await page.locator('select[name=to]').inputValue()).toBe('now');
  await page.locator('select[name=from]').selectOption('2026-04-10');
  await page.waitForURL('**/compare/?from=2026-04-10&to=now');
  await page.getByRole('button', { name: 'Swap' }).click();
  await page.waitForURL('**/compare/?from=now&to=2026-04-10');
  await page.goBack();
  await eventually(async () =>
    expect(await page.locator('select[name=from]').inputValue()).toBe('2026-04-10'),
  );
});
