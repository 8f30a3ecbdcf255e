// The graph: what stands in it without scripts, and what a reader does with it with mouse, keyboard and address.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeViolations, colourRules } from './accessibility.ts';
import { buildSite } from './built-site.ts';
import { findOverflow } from './layout.ts';
import { useSite } from './site-under-test.ts';

const site = useSite(() => buildSite('test/fixtures/sites/graph', { base: '/status/' }), '/status/');
const phone = { width: 390, height: 800 };

const path = [
  'BASE-WP-0003-T01',
  'BASE-WP-0003-T02',
  'MID-WP-0002-T02',
  'MID-WP-0002-T03',
  'GOAL-WP-0001-T01',
  'GOAL-WP-0001-T02',
];

const nodesOf = (page: Page): Promise<string[]> =>
  page
    .locator('.graph-frame .node')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node') ?? ''));
const counts = (page: Page): Promise<string> => page.locator('[data-graph-counts]').innerText();
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-node') ?? null);
const searchOf = (page: Page): string => new URL(page.url()).search;
const node = (page: Page, id: string) => page.locator(`.node[data-node="${id}"]`);
const litNodes = async (page: Page): Promise<string[]> =>
  page
    .locator('.graph.lighting .node.lit')
    .evaluateAll((nodes) => nodes.map((each) => each.getAttribute('data-node') ?? '').sort());

/** The picture is alive: it has one tab stop. */
async function openLive(address: string, options = {}): Promise<Page> {
  const page = await site.open(address, options);
  await page.locator('.graph-frame.moves').waitFor();
  return page;
}

async function expectShown(page: Page, text: string): Promise<void> {
  await expect.poll(() => counts(page), { timeout: 15_000 }).toBe(text);
}

/** Of a line between the centres of two nodes: how much it rises. */
async function risesOf(page: Page, ids: readonly string[]): Promise<number> {
  const centres = await Promise.all(
    ids.map((id) =>
      node(page, id)
        .locator('.shape')
        .evaluate((shape) => {
          const { top, bottom } = shape.getBoundingClientRect();
          return (top + bottom) / 2;
        }),
    ),
  );
  return Math.max(...centres) - Math.min(...centres);
}

describe('without scripts', () => {
  const open = (address: string): Promise<Page> => site.open(address, { javaScript: false });

  test('the critical path stands there with its neighbours, on one line, and says how much is shown', async () => {
    const page = await open('graph/');
    expect((await nodesOf(page)).sort()).toEqual(
      [...path, 'LEAF-WP-0008-T01', 'MID-WP-0002-T01', 'MID-WP-0002-T04', 'SIDE-WP-0004-T01'].sort(),
    );
    expect(await risesOf(page, path)).toBeLessThan(1);
    expect(await counts(page)).toBe('10 of 23 nodes, 9 of 12 edges shown.');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      '9 days of work on the critical path to GOAL-WP-0001',
    );
  });

  test('nodes lead to their plans and tasks, edges to the row that says why', async () => {
    const page = await open('graph/');
    await node(page, 'MID-WP-0002-T03').click();
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(
      '/status/workplans/MID-WP-0002/#MID-WP-0002-T03',
    );
    await page.goBack();
    const edge = page.locator('.graph-frame .edge.critical').first();
    const href = (await edge.getAttribute('href')) ?? '';
    const row = page.locator(`[id="${href.split('#')[1]}"]`);
    expect(await row.innerText()).toContain(
      'BASE-WP-0003-T02 needs BASE-WP-0003-T01 first, which is in progress.',
    );
    expect(await row.getByRole('link', { name: 'south/BASE-WP-0003.md:' }).getAttribute('href')).toBe(
      'https://forge.example/plans/south/src/commit/89abcdef0123456789abcdef0123456789abcdef/BASE-WP-0003.md#L26',
    );
  });

  test('all plans stand on their own page, with what is missing and what waits for itself', async () => {
    const page = await open('graph/');
    await page.getByRole('link', { name: 'All plans' }).click();
    expect((await nodesOf(page)).sort()).toEqual([
      'BASE-WP-0003',
      'DEAD-WP-0005',
      'GOAL-WP-0001',
      'LEAF-WP-0008',
      'MID-WP-0002',
      'NOWHERE-WP-0099',
      'SIDE-WP-0004',
    ]);
    expect(await page.locator('.graph-frame .node.missing').count()).toBe(1);
    expect(await page.locator('.graph-frame .edge.dead .cross').count()).toBe(1);
    expect(await page.locator('.node.goal').getAttribute('data-node')).toBe('GOAL-WP-0001');
    expect(await page.locator('.graph-notes').innerText()).toContain(
      'LOOP-WP-0006-T01 → LOOP-WP-0006-T02 → LOOP-WP-0006-T01',
    );
  });

  test('every edge stands in the table', async () => {
    const page = await open('graph/');
    const rows = page.locator('.edges tbody tr');
    expect(await rows.count()).toBe(12);
    expect(await rows.filter({ hasText: 'dead' }).count()).toBe(3);
  });

  test('a plan shows what it needs and frees, and nothing where there is nothing', async () => {
    const page = await open('workplans/BASE-WP-0003/');
    expect(await nodesOf(page)).toEqual(['BASE-WP-0003-T01', 'BASE-WP-0003-T02', 'MID-WP-0002-T02']);
    const lone = await open('workplans/LONE-WP-0007/');
    expect(await lone.locator('.graph').count()).toBe(0);
  });
});

