// Named graphs, small enough to see at once: `A>B` says that A must be finished before B.
import type { GraphDocument, GraphEdge, GraphNode } from '../../../src/model/graph-document.ts';
import { withGoal } from '../../../src/portal/graph-view/goal.ts';

export interface GraphSpec {
  /** `A>B`; `A~B` is satisfied, `A!B` dead. Ends with a dash are tasks of the plan before it: `P-1`. */
  edges: string;
  goal?: string;
  /** Nodes besides those that edges name; `!A` is done. */
  nodes?: string;
  change?: Record<string, Partial<GraphNode>>;
}

export function makeGraph({ edges, goal, nodes = '', change = {} }: GraphSpec): GraphDocument {
  const stated = words(edges).map(toEdge);
  const done = new Set(words(nodes).flatMap((name) => (name.startsWith('!') ? [name.slice(1)] : [])));
  const names = new Set([
    ...words(nodes).map((name) => name.replace('!', '')),
    ...stated.flatMap(({ from, to }) => [from, to]),
  ]);
  for (const name of [...names]) if (isTask(name)) names.add(planOf(name));
  const all = [...names].sort().map((id) => ({ ...toNode(id, done.has(id)), ...change[id] }));
  const document: GraphDocument = {
    goal: null,
    nodes: all,
    edges: stated,
    critical_path: {
      ids: [],
      length: 0,
      ties: { total: 0, paths: [] },
      left_out: { dead_edges: 0, cycles: [] },
    },
    lanes: [],
    omitted: { nodes: 0, edges: 0 },
  };
  return goal === undefined ? document : withGoal(document, goal);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

const verdicts: Record<string, GraphEdge['verdict']> = { '>': 'pending', '~': 'satisfied', '!': 'dead' };

function toEdge(text: string, position: number): GraphEdge {
  const [, from = '', sign = '', to = ''] = /^(.+)([>~!])(.+)$/.exec(text) ?? [];
  return {
    from,
    to,
    kind: from.startsWith('gate') ? 'gate' : 'dependency',
    verdict: verdicts[sign] ?? 'pending',
    why: `${to} needs ${from} first`,
    source: { repo: 'north', commit: null, path: `${planOf(to)}.md`, line: position + 1 },
    source_url: null,
  };
}

function isTask(name: string): boolean {
  return name.includes('-');
}

function planOf(name: string): string {
  return name.split('-')[0] ?? name;
}

function toNode(id: string, isDone: boolean): GraphNode {
  const kind = id.startsWith('gate') ? 'gate' : isTask(id) ? 'task' : 'plan';
  const open = kind !== 'plan' && !isDone;
  const states = {
    plan: isDone ? 'finished' : 'active',
    task: isDone ? 'done' : 'ready',
    gate: isDone ? 'cleared' : 'open',
  };
  return {
    id,
    kind,
    title: `The work of ${id}`,
    plan: kind === 'task' ? planOf(id) : null,
    state: states[kind],
    state_word: states[kind],
    repo: kind === 'gate' ? null : 'north',
    lane: null,
    url: `/workplans/${planOf(id)}/`,
    effort: open && kind === 'task' ? 1 : 0,
    open,
    critical: false,
    slack: null,
  };
}
