import { describe, expect, test } from 'vitest';
import { readGraphQuery } from '../../../src/portal/graph-view/query.ts';
import { buildGraphIndex } from '../../../src/portal/graph-view/graph-index.ts';
import { selectGraph, selectNeighbourhood } from '../../../src/portal/graph-view/select.ts';
import type { GraphSelection, Neighbourhood } from '../../../src/portal/graph-view/select.ts';
import { makeGraph } from './graphs.ts';
import type { GraphSpec } from './graphs.ts';

function select(spec: GraphSpec, search = ''): GraphSelection {
  return selectGraph(buildGraphIndex(makeGraph(spec)), readGraphQuery(new URLSearchParams(search), 'path'));
}

/** `A>B` in the signs of the specification, `A=>B` on the critical path; `[A]` for the region of a plan. */
function edgesOf({ picture }: Neighbourhood): string[] {
  const signs = { pending: '>', satisfied: '~', dead: '!' };
  return picture.edges.map(({ from, to, fromGroup, toGroup, verdict, isCritical }) => {
    const sign = isCritical ? '=>' : signs[verdict];
    return `${fromGroup === null ? from : `[${fromGroup}]`}${sign}${toGroup === null ? to : `[${toGroup}]`}`;
  });
}

const nodesOf = ({ picture }: Neighbourhood): string => picture.nodes.map(({ id }) => id).join(' ');
const summaryOf = ({ countsText }: GraphSelection): string => countsText.split(' shown.')[0] ?? '';

const chain: GraphSpec = { edges: 'A-1>B-1 B-1>C-1 C-1>D-1', goal: 'D' };
const diamond: GraphSpec = {
  edges: 'A-1>B-1 A-1>C-1 B-1>D-1 C-1>D-1',
  goal: 'D',
  change: { 'C-1': { effort: 3 } },
};
const ties: GraphSpec = { edges: 'A-1>B-1 A-1>C-1 B-1>D-1 C-1>D-1', goal: 'D' };
const island: GraphSpec = { edges: 'A-1>B-1 X-1>Y-1', nodes: 'Z-1', goal: 'B' };
const roots: GraphSpec = { edges: 'A-1>C-1 B-1>C-1', goal: 'C', change: { 'B-1': { effort: 2 } } };
const loop: GraphSpec = { edges: 'A-1!A-1 A-1>B-1', goal: 'B' };
const cycle: GraphSpec = { edges: 'A-1!B-1 B-1!C-1 C-1!A-1 A-1>D-1', goal: 'D' };

describe('the critical path with its neighbours', () => {
  test.each([
    ['chain', chain, 'A-1 B-1 C-1 D-1', ['A-1=>B-1', 'B-1=>C-1', 'C-1=>D-1']],
    ['diamond', diamond, 'A-1 C-1 D-1 B-1', ['A-1>B-1', 'A-1=>C-1', 'B-1>D-1', 'C-1=>D-1']],
    ['ties', ties, 'A-1 B-1 D-1 C-1', ['A-1=>B-1', 'A-1>C-1', 'B-1=>D-1', 'C-1>D-1']],
    ['island', island, 'A-1 B-1', ['A-1=>B-1']],
    ['two roots', roots, 'B-1 C-1 A-1', ['A-1>C-1', 'B-1=>C-1']],
    ['self loop', loop, 'A-1 B-1', ['A-1!A-1', 'A-1=>B-1']],
    ['cycle of three', cycle, 'A-1 D-1 C-1 B-1', ['A-1!B-1', 'B-1!C-1', 'C-1!A-1', 'A-1=>D-1']],
    ['a dead target', { edges: 'X!A-1 A-1>B-1', goal: 'B' }, 'A-1 B-1 X', ['X!A-1', 'A-1=>B-1']],
  ])('%s', (_name, spec, nodes, edges) => {
    const selection = select(spec);
    expect(nodesOf(selection)).toBe(nodes);
    expect(edgesOf(selection)).toEqual(edges);
  });

  test('lies in a region of its own that says where it leads and how long it is', () => {
    const { picture } = select(diamond);
    expect(picture.spine).toEqual(['A-1', 'C-1', 'D-1']);
    expect(picture.groups).toEqual([{ id: ':path', title: 'Critical path to D, 5 days', isSpine: true }]);
  });

  test('goes through a plan along the task that ends it, not through the plan', () => {
    const selection = select({ edges: 'A-1>A-2 A-1>A-3 A>B-1', goal: 'B', change: { 'A-3': { effort: 2 } } });
    expect(nodesOf(selection)).toBe('A-1 A-3 B-1 A-2');
    expect(edgesOf(selection)).toEqual(['A-1>A-2', 'A-1=>A-3', 'A-3=>B-1']);
  });

  test('has the plans beside it as plans, and what its own plans state', () => {
    const selection = select({
      edges: 'A-1>B-1 X>B gate1>B-1 B>Y',
      nodes: 'X-1 !X-2',
      goal: 'B',
      change: { 'X-1': { effort: 0 } },
    });
    expect(nodesOf(selection)).toBe('A-1 B-1 X gate1 Y');
    expect(edgesOf(selection)).toEqual(['A-1=>B-1', 'X>B-1', 'gate1>B-1', 'B-1>Y']);
    expect(selection.picture.nodes.find(({ id }) => id === 'X')?.note).toBe('1 open');
  });

  test('says how many others are as long', () => {
    expect(select(ties).notes).toContain(
      'One other chain is as long as the critical path; their steps are outlined like its own.',
    );
  });

  test('is replaced by the plans where nothing is left to do', () => {
    const selection = select({ edges: 'A-1~B-1', nodes: '!A-1 !B-1', goal: 'B' });
    expect(nodesOf(selection)).toBe('A B');
    expect(selection.notes.slice(0, 1)).toEqual([
      'Nothing is left to do for B: there is no critical path. These are the plans.',
    ]);
  });
});

