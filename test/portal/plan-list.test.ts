import { describe, expect, test } from 'vitest';
import { buildPlanListPages, rowsPerPage } from '../../src/portal/plan-list.ts';
import type { PlanListPage } from '../../src/portal/plan-list.ts';
import { planText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

/** `count` plans, every third one finished. */
function pagesOf(count: number): PlanListPage[] {
  const texts: Texts = {};
  for (let i = 1; i <= count; i += 1) {
    texts[`ops/${i}.md`] = planText(`A-WP-${i}`, i % 3 === 0 ? 'status: finished' : '');
  }
  return buildPlanListPages(portalOf(texts, { base: '/status/' }));
}

function rowsOf({ groups }: PlanListPage): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}

describe.each([
  [0, 1],
  [1, 1],
  [200, 1],
  [201, 2],
  [10_000, 50],
])('%d plans', (count, expected) => {
  const pages = pagesOf(count);

  test(`stand on ${expected} pages of at most 200 rows, none of them empty`, () => {
    expect(pages).toHaveLength(expected);
    expect(pages.map(rowsOf).every((rows) => rows <= rowsPerPage)).toBe(true);
    expect(pages.slice(0, -1).every((page) => rowsOf(page) === rowsPerPage)).toBe(true);
    if (count > 0) expect(pages.every((page) => rowsOf(page) > 0)).toBe(true);
  });

  test('stand there once each', () => {
    const ids = pages.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map(({ id }) => id)));
    expect(ids).toHaveLength(count);
    expect(new Set(ids).size).toBe(count);
  });

  test('know how many they are, and lead to every page', () => {
    for (const [index, page] of pages.entries()) {
      expect(page.total).toBe(count);
      expect(page.page).toBe(index + 1);
      expect(page.pages).toHaveLength(expected);
      expect(page.pages.filter(({ current }) => current)).toEqual([page.pages[index]]);
      expect(page.pages[0]?.href).toBe('/status/workplans/');
    }
  });
});

test('a group that runs over a page says so, and how many it has in all', () => {
  const heads = pagesOf(401).map(({ groups }) =>
    groups.map(({ title, note, rows }) => `${title} (${note}): ${rows.length}`),
  );
  expect(heads).toMatchInlineSnapshot(`
    [
      [
        "Active (268): 200",
      ],
      [
        "Active (268, continued): 68",
        "Finished (133): 132",
      ],
      [
        "Finished (133, continued): 1",
      ],
    ]
  `);
});

test('what is said of the number', () => {
  expect([0, 1, 2].map((count) => pagesOf(count)[0]?.countText)).toEqual(['0 plans', '1 plan', '2 plans']);
});

test('the facets of every page are those of all plans', () => {
  const [first, last] = pagesOf(201);
  expect(first?.facets.status).toEqual([
    { value: 'active', count: 134 },
    { value: 'finished', count: 67 },
  ]);
  expect(last?.facets).toEqual(first?.facets);
});

test('the blank row is blank', () => {
  const row = pagesOf(0)[0]?.blankRow;
  expect(row).toMatchObject({ id: '', title: '', href: '', status: null, notes: [], progress: { total: 0 } });
});
