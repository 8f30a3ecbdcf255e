// The heaviest chains themselves: ways from a beginning to the end along steps that lose no weight. There can be
// astronomically many, so they are counted without being listed, and listed only as far as asked for.
import { neighbours } from './network.ts';
import type { Network } from './network.ts';

export interface WeighedNetwork {
  network: Network;
  order: Int32Array;
  /** Weight of each point. */
  weights: Float64Array;
  /** Weight of the heaviest chain to each point, and from it; both with the point itself. */
  heads: Float64Array;
  tails: Float64Array;
  /** Weight of the heaviest chain. */
  length: number;
  compare: (a: string, b: string) => number;
}

export interface TightChains {
  /** Number of different chains; at most `Number.MAX_SAFE_INTEGER`. */
  total: number;
  /** The first of them: those that begin with a gate, then in the order of their ids. */
  chains: string[][];
}

/** At most `most` chains are listed. */
export function findTightChains(weighed: WeighedNetwork, most: number): TightChains {
  const nextOf = createStepper(weighed);
  const beginnings = listBeginnings(weighed);
  const counts = countChains(weighed, nextOf);
  return {
    total: sum(beginnings, counts),
    chains: listChains(weighed, { nextOf, beginnings, most }),
  };
}

/** Each next link of a heaviest chain once, whatever points of plans lie between. */
type Stepper = (point: number) => readonly number[];

/** Tasks of one plan share the list of what comes next: a long one is added up once. */
const longList = 8;

/** Number of chains from each point. */
function countChains(weighed: WeighedNetwork, nextOf: Stepper): Float64Array {
  const { network, order } = weighed;
  const counts = new Float64Array(network.size);
  const totals = new Map<readonly number[], number>();
  const totalOf = (points: readonly number[]): number => {
    if (points.length < longList) return sum(points, counts);
    const known = totals.get(points) ?? sum(points, counts);
    totals.set(points, known);
    return known;
  };
  for (let position = order.length - 1; position >= 0; position -= 1) {
    const point = order[position] ?? 0;
    if (!isTight(point, weighed)) continue;
    const next = nextOf(point);
    const isEnd = next.length === 0 && isVisible(network, point);
    counts[point] = isEnd ? 1 : totalOf(next);
  }
  return counts;
}

interface Listing {
  nextOf: Stepper;
  beginnings: readonly number[];
  most: number;
}

function listChains({ network, compare }: WeighedNetwork, listing: Listing): string[][] {
  const { nextOf, beginnings, most } = listing;
  const { nodes } = network;
  const idOf = (point: number): string => nodes[point]?.id ?? '';
  const sorted = (points: readonly number[]): number[] =>
    points.toSorted((a, b) => compare(idOf(a), idOf(b)));
  const isGate = (point: number): boolean => nodes[point]?.kind === 'gate';
  const first = sorted(beginnings);
  const chains: string[][] = [];
  const path: number[] = [];
  // One list of choices for each place of the path: a chain may be longer than the call stack is deep.
  const choices = [[...first.filter(isGate), ...first.filter((point) => !isGate(point))]];
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
function isTight(point: number, { network, weights, heads, tails, length }: WeighedNetwork): boolean {
  if (isVisible(network, point) && !network.nodes[point]?.open) return false;
  return (heads[point] ?? 0) + (tails[point] ?? 0) - (weights[point] ?? 0) === length;
}

function createStepper({ network, heads, tails, length }: WeighedNetwork): Stepper {
  const known: (readonly number[] | undefined)[] = Array.from({ length: network.size });
  const listSteps = (point: number): number[] => {
    const steps: number[] = [];
    for (const next of neighbours(network.successors, point)) {
      if ((heads[point] ?? 0) + (tails[next] ?? 0) === length) steps.push(next);
    }
    return steps;
  };
  const find = (point: number): readonly number[] => {
    const steps = listSteps(point);
    const [only] = steps;
    if (only === undefined) return steps;
    if (steps.length === 1) return isVisible(network, only) ? steps : nextOf(only);
    return [...new Set(steps.flatMap((next) => (isVisible(network, next) ? [next] : nextOf(next))))];
  };
  const nextOf = (point: number): readonly number[] => (known[point] ??= find(point));
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

function sum(points: readonly number[], counts: Float64Array): number {
  let total = 0;
  for (const point of points) total += counts[point] ?? 0;
  return Math.min(Number.MAX_SAFE_INTEGER, total);
}