describe('rolled up by plan', () => {
  const many: GraphSpec = {
    edges: 'A-1>A-2 A-2>B-1 A-1>B-2 A~B-1 B>C-1 C-1!D-1',
    nodes: 'Z-1 gate1',
    goal: 'C',
  };

  test('edges of tasks run between their plans, several as one, with the worst verdict', () => {
    const selection = select(many, 'view=plans');
    expect(nodesOf(selection)).toBe('A B C D');
    expect(edgesOf(selection)).toEqual(['A=>B', 'B=>C', 'C!D']);
    expect(selection.picture.edges[0]).toMatchObject({
      stated: [1, 2, 3],
      verdict: 'pending',
      why: '3 dependencies: B-1 needs A-2, B-2 needs A-1, B-1 needs A.',
    });
    expect(selection.countsText).toBe('4 of 13 nodes, 5 of 6 edges shown.');
    expect(selection.notes).toEqual([
      'Not drawn by themselves: 6 tasks in their plans and 1 edge inside a plan.',
      'Left out: 3 nodes without a dependency.',
      'Several edges between the same two nodes are drawn as one.',
    ]);
  });

  test('a plan is expanded into its tasks, in a region that stands for the plan', () => {
    const selection = select({ edges: 'X>A A-1>A-2 A-1>A-3 A>Y' }, 'view=plans&expand=a');
    expect(nodesOf(selection)).toBe('A-1 A-2 A-3 X Y');
    expect(edgesOf(selection)).toEqual(['X>[A]', 'A-1>A-2', 'A-1>A-3', '[A]>Y']);
    expect(selection.picture.edges.map(({ from, to }) => `${from}>${to}`)).toContain('A-2>Y');
    expect(selection.picture.groups).toContainEqual({ id: 'A', title: 'A The work of A', isSpine: false });
  });

  test('regions are repositories, or lanes', () => {
    const spec: GraphSpec = {
      edges: 'A>B B>C',
      change: { A: { lane: 'First' }, B: { lane: 'Then', repo: 'south' } },
    };
    const titles = (search: string): string[] =>
      select(spec, search).picture.groups.map(({ title }) => title);
    expect(titles('view=plans')).toEqual(['north', 'south']);
    expect(titles('view=plans&group=lane')).toEqual(['First', 'Then']);
  });

  test('dependencies across repositories are like any other', () => {
    const selection = select({ edges: 'A>B', change: { B: { repo: 'south' } } }, 'view=plans');
    expect(edgesOf(selection)).toEqual(['A>B']);
  });
});

describe('a focus', () => {
  const long = { edges: 'A-1>B-1 B-1>C-1 C-1>D-1 D-1>E-1 B-1>X-1 Y-1>C-1' };

  test.each([
    ['focus=C-1', 'C-1 B-1 Y-1 D-1'],
    ['focus=C-1&depth=2', 'C-1 B-1 Y-1 A-1 D-1 E-1'],
    ['focus=C-1&depth=2&direction=up', 'C-1 B-1 Y-1 A-1'],
    ['focus=C-1&depth=3&direction=down', 'C-1 D-1 E-1'],
    ['focus=c-1&direction=down', 'C-1 D-1'],
  ])('%s', (search, nodes) => {
    expect(nodesOf(select(long, search))).toBe(nodes);
  });

  test('on a task sees what its plan needs and frees', () => {
    expect(edgesOf(select({ edges: 'X>A A>Y', nodes: 'A-1' }, 'focus=A-1'))).toEqual(['X>A-1', 'A-1>Y']);
  });

  test('on a plan sees what its tasks need and free', () => {
    expect(edgesOf(select({ edges: 'X>A-1 A-2>Y A-1>A-2' }, 'focus=A'))).toEqual(['X>A', 'A>Y']);
  });

  test('that is not there is said, and the view is shown instead', () => {
    const selection = select(chain, 'focus=NO-WP-1');
    expect(selection.notes).toContain('The graph has no NO-WP-1.');
    expect(nodesOf(selection)).toBe('A-1 B-1 C-1 D-1');
  });
});

