import { describe, expect, test } from 'vitest';
import {
  buildEdgeTable,
  buildGraphPage,
  buildGraphSource,
  buildLaterEdgeTables,
  buildNeighbourhood,
} from '../../src/portal/graph-page.ts';
import { hrefOfEdgeRow } from '../../src/portal/graph-view/edge-place.ts';
import { portalOf } from './portal-of.ts';

const plan = (id: string, front: string, tasks: Record<string, string> = {}): string =>
  [
    '---',
    `id: ${id}\ntitle: The work of ${id}\nstatus: active\nupdated: 2026-06-20`,
    front,
    '---',
    ...Object.entries(tasks).map(
      ([name, fields]) =>
        `\n## Do ${name}\n\n\`\`\`task\nid: ${id}-${name}\nstatus: todo\n${fields}\n\`\`\`\n`,
    ),
  ].join('\n');

const config =
  'title: Test\ngoal: B-WP-2\nsources: [{ id: ops, repo: https://forge.example/team/ops.git }]\n';
const texts = {
  'ops/a.md': plan('A-WP-1', '', { T01: 'effort: 2', T02: 'depends_on: T01' }),
  'ops/b.md': plan('B-WP-2', 'depends_on: A-WP-1', { T01: '' }),
  'ops/c.md': plan('C-WP-3', '', { T01: 'depends_on: NO-WP-9' }),
  'ops/d.md': plan('D-WP-4', '', { T01: '' }),
};
const source = buildGraphSource(portalOf(texts, { config }));

describe('the page of the graph', () => {
  const page = buildGraphPage(source, 'path');

  test('says first how long the path is and where it begins', () => {
    expect(page.headline).toBe('4 days of work on the critical path to B-WP-2');
    expect(page.summary).toBe('Three steps, beginning with A-WP-1-T01: Do T01 (ready).');
  });

  test('shows the path, and says what no path leads through', () => {
    expect(page.picture.spine).toEqual(['A-WP-1-T01', 'A-WP-1-T02', 'B-WP-2-T01']);
    expect(page.notes.at(-1)).toBe('1 dead dependency can never be met, so no path leads through them.');
  });

  test('has a table with every edge, why it is there, and where that stands', () => {
    expect(page.table.caption).toBe('3 edges');
    expect(
      page.table.rows.map(({ from, to, verdict, isCritical }) => [from.id, to.id, verdict, isCritical]),
    ).toEqual([
      ['A-WP-1-T01', 'A-WP-1-T02', 'pending', true],
      ['A-WP-1', 'B-WP-2', 'pending', false],
      ['NO-WP-9', 'C-WP-3-T01', 'dead', false],
    ]);
    expect(page.table.rows[0]).toMatchObject({
      anchor: 'edge-1',
      why: 'A-WP-1-T02 needs A-WP-1-T01 first, which is still to do.',
      place: 'ops/a.md:23',
      sourceHref: 'https://forge.example/team/ops/src/commit/0123456789abcdef/a.md#L23',
      pictureHref: '/graph/?focus=A-WP-1-T02',
    });
    expect(page.table.rows[2]?.from).toEqual({ id: 'NO-WP-9', title: 'NO-WP-9', href: null });
  });

  test('says so where nothing is left to do', () => {
    const empty = buildGraphSource(portalOf({ 'ops/a.md': plan('A-WP-1', '') }));
    expect(buildGraphPage(empty, 'path')).toMatchObject({
      headline: 'Nothing is left to do',
      summary: '0 dependencies between 0 nodes.',
    });
  });
});

describe('many edges', () => {
  const tasks = Object.fromEntries(
    Array.from({ length: 251 }, (_, number) => [`T${number}`, number ? `depends_on: T${number - 1}` : '']),
  );
  const many = buildGraphSource(portalOf({ 'ops/a.md': plan('A-WP-1', '', tasks) }));

  test('stand on several pages, each row on the one that its address names', () => {
    const tables = [buildEdgeTable(many, 1), ...buildLaterEdgeTables(many)];
    expect(tables.map(({ caption, rows }) => [caption, rows.length])).toEqual([
      ['1 to 100 of 250 edges', 100],
      ['101 to 200 of 250 edges', 100],
      ['201 to 250 of 250 edges', 50],
    ]);
    expect(tables[1]?.pages.map(({ href, current }) => [href, current])).toEqual([
      ['/graph/', false],
      ['/graph/edges/2/', true],
      ['/graph/edges/3/', false],
    ]);
    const { addresses } = buildGraphPage(many, 'path');
    for (const [position, page] of [
      [0, 0],
      [99, 0],
      [100, 1],
      [249, 2],
    ] as const) {
      const [address, anchor] = hrefOfEdgeRow(position, addresses).split('#');
      expect(tables[page]?.pages[page]?.href).toBe(address);
      expect(tables[page]?.rows.map((row) => row.anchor)).toContain(anchor);
    }
  });
});

describe('around a plan', () => {
  test('is what it needs and frees, with the way to the whole graph', () => {
    const around = buildNeighbourhood(source, 'A-WP-1');
    expect(around?.picture.nodes.map(({ id }) => id)).toEqual(['A-WP-1-T01', 'A-WP-1-T02', 'B-WP-2']);
    expect(around?.focusHref).toBe('/graph/?focus=A-WP-1');
  });

  test('is nothing where nothing depends on anything', () => {
    expect(buildNeighbourhood(source, 'D-WP-4')).toBeNull();
  });
});
