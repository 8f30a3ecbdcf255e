import { describe, expect, test } from 'vitest';
import { buildGraphDocument } from '../../src/portal/graph-document.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

const texts: Texts = {
  'north/a.md': planText(
    'A-WP-0001',
    'depends_on: [B-WP-0001]',
    [
      taskText('T01', 'status: done'),
      taskText('T02', 'depends_on: [T01]'),
      taskText('T03', 'status: done'),
      taskText('T04', 'depends_on: [GONE-WP-0001, TWIN-WP-0001]'),
      taskText('T05', 'depends_on: [T06]'),
      taskText('T06', 'depends_on: [T05]'),
    ].join(''),
  ),
  'south/b.md': planText('B-WP-0001', '', taskText('T01')),
  'north/twin.md': planText('TWIN-WP-0001', 'status: finished', taskText('T01', 'status: done')),
  'south/twin.md': planText('TWIN-WP-0001', 'status: finished', taskText('T01', 'status: done')),
};

describe('graph.json', () => {
  const graph = buildGraphDocument(portalOf(texts, { config: 'title: T\ngoal: A-WP-0001\n' }));

  test('has every stated edge with its verdict and its reason; a name without an item is a node, too', () => {
    expect(
      graph.edges.map(
        ({ from, to, verdict, why, source }) =>
          `${from} → ${to} ${verdict}: ${why} (${source.path}:${source.line})`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "B-WP-0001 → A-WP-0001 pending: A-WP-0001 needs B-WP-0001 first, which is active with one open task (a.md:4)",
        "A-WP-0001-T01 → A-WP-0001-T02 satisfied: A-WP-0001-T02 needs A-WP-0001-T01 first, which is done (a.md:20)",
        "GONE-WP-0001 → A-WP-0001-T04 dead: A-WP-0001-T04 needs GONE-WP-0001 first, and no collected file has it (a.md:38)",
        "TWIN-WP-0001 → A-WP-0001-T04 dead: A-WP-0001-T04 needs TWIN-WP-0001 first, which 2 files claim (a.md:38)",
        "TWIN-WP-0001@south → A-WP-0001-T04 dead: A-WP-0001-T04 needs TWIN-WP-0001 first, which 2 files claim (a.md:38)",
        "A-WP-0001-T06 → A-WP-0001-T05 dead: A-WP-0001-T05 needs A-WP-0001-T06 first, which waits for it in turn (a.md:47)",
        "A-WP-0001-T05 → A-WP-0001-T06 dead: A-WP-0001-T06 needs A-WP-0001-T05 first, which waits for it in turn (a.md:56)",
      ]
    `);
    const ids = new Set(graph.nodes.map(({ id }) => id));
    expect(graph.edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
    expect(ids.size).toBe(graph.nodes.length);
  });

  test('tells claimants of one id apart', () => {
    expect(
      graph.nodes.filter(({ id }) => id.startsWith('TWIN')).map(({ id, repo }) => `${id} ${repo}`),
    ).toEqual(['TWIN-WP-0001 north', 'TWIN-WP-0001@south south']);
  });

  test('says what it and the path leave out', () => {
    expect(graph.nodes.map(({ id }) => id)).not.toContain('A-WP-0001-T03');
    // T03, and the tasks of both twins.
    expect(graph.omitted).toEqual({ nodes: 3, edges: 0 });
    expect(graph.critical_path).toMatchInlineSnapshot(`
      {
        "ids": [
          "B-WP-0001-T01",
          "A-WP-0001-T02",
        ],
        "left_out": {
          "cycles": [
            [
              "A-WP-0001-T05",
              "A-WP-0001-T06",
            ],
          ],
          "dead_edges": 5,
        },
        "length": 2,
        "ties": {
          "paths": [
            [
              "B-WP-0001-T01",
              "A-WP-0001-T04",
            ],
            [
              "B-WP-0001-T01",
              "A-WP-0001-T05",
            ],
            [
              "B-WP-0001-T01",
              "A-WP-0001-T06",
            ],
          ],
          "total": 3,
        },
      }
    `);
  });
});
