// The heaviest chains themselves: ways from a beginning to the end along steps that lose no weight. There can be
// astronomically many, so they are counted without being listed, and listed only as far as asked for.
import { neighbours } from './network.ts';
import type { Network } from './network.ts';

export interface WeighedNetwork {
  network: Network;
  order: Int32Array;
  /** Weight of the heaviest chain to each point, and from it; both with the point itself. */
  heads: Float64Array;
  tails: Float64Array;
  /** Weight of the heaviest chain. */
  length: number;
  compare: (a: string, b: string) => number;
}

/** Number of different chains; at most `Number.MAX_SAFE_INTEGER`. */
export function countChains(weighed: WeighedNetwork): number {
  const { network, order } = weighed;
  const counts = new Map<number, number>();
  // Tasks of one plan share the list of what comes next: it is added up once.
  const totals = new Map<readonly number[], number>();
  const totalOf = (points: readonly number[]): number => {
    const known = totals.get(points) ?? sum(points.map((each) => counts.get(each) ?? 0));
    totals.set(points, known);
    return known;
  };
  const nextOf = createStepper(weighed);
  for (let position = order.length - 1; position >= 0; position -= 1) {
    const point = order[position] ?? 0;
    if (!isTight(point, weighed)) continue;
    const next = nextOf(point);
    const isEnd = next.length === 0 && isVisible(network, point);
    counts.set(point, isEnd ? 1 : totalOf(next));
  }
  return sum(listBeginnings(weighed).map((point) => counts.get(point) ?? 0));
}

/** The first chains: those that begin with a gate, then in the order of their ids. */
export function listChains(weighed: WeighedNetwork, most: number): string[][] {
  const nextOf = createStepper(weighed);
  const { nodes } = weighed.network;
  const idOf = (point: number): string => nodes[point]?.id ?? '';
  const sorted = (points: readonly number[]): number[] =>
    points.toSorted((a, b) => weighed.compare(idOf(a), idOf(b)));
  const isGate = (point: number): boolean => nodes[point]?.kind === 'gate';
  const beginnings = sorted(listBeginnings(weighed));
  const chains: string[][] = [];
  const path: number[] = [];
  // One list of choices for each place of the path: a chain may be longer than the call stack is deep.
  const choices = [[...beginnings.filter(isGate), ...beginnings.filter((point) => !isGate(point))]];
  while (choices.length > 0 && chains.length < most) {
    const point = choices.at(-1)?.shift();
    if (point === undefined) {
      choices.pop();
      path.pop();
      continue;
    }
    path.push(point);
    const next = sorted(nextOf(point));
    if (next.length === 0) {
      chains.push(path.map(idOf));
      path.pop();
    } else choices.push(next);
  }
  return chains;
}

/** Tasks and gates are links of a chain; the points of plans are only passed. */
function isVisible({ nodes }: Network, point: number): boolean {
  const kind = nodes[point]?.kind;
  return kind === 'task' || kind === 'gate';
}

/** On a heaviest chain: nothing is lost between the way to it and the way from it. */
function isTight(point: number, { network, heads, tails, length }: WeighedNetwork): boolean {
  const node = network.nodes[point];
  if (isVisible(network, point) && !node?.open) return false;
  const weight = (heads[point] ?? 0) - heaviestBefore(point, network, heads);
  return (heads[point] ?? 0) + (tails[point] ?? 0) - weight === length;
}

function heaviestBefore(point: number, { predecessors }: Network, heads: Float64Array): number {
  let heaviest = 0;
  for (const before of neighbours(predecessors, point)) heaviest = Math.max(heaviest, heads[before] ?? 0);
  return heaviest;
}

/** Answers, for a point, each next link of a heaviest chain once, whatever points of plans lie between. */
function createStepper(weighed: WeighedNetwork): (point: number) => readonly number[] {
  const { network, heads, tails, length } = weighed;
  const known = new Map<number, readonly number[]>();
  const isStep = (point: number, next: number): boolean =>
    (heads[point] ?? 0) + (tails[next] ?? 0) === length;
  const find = (point: number): readonly number[] => {
    const steps = [...neighbours(network.successors, point)].filter((next) => isStep(point, next));
    const [only] = steps;
    if (steps.length === 1 && only !== undefined && !isVisible(network, only)) return nextOf(only);
    return [...new Set(steps.flatMap((next) => (isVisible(network, next) ? [next] : nextOf(next))))];
  };
  const nextOf = (point: number): readonly number[] => {
    const before = known.get(point);
    if (before) return before;
    const found = find(point);
    known.set(point, found);
    return found;
  };
  return nextOf;
}

/** Links that nothing open stands before. */
function listBeginnings(weighed: WeighedNetwork): number[] {
  const { network, order } = weighed;
  const hasLinkBefore = new Uint8Array(network.size);
  const beginnings: number[] = [];
  for (const point of order) {
    for (const before of neighbours(network.predecessors, point)) {
      if (isVisible(network, before) || hasLinkBefore[before]) hasLinkBefore[point] = 1;
    }
    if (isVisible(network, point) && !hasLinkBefore[point] && isTight(point, weighed)) beginnings.push(point);
  }
  return beginnings;
}

function sum(counts: readonly number[]): number {
  return Math.min(
    Number.MAX_SAFE_INTEGER,
    counts.reduce((total, count) => total + count, 0),
  );
}