describe('the keyboard', () => {
  test('has one stop in the picture, and follows the edges with the arrows', async () => {
    const page = await openLive('graph/');
    expect(await page.locator('.node[tabindex="0"], .edge[tabindex="0"]').count()).toBe(1);
    await page.getByRole('button', { name: 'Fit' }).focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('BASE-WP-0003-T01');
    const walk: [string, string][] = [
      ['ArrowRight', 'BASE-WP-0003-T02'],
      ['ArrowRight', 'MID-WP-0002-T02'],
      ['ArrowRight', 'MID-WP-0002-T03'],
      ['ArrowLeft', 'MID-WP-0002-T02'],
      ['Home', 'BASE-WP-0003-T01'],
      ['ArrowLeft', 'BASE-WP-0003-T01'],
    ];
    for (const [key, id] of walk) {
      await page.keyboard.press(key);
      expect(await focused(page), key).toBe(id);
    }
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-graph-marked]') !== null)).toBe(
      true,
    );
  });

  test('goes up and down a column, and opens what it is at', async () => {
    const page = await openLive('graph/');
    await node(page, 'MID-WP-0002-T03').focus();
    const seen = new Set<string | null>();
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
      await page.keyboard.press(key);
      seen.add(await focused(page));
    }
    expect(seen).toContain('MID-WP-0002-T04');
    await node(page, 'MID-WP-0002-T03').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/workplans/MID-WP-0002/#MID-WP-0002-T03');
  });

  test('brings what it reaches into view, and says why its edges are there', async () => {
    const page = await openLive('graph/', { viewport: phone });
    await node(page, 'BASE-WP-0003-T01').focus();
    for (let step = 1; step < path.length; step += 1) await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('GOAL-WP-0001-T02');
    const frame = await page.locator('.graph-frame').boundingBox();
    const box = await node(page, 'GOAL-WP-0001-T02').locator('.shape').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(frame?.x ?? 0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0));
    const why = 'GOAL-WP-0001-T02 needs SIDE-WP-0004-T01 first';
    await page.locator('[data-graph-marked] li', { hasText: why }).waitFor();
  });
});

