// The network of work: what must be over before what, as numbers, for the algorithms that walk it.
// Each node is a point. A plan is two: its end, which all of its open tasks lead to, and its start, which leads to
// each of them. So a dependency of a plan holds each of its tasks, and one on a plan waits for all of them, without
// an edge for each pair: the network stays linear in what is stated. Plain data in, so that the browser can build it.

export interface WorkNode {
  /** Unique among all nodes. */
  id: string;
  kind: 'plan' | 'task' | 'gate' | 'reported' | 'missing';
  /** Node of the plan that a task lies in. */
  plan: string | null;
  /** A task that is neither done nor cancelled, a gate that is not cleared, a plan that is not over. */
  open: boolean;
  /** Days. */
  effort: number;
}

/** `from` must be over before `to`. */
export interface WorkEdge {
  from: string;
  to: string;
}

/** Neighbours of all points in one array: those of point `p` are `points[first[p]]` to `points[first[p + 1] - 1]`. */
export interface Adjacency {
  first: Int32Array;
  points: Int32Array;
  /** Position of the stated edge behind each step; −1 where a plan holds its task. */
  edges: Int32Array;
}

export interface Network {
  nodes: readonly WorkNode[];
  /** Number of points: one for each node, in their order, then the starts of plans. */
  size: number;
  /** Where each node begins to wait: its own point, for a plan its start. */
  starts: Int32Array;
  successors: Adjacency;
  predecessors: Adjacency;
  indexOf(id: string): number | undefined;
}

export interface NetworkInput {
  nodes: readonly WorkNode[];
  edges: readonly WorkEdge[];
}

/** Point to point; sized for the most there can be, `count` of them in use. */
interface Steps {
  from: Int32Array;
  to: Int32Array;
  edge: Int32Array;
  count: number;
}

/**
 * Edges that name an unknown node, and those of closed tasks, lead nowhere and are left out. An open plan without open
 * tasks leads from its start to its end by itself: who waits for it waits for what it needs.
 */
export function buildNetwork({ nodes, edges }: NetworkInput): Network {
  const index = new Map(nodes.map(({ id }, position) => [id, position]));
  const starts = new Int32Array(nodes.length);
  let size = nodes.length;
  for (const [position, { kind }] of nodes.entries()) starts[position] = kind === 'plan' ? size++ : position;
  const steps = createSteps(2 * nodes.length + edges.length);
  const add = (from: number, to: number, edge: number): void => {
    steps.from[steps.count] = from;
    steps.to[steps.count] = to;
    steps.edge[steps.count] = edge;
    steps.count += 1;
  };
  const withTasks = new Set(nodes.flatMap(({ plan, open }) => (open && plan !== null ? [plan] : [])));
  for (const [position, { id, kind, plan, open }] of nodes.entries()) {
    if (kind === 'plan' && open && !withTasks.has(id)) add(starts[position] ?? position, position, -1);
    const within = plan === null ? undefined : index.get(plan);
    if (within === undefined || !open) continue;
    add(starts[within] ?? within, position, -1);
    add(position, within, -1);
  }
  for (const [position, { from, to }] of edges.entries()) {
    const [before, after] = [index.get(from), index.get(to)];
    if (before === undefined || after === undefined) continue;
    if (isClosed(nodes[before]) || isClosed(nodes[after])) continue;
    add(before, starts[after] ?? after, position);
  }
  return {
    nodes,
    size,
    starts,
    successors: toAdjacency(size, steps, { by: steps.from, others: steps.to }),
    predecessors: toAdjacency(size, steps, { by: steps.to, others: steps.from }),
    indexOf: (id) => index.get(id),
  };
}

/** Only tasks and gates are over by themselves; whether a plan holds anything is decided where its edge is judged. */
export function isClosed(node: WorkNode | undefined): boolean {
  return (node?.kind === 'task' || node?.kind === 'gate') && !node.open;
}

function createSteps(most: number): Steps {
  return { from: new Int32Array(most), to: new Int32Array(most), edge: new Int32Array(most), count: 0 };
}

interface Ends {
  by: Int32Array;
  others: Int32Array;
}

function toAdjacency(size: number, { edge, count }: Steps, { by, others }: Ends): Adjacency {
  const first = new Int32Array(size + 1);
  for (let step = 0; step < count; step += 1) {
    const after = (by[step] ?? 0) + 1;
    first[after] = (first[after] ?? 0) + 1;
  }
  for (let point = 0; point < size; point += 1)
    first[point + 1] = (first[point + 1] ?? 0) + (first[point] ?? 0);
  const next = first.slice();
  const points = new Int32Array(count);
  const edges = new Int32Array(count);
  for (let step = 0; step < count; step += 1) {
    const point = by[step] ?? 0;
    const place = next[point] ?? 0;
    next[point] = place + 1;
    points[place] = others[step] ?? 0;
    edges[place] = edge[step] ?? -1;
  }
  return { first, points, edges };
}

/** The neighbours of one point. */
export function neighbours({ first, points }: Adjacency, point: number): Int32Array {
  return points.subarray(first[point] ?? 0, first[point + 1] ?? 0);
}

/** Points so that each comes behind all that lead to it. Those in a cycle, and what lies behind one, are left out. */
export function sortTopologically({ size, successors, predecessors }: Network): Int32Array {
  const waitsFor = new Int32Array(size);
  const order = new Int32Array(size);
  let found = 0;
  for (let point = 0; point < size; point += 1) {
    const count = (predecessors.first[point + 1] ?? 0) - (predecessors.first[point] ?? 0);
    waitsFor[point] = count;
    if (count === 0) order[found++] = point;
  }
  for (let position = 0; position < found; position += 1) {
    for (const next of neighbours(successors, order[position] ?? 0)) {
      const left = (waitsFor[next] ?? 0) - 1;
      waitsFor[next] = left;
      if (left === 0) order[found++] = next;
    }
  }
  return order.subarray(0, found);
}