describe('what is done', () => {
  const spec = { edges: 'A-1~B-1 B-1>C-1', nodes: '!A-1', goal: 'C' };

  test('can be hidden, and is counted all the same', () => {
    expect(nodesOf(select(spec))).toBe('B-1 C-1 A-1');
    const hidden = select(spec, 'done=hide');
    expect(nodesOf(hidden)).toBe('B-1 C-1');
    expect(summaryOf(hidden)).toBe('2 of 6 nodes, 1 of 2 edges');
    expect(hidden.title).toBe('The critical path to C, without what is done');
  });
});

describe('another goal', () => {
  test('has its own critical path', () => {
    const selection = select({ ...island, nodes: '' }, 'goal=y');
    expect(selection.picture.spine).toEqual(['X-1', 'Y-1']);
    expect(selection.title).toBe('The critical path to Y');
  });

  test('that is not there is said', () => {
    expect(select(chain, 'goal=NO-WP-1').notes).toContain(
      'The graph has no plan or task NO-WP-1: the goal is still D.',
    );
  });
});

describe('more than a picture holds', () => {
  const wide = (plans: number, tasks: number): GraphSpec => ({
    edges: Array.from({ length: plans * tasks }, (_, number) => {
      const [plan, task] = [Math.floor(number / tasks), number % tasks];
      return `P${plan}-${task}>HUB-${number % 7}`;
    }).join(' '),
  });

  test('is rolled up, and said', () => {
    const selection = select(wide(120, 10), 'focus=HUB');
    expect(selection.counts.nodes.shown).toBe(121);
    expect(selection.notes.slice(0, 1)).toEqual([
      'A picture holds at most 1,000 nodes, and this one would have 1,201: it shows plans in place of their tasks. Focus on a plan to see what surrounds it.',
    ]);
  });

  test('of plans loses those with the fewest dependencies, and says so', () => {
    const selection = select(wide(1500, 1), 'view=plans');
    expect(selection.counts.nodes.shown).toBe(1000);
    expect(selection.picture.nodes.some(({ id }) => id === 'HUB')).toBe(true);
    expect(selection.notes[0]).toBe(
      'A picture holds at most 1,000 nodes, and this one would have 1,501: only the 1,000 that lie on the critical path or have most dependencies are drawn. Focus on a plan to see what surrounds it.',
    );
    expect(selection.countsText).toMatch(/^1,000 of 3,008 nodes, 999 of 1,500 edges shown\./);
  });
});

describe('around one plan', () => {
  const around = (spec: GraphSpec, plan: string): Neighbourhood | null =>
    selectNeighbourhood(buildGraphIndex(makeGraph(spec)), plan);

  test('are its tasks that have to do with others, and their neighbours', () => {
    const selection = around({ edges: 'X>A-1 A-1>A-2 A-2>Y-1 Y-1>Z-1', nodes: 'A-3' }, 'A');
    expect(selection && nodesOf(selection)).toBe('A-1 A-2 X Y-1');
    expect(selection && edgesOf(selection)).toEqual(['X>A-1', 'A-1>A-2', 'A-2>Y-1']);
  });

  test('is the plan itself where only the plan has to do with others', () => {
    const selection = around({ edges: 'X>A', nodes: 'A-1' }, 'A');
    expect(selection && edgesOf(selection)).toEqual(['X>A']);
  });

  test('does not change with the rest of the graph', () => {
    const spec: GraphSpec = { edges: 'X>A-1 A-1>A-2 A-2>Y-1' };
    const more: GraphSpec = { edges: 'K>L X>A-1 A-1>A-2 A-2>Y-1 Y-1>Z', nodes: 'B-1' };
    expect(around(more, 'A')).toEqual(around(spec, 'A'));
    expect(around(spec, 'A')?.countsText).toBe('4 of 4 nodes, 3 of 3 edges around it shown.');
  });

  test('is without what is done where there is too much', () => {
    const many = Array.from({ length: 50 }, (_, number) => number + 1);
    const spec: GraphSpec = {
      edges: many.map((number) => `A-${number}~B-${number}`).join(' '),
      nodes: many.map((number) => `!A-${number}`).join(' '),
    };
    const selection = around(spec, 'A');
    expect(selection?.countsText).toBe('50 of 100 nodes, 0 of 50 edges around it shown.');
    expect(selection?.notes).toEqual(['What is done is not drawn, because there is much of it.']);
  });

  test('is nothing where there is no dependency', () => {
    expect(around({ edges: 'X>Y', nodes: 'A-1' }, 'A')).toBeNull();
  });
});