describe('light', () => {
  test('falls on what a node needs and frees, and goes with the mouse', async () => {
    const page = await openLive('graph/');
    await node(page, 'BASE-WP-0003-T02').hover();
    expect(await litNodes(page)).toEqual([
      ...path.filter((id) => id.startsWith('BASE')),
      'GOAL-WP-0001-T01',
      'GOAL-WP-0001-T02',
      'LEAF-WP-0008-T01',
      'MID-WP-0002-T02',
      'MID-WP-0002-T03',
      'MID-WP-0002-T04',
    ]);
    await page.mouse.move(5, 5);
    await expect.poll(() => litNodes(page)).toEqual([]);
  });

  test('a click on an edge says why it exists, with file and line', async () => {
    const page = await openLive('graph/');
    const edge = page
      .locator('.edge[data-from]')
      .filter({ has: page.locator('title', { hasText: 'SIDE-WP-0004-T01' }) });
    await edge.locator('.hit').dispatchEvent('click');
    const marked = page.locator('[data-graph-marked]');
    await expect
      .poll(() => marked.innerText())
      .toContain('Pending: GOAL-WP-0001-T02 needs SIDE-WP-0004-T01 first, which is still to do.');
    expect(await marked.getByRole('link').getAttribute('href')).toMatch(/GOAL-WP-0001\.md#L\d+$/);
    expect(new URL(page.url()).hash).toBe('');
  });
});

describe('another view', () => {
  test('around an item is in the address, and the back button leads out of it', async () => {
    const page = await openLive('graph/');
    await page.getByText('Show something else').click();
    await page.locator('[name=focus]').fill('MID-WP-0002-T02');
    await page.keyboard.press('Enter');
    await expectShown(page, 'What MID-WP-0002-T02 needs and frees: 6 of 23 nodes, 5 of 12 edges shown.');
    expect(searchOf(page)).toBe('?focus=MID-WP-0002-T02');
    expect(await page.locator('.node.focus').getAttribute('data-node')).toBe('MID-WP-0002-T02');
    await page.locator('[name=depth]').selectOption('2');
    await page.locator('[name=direction]').selectOption('up');
    await expectShown(page, 'What MID-WP-0002-T02 needs: 4 of 23 nodes, 3 of 12 edges shown.');
    expect(searchOf(page)).toBe('?focus=MID-WP-0002-T02&depth=2&direction=up');
    await page.goBack();
    await page.goBack();
    await expectShown(page, 'What MID-WP-0002-T02 needs and frees: 6 of 23 nodes, 5 of 12 edges shown.');
    await page.goBack();
    await expectShown(page, '10 of 23 nodes, 9 of 12 edges shown.');
    expect((await nodesOf(page)).length).toBe(10);
    expect(await page.locator('.node[tabindex="0"]').count()).toBe(1);
  });

  test.each([
    [
      'graph/?focus=mid-wp-0002-t02&direction=down',
      'What MID-WP-0002-T02 frees: 4 of 23 nodes, 3 of 12 edges shown.',
    ],
    ['graph/?view=plans', 'All plans that depend on others: 7 of 23 nodes, 5 of 12 edges shown.'],
    [
      'graph/?done=hide',
      'The critical path to GOAL-WP-0001, without what is done: 9 of 23 nodes, 8 of 12 edges shown.',
    ],
    ['graph/?goal=MID-WP-0002', 'The critical path to MID-WP-0002: 7 of 23 nodes, 6 of 12 edges shown.'],
    [
      'graph/plans/?expand=MID-WP-0002',
      'All plans that depend on others: 10 of 23 nodes, 8 of 12 edges shown.',
    ],
  ])('%s is there when the page is opened', async (address, text) => {
    const page = await openLive(address);
    await expectShown(page, text);
    expect(await page.locator('.node[tabindex="0"]').count()).toBe(1);
  });

  test('expands a plan from the marked item, and rolls it up again', async () => {
    const page = await openLive('graph/plans/');
    await node(page, 'MID-WP-0002').hover();
    await page.locator('[data-graph-marked]').getByRole('link', { name: 'Show its tasks' }).click();
    await node(page, 'MID-WP-0002-T02').waitFor();
    expect(searchOf(page)).toBe('?expand=MID-WP-0002');
    await page.getByRole('link', { name: 'Show MID-WP-0002 as one plan again' }).click();
    await node(page, 'MID-WP-0002').waitFor();
    expect(searchOf(page)).toBe('');
  });

  test('that is not there is said', async () => {
    const page = await openLive('graph/?focus=NO-WP-1');
    await page.getByText('The graph has no NO-WP-1.').waitFor();
  });

  test('that cannot be loaded is said, and the finished picture stays', async () => {
    const { page, close } = await site.openTroubled('graph/?focus=MID-WP-0002-T02', {
      prepare: async (unopened) => {
        await unopened.route('**/graph.json', (route) => route.abort());
      },
    });
    await page.getByText('This view could not be drawn').waitFor();
    expect((await nodesOf(page)).length).toBe(10);
    await close();
  });

  test('is loaded only when it is asked for', async () => {
    const requested: string[] = [];
    const page = await openLive('graph/', {
      prepare: async (unopened: Page) => {
        unopened.on('request', (request) => requested.push(request.url()));
      },
    });
    await page.waitForLoadState('networkidle');
    expect(requested.filter((url) => /graph\.json|worker/.test(url))).toEqual([]);
  });
});

describe('moving', () => {
  const transformOf = (page: Page): Promise<string> =>
    page.locator('.graph-frame .graph').evaluate((svg: SVGElement) => svg.style.transform);

  test('the wheel scrolls the page, and scales with Ctrl', async () => {
    const page = await openLive('graph/', { viewport: { width: 900, height: 600 } });
    const frame = await page.locator('.graph-frame').boundingBox();
    const before = await transformOf(page);
    await page.mouse.move((frame?.x ?? 0) + 300, (frame?.y ?? 0) + 30);
    await page.mouse.wheel(0, 100);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(await transformOf(page)).toBe(before);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(() => transformOf(page)).not.toBe(before);
  });

  test('dragging moves it, and buttons scale it and show all of it', async () => {
    const page = await openLive('graph/', { viewport: { width: 900, height: 900 } });
    const before = await transformOf(page);
    const frame = await page.locator('.graph-frame').boundingBox();
    const [x, y] = [(frame?.x ?? 0) + 500, (frame?.y ?? 0) + 12];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 120, y + 4, { steps: 4 });
    await page.mouse.up();
    expect(await transformOf(page)).not.toBe(before);
    await page.getByRole('button', { name: 'Larger' }).click();
    expect(await transformOf(page)).toContain('scale(1.3)');
    await page.getByRole('button', { name: 'Fit' }).click();
    const picture = await page.locator('.graph-frame .graph').boundingBox();
    expect(picture?.width).toBeLessThanOrEqual(frame?.width ?? 0);
  });
});

