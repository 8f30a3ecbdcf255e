// Drawings of named graphs, compared with files. A result that differs is left beside its file. UPDATE_GOLDEN=1
// accepts results, but never on CI.
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseFragment } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { lookOf } from '../../src/components/glyphs.ts';
import { layoutGraph } from '../../src/diagram/graph-layout.ts';
import type { LayoutEngine } from '../../src/diagram/graph-layout.ts';
import { renderGraph } from '../../src/diagram/graph-svg.ts';
import { loadLayoutEngine } from '../../src/diagram/graphviz.ts';
import { anchorOfEdge } from '../../src/portal/graph-view/edge-place.ts';
import { readGraphQuery } from '../../src/portal/graph-view/query.ts';
import { buildGraphIndex } from '../../src/portal/graph-view/graph-index.ts';
import { selectGraph } from '../../src/portal/graph-view/select.ts';
import { makePlanGraph } from '../bench/graph/plan-graph.ts';
import { makeGraph } from '../portal/graph-view/graphs.ts';
import type { GraphSpec } from '../portal/graph-view/graphs.ts';

const folder = resolve(import.meta.dirname, '../fixtures/graph-svg');
const isUpdating = process.env['UPDATE_GOLDEN'] === '1' && !process.env['CI'];

let engine: LayoutEngine;
beforeAll(async () => {
  engine = await loadLayoutEngine();
});

function draw(spec: GraphSpec, search: string): string {
  const { picture, title } = selectGraph(
    buildGraphIndex(makeGraph(spec)),
    readGraphQuery(new URLSearchParams(search), 'path'),
  );
  return renderGraph(layoutGraph(picture, engine), {
    lookOf,
    hrefOfEdge: ({ stated: [position = 0] }) => `#${anchorOfEdge(position)}`,
    label: title,
  });
}

const missing = {
  kind: 'missing',
  title: 'X',
  state: null,
  state_word: 'in no collected file',
  url: null,
} as const;

const cases: [name: string, spec: GraphSpec, search: string][] = [
  ['chain', { edges: 'A-1>B-1 B-1>C-1', goal: 'C' }, ''],
  ['diamond', { edges: 'A-1>B-1 A-1>C-1 B-1>D-1 C-1>D-1', goal: 'D', change: { 'C-1': { effort: 3 } } }, ''],
  ['ties', { edges: 'A-1>B-1 A-1>C-1 B-1>D-1 C-1>D-1', goal: 'D' }, ''],
  ['gate', { edges: 'gate1>A-1 A-1>B-1 gate2~B-1', nodes: '!gate2', goal: 'B' }, ''],
  ['island', { edges: 'A>B X>Y' }, 'view=plans'],
  ['self-loop', { edges: 'A!A A>B' }, 'view=plans'],
  ['cycle', { edges: 'A!B B!C C!A' }, 'view=plans'],
  ['dead', { edges: 'X!A-1 A-1>B-1', goal: 'B', change: { X: { ...missing, repo: null } } }, ''],
  [
    'repositories',
    { edges: 'A>B B>C D>C', change: { B: { repo: 'south' }, D: { repo: 'south' } } },
    'view=plans',
  ],
  ['expanded', { edges: 'X>A A-1>A-2 A-1>A-3 A>Y' }, 'view=plans&expand=A'],
  ['comes-back', { edges: 'A-1>B-1 B-1>A-2 A-2>C-1', goal: 'C' }, 'view=plans'],
];

describe('a drawing', () => {
  test.each(cases)('of %s', async (name, spec, search) => {
    const actual = `${draw(spec, search)}\n`;
    const file = join(folder, `${name}.svg`);
    const beside = join(folder, `${name}.actual.svg`);
    if (isUpdating) await writeFile(file, actual);
    const expected = existsSync(file) ? await readFile(file, 'utf8') : '';
    if (actual === expected) await rm(beside, { force: true });
    else await writeFile(beside, actual);
    expect(actual).toBe(expected);
  });

  test('is the same in coordinates of one decimal', () => {
    const numbers = draw({ edges: 'A>B B>C D>C' }, 'view=plans').match(/-?\d+\.\d+/g) ?? [];
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers.filter((number) => !/^-?\d+\.\d$/.test(number) && number !== '0.75')).toEqual([]);
  });

  test('is text where a plan is hostile', () => {
    const title = '</title><script>alert(1)</script> & "quotes" <img src=x onerror=alert(1)>';
    const svg = draw({ edges: 'A>B', change: { A: { title, url: '/a"onclick="alert(1)/' } } }, 'view=plans');
    const seen: string[] = [];
    const walk = (node: object): void => {
      if ('tagName' in node) seen.push(String(node.tagName));
      if ('attrs' in node && Array.isArray(node.attrs))
        for (const { name } of node.attrs) expect(name).not.toMatch(/^on|^style$/);
      if ('childNodes' in node && Array.isArray(node.childNodes)) node.childNodes.forEach(walk);
    };
    walk(parseFragment(svg));
    expect([...new Set(seen)].sort()).toEqual(['a', 'g', 'path', 'rect', 'svg', 'text', 'title', 'use']);
  });
});

test('a picture of 1,000 plans leaves room on a page of 250 kB', () => {
  const picture = makePlanGraph({ nodes: 1000, seed: 1 });
  const edges = picture.edges.map((edge, position) => ({ ...edge, stated: [position] }));
  const svg = renderGraph(layoutGraph({ ...picture, edges }, engine), {
    lookOf,
    hrefOfEdge: ({ stated: [position = 0] }) => `/graph/edges/12/#${anchorOfEdge(position)}`,
    label: 'All plans',
  });
  expect(svg.match(/class="node /g)).toHaveLength(1000);
  expect(gzipSync(svg).length).toBeLessThan(200_000);
});
