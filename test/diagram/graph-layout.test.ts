// Geometry of named graphs, and of invented large ones: what a reader would see at once must hold in numbers.
import { beforeAll, describe, expect, test } from 'vitest';
import { layoutGraph } from '../../src/diagram/graph-layout.ts';
import type { GraphGeometry, LayoutEngine } from '../../src/diagram/graph-layout.ts';
import { loadLayoutEngine } from '../../src/diagram/graphviz.ts';
import { readGraphQuery } from '../../src/portal/graph-view/query.ts';
import { buildGraphIndex } from '../../src/portal/graph-view/graph-index.ts';
import { selectGraph } from '../../src/portal/graph-view/select.ts';
import { makePlanGraph } from '../bench/graph/plan-graph.ts';
import { measureGeometry } from '../bench/graph/measures.ts';
import { makeGraph } from '../portal/graph-view/graphs.ts';
import type { GraphSpec } from '../portal/graph-view/graphs.ts';

let engine: LayoutEngine;
beforeAll(async () => {
  engine = await loadLayoutEngine();
});

function layout(spec: GraphSpec, search = ''): GraphGeometry {
  const query = readGraphQuery(new URLSearchParams(search), 'path');
  return layoutGraph(selectGraph(buildGraphIndex(makeGraph(spec)), query).picture, engine);
}

function centres({ nodes }: GraphGeometry): Map<string, { x: number; y: number }> {
  return new Map(
    nodes.map(({ node, box, x, y }) => [node.id, { x: x + box.width / 2, y: y + box.height / 2 }]),
  );
}

describe('named graphs', () => {
  test('what is needed first stands to the left', () => {
    const geometry = layout({ edges: 'A>B B>C A>C D>C' }, 'view=plans');
    const at = centres(geometry);
    for (const { edge } of geometry.edges)
      expect(at.get(edge.from)?.x, `${edge.from} > ${edge.to}`).toBeLessThan(at.get(edge.to)?.x ?? 0);
  });

  test('the critical path is one straight line, whatever stands beside it', () => {
    const geometry = layout({
      edges: 'A-1>B-1 B-1>C-1 C-1>D-1 X-1>B-1 Y-1>B-1 Z-1>C-1 A-1>V-1 V-1>D-1 gate1>D-1',
      goal: 'D',
    });
    const at = centres(geometry);
    const heights = ['A-1', 'B-1', 'C-1', 'D-1'].map((id) => at.get(id)?.y);
    expect(new Set(heights).size).toBe(1);
    for (const { edge, curve } of geometry.edges.filter(({ edge: { isCritical } }) => isCritical)) {
      const rise = curve.map(({ y }) => Math.abs(y - (at.get(edge.from)?.y ?? 0)));
      expect(Math.max(...rise)).toBeLessThan(1);
    }
  });

  test('cycles and self loops are drawn', () => {
    const geometry = layout({ edges: 'A!B B!C C!A D!D' }, 'view=plans');
    expect(geometry.edges.map(({ edge }) => `${edge.from}>${edge.to}`)).toEqual(['A>B', 'B>C', 'C>A', 'D>D']);
    for (const { curve } of geometry.edges) expect(curve.length).toBeGreaterThan(3);
  });

  test('an edge that names an expanded plan ends at the border of its region', () => {
    const geometry = layout({ edges: 'X>A A-1>A-2 A>Y' }, 'view=plans&expand=A');
    const region = geometry.groups.find(({ group }) => group.id === 'A');
    const [into] = geometry.edges.filter(({ edge }) => edge.toGroup === 'A');
    const [outOf] = geometry.edges.filter(({ edge }) => edge.fromGroup === 'A');
    expect(Math.abs((into?.tip.x ?? 0) - (region?.x ?? 0))).toBeLessThan(2);
    expect(Math.abs((outOf?.curve[0]?.x ?? 0) - ((region?.x ?? 0) + (region?.width ?? 0)))).toBeLessThan(2);
  });

  test('nothing is drawn of nothing', () => {
    expect(layout({ edges: '' }, 'view=plans')).toEqual({
      width: 0,
      height: 0,
      nodes: [],
      edges: [],
      groups: [],
    });
  });
});

describe('large graphs', () => {
  test.each([50, 300])(
    '%i nodes: apart from each other, in their regions, along a straight path',
    (nodes) => {
      const geometry = layoutGraph(makePlanGraph({ nodes, seed: 7 }), engine);
      const measures = measureGeometry(geometry);
      expect(measures).toMatchObject({ spineRise: 0, misplaced: 0 });
      expect(measures.behindNodes).toBeLessThanOrEqual(geometry.edges.length / 50);
      expect(geometry.nodes).toHaveLength(nodes);
      expect(findOverlaps(geometry)).toEqual([]);
      for (const { x, y, box } of geometry.nodes) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + box.width).toBeLessThanOrEqual(geometry.width);
        expect(y + box.height).toBeLessThanOrEqual(geometry.height);
      }
    },
  );

  test('the same picture has the same place every time, whatever was laid out before', () => {
    const picture = makePlanGraph({ nodes: 120, seed: 3 });
    const first = layoutGraph(picture, engine);
    layoutGraph(makePlanGraph({ nodes: 80, seed: 4 }), engine);
    expect(layoutGraph(picture, engine)).toEqual(first);
  });
});

function findOverlaps({ nodes }: GraphGeometry): string[] {
  return nodes.flatMap((one, position) =>
    nodes
      .slice(position + 1)
      .filter(
        (other) =>
          one.x < other.x + other.box.width &&
          other.x < one.x + one.box.width &&
          one.y < other.y + other.box.height &&
          other.y < one.y + one.box.height,
      )
      .map((other) => `${one.node.id} and ${other.node.id}`),
  );
}