describe('a finger', () => {
  const transformOf = (page: Page): Promise<string> =>
    page.locator('.graph-frame svg.graph').evaluate((svg) => getComputedStyle(svg).transform);

  /** A picture under a touch screen, and how to swipe across its middle. */
  async function openTouched(): Promise<{ page: Page; swipe: (dx: number, dy: number) => Promise<void> }> {
    const page = await openLive('graph/', { viewport: phone, touch: true });
    await page.locator('.graph-frame').scrollIntoViewIfNeeded();
    const frame = await page.locator('.graph-frame').boundingBox();
    const [x, y] = [(frame?.x ?? 0) + 180, (frame?.y ?? 0) + 150];
    const devtools = await page.context().newCDPSession(page);
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number }[]
    ) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
    const swipe = async (dx: number, dy: number): Promise<void> => {
      await touch('touchStart', { x, y });
      for (let step = 1; step <= 8; step += 1)
        await touch('touchMove', { x: x + (dx * step) / 8, y: y + (dy * step) / 8 });
      await touch('touchEnd');
    };
    return { page, swipe };
  }

  test('that goes sideways moves the picture', async () => {
    const { page, swipe } = await openTouched();
    const [picture, top] = [await transformOf(page), await page.evaluate(() => scrollY)];
    await swipe(-100, 0);
    expect(await transformOf(page)).not.toBe(picture);
    expect(await page.evaluate(() => scrollY)).toBe(top);
  });

  test('that goes up or down scrolls the page, and leaves the picture where it is', async () => {
    const { page, swipe } = await openTouched();
    const [picture, top] = [await transformOf(page), await page.evaluate(() => scrollY)];
    await swipe(0, -100);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(top);
    expect(await transformOf(page)).toBe(picture);
  });
});

describe('in every theme and size', () => {
  test.each(['light', 'dark'] as const)(
    'the pages have no accessibility violation (%s)',
    async (colorScheme) => {
      for (const address of ['graph/', 'graph/plans/', 'workplans/MID-WP-0002/']) {
        const page = await site.open(address, { colorScheme });
        await page.waitForLoadState('networkidle');
        expect(await axeViolations(page), address).toEqual([]);
      }
      const page = await openLive('graph/', { colorScheme });
      await page.getByText('Show something else').click();
      await node(page, 'MID-WP-0002-T02').focus();
      await page.keyboard.press('ArrowRight');
      await page.locator('[data-graph-marked] li').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  test.each([
    ['with scripts', true],
    ['without', false],
  ])('a phone shows it without overflow, %s', async (_, javaScript) => {
    for (const address of ['graph/', 'graph/plans/', 'workplans/MID-WP-0002/']) {
      const page = await site.open(address, { viewport: phone, javaScript });
      if (javaScript) await page.locator('.graph-frame').hover();
      expect(await findOverflow(page), address).toEqual([]);
      const size = await node(page, 'MID-WP-0002')
        .or(node(page, 'MID-WP-0002-T02'))
        .locator('text')
        .first()
        .evaluate((text) => text.getBoundingClientRect().height);
      expect(size, 'height of a line').toBeGreaterThanOrEqual(10);
    }
  });

  test('on a phone the picture of a plan begins at its own nodes, and stays there when it comes to life', async () => {
    const page = await site.open('workplans/GOAL-WP-0001/', { viewport: phone });
    const isInView = (): Promise<boolean> =>
      node(page, 'GOAL-WP-0001-T01').evaluate((own) => {
        const box = own.getBoundingClientRect();
        const frame = own.closest('.graph-frame')?.getBoundingClientRect();
        return frame !== undefined && box.left >= frame.left && box.right <= frame.right;
      });
    await expect.poll(isInView).toBe(true);
    await page.locator('.graph-frame').hover();
    await page.locator('.graph-frame.moves').waitFor();
    expect(await isInView()).toBe(true);
  });

  test('paper shows the whole picture', async () => {
    const page = await openLive('graph/', { viewport: { width: 1047, height: 718 }, colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Larger' }).click();
    await page.emulateMedia({ media: 'print' });
    const width = await page.evaluate(() => document.documentElement.clientWidth);
    const boxes = await page.locator('.graph-frame .node .shape').evaluateAll((shapes) =>
      shapes.map((shape) => {
        const { left, right } = shape.getBoundingClientRect();
        return { left, right };
      }),
    );
    expect(Math.min(...boxes.map(({ left }) => left))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(width);
    expect(await axeViolations(page, colourRules)).toEqual([]);
  });
});

test('the page is small', async () => {
  const html = await readFile(join(site.folder(), 'graph/index.html'));
  expect(gzipSync(html).length).toBeLessThan(20_000);
});
