// Cycles among stated dependencies: work that waits for itself. A component is a largest set of points each of which
// leads to each other one (R. Tarjan, Depth-first search and linear graph algorithms, 1972); an edge lies in a cycle
// when both of its ends lie in one component. Post-condition: without these edges the network has no cycle.
import { buildNetwork, isClosed } from './network.ts';
import type { Network, NetworkInput, WorkEdge } from './network.ts';

export interface Cycle {
  /** Positions of all stated edges between its members. */
  edges: number[];
  /** Positions of edges that lead once around: each waits for what the next one's dependant must do first. */
  round: number[];
}

/** `compare` orders nodes' ids: a cycle is told from its first one. */
export function findCycles(input: NetworkInput, compare: (a: string, b: string) => number): Cycle[] {
  const network = buildNetwork(input);
  const components = findComponents(network);
  const byComponent = new Map<number, number[]>();
  for (const [position, edge] of input.edges.entries()) {
    const component = componentOf(edge, network, components);
    if (component === undefined) continue;
    const known = byComponent.get(component);
    if (known) known.push(position);
    else byComponent.set(component, [position]);
  }
  return [...byComponent.values()].map((edges) => ({
    edges,
    round: goRound(input.edges, edges, { network, components, compare }),
  }));
}

/** The component that both ends lie in; undefined where they lie in two, or the edge holds nothing. */
function componentOf({ from, to }: WorkEdge, network: Network, components: Int32Array): number | undefined {
  const [before, after] = [network.indexOf(from), network.indexOf(to)];
  if (before === undefined || after === undefined) return undefined;
  if (isClosed(network.nodes[before]) || isClosed(network.nodes[after])) return undefined;
  const component = components[before];
  return component === components[network.starts[after] ?? after] ? component : undefined;
}

/** The number of its component for each point. */
function findComponents({ size, successors }: Network): Int32Array {
  const component = new Int32Array(size).fill(-1);
  const seenAt = new Int32Array(size).fill(-1);
  const lowest = new Int32Array(size);
  const nextStep = successors.first.slice(0, size);
  const path: number[] = [];
  const pending: number[] = [];
  let seen = 0;
  let found = 0;
  const enter = (point: number): void => {
    seenAt[point] = lowest[point] = seen++;
    path.push(point);
    pending.push(point);
  };
  const leave = (point: number): void => {
    path.pop();
    const before = path.at(-1);
    if (before !== undefined) lowest[before] = Math.min(lowest[before] ?? 0, lowest[point] ?? 0);
    if (lowest[point] !== seenAt[point]) return;
    for (let member = pending.pop(); member !== undefined; member = pending.pop()) {
      component[member] = found;
      if (member === point) break;
    }
    found += 1;
  };
  for (let root = 0; root < size; root += 1) {
    if (seenAt[root] !== -1) continue;
    enter(root);
    // A chain may be longer than the call stack is deep: the path is kept here.
    for (let point = path.at(-1); point !== undefined; point = path.at(-1)) {
      const step = nextStep[point] ?? 0;
      if (step === successors.first[point + 1]) {
        leave(point);
        continue;
      }
      nextStep[point] = step + 1;
      const next = successors.points[step] ?? 0;
      if (seenAt[next] === -1) enter(next);
      else if (component[next] === -1) lowest[point] = Math.min(lowest[point] ?? 0, seenAt[next] ?? 0);
    }
  }
  return component;
}

interface Surroundings {
  network: Network;
  components: Int32Array;
  compare: (a: string, b: string) => number;
}

/**
 * The shortest way round that begins with what the first dependant states itself: a plan may hold it in the same
 * circle, too. By breadth-first search against the edges.
 */
function goRound(
  all: readonly WorkEdge[],
  edges: readonly number[],
  { network, components, compare }: Surroundings,
): number[] {
  const [first] = edges.map((position) => all[position]?.to ?? '').toSorted(compare);
  const index = network.indexOf(first ?? '') ?? 0;
  const home = network.starts[index] ?? index;
  const reachedBy = new Map<number, { from: number; edge: number }>();
  const queue = [home];
  for (let position = 0; position < queue.length && !reachedBy.has(home); position += 1) {
    const point = queue[position] ?? home;
    const { first: begins, points, edges: labels } = network.predecessors;
    for (let step = begins[point] ?? 0; step < (begins[point + 1] ?? 0); step += 1) {
      const before = points[step] ?? 0;
      const edge = labels[step] ?? -1;
      if (components[before] !== components[home] || reachedBy.has(before)) continue;
      if (point === home && all[edge]?.to !== first) continue;
      reachedBy.set(before, { from: point, edge });
      queue.push(before);
    }
  }
  const round: number[] = [];
  let point = home;
  do {
    const step = reachedBy.get(point);
    if (!step) break;
    if (step.edge >= 0) round.unshift(step.edge);
    point = step.from;
  } while (point !== home);
  return round;
}
