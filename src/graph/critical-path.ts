// The critical path: the heaviest chain of unfinished work that ends in the goal (J. Kelley and M. Walker,
// Critical-path planning and scheduling, 1959). Nodes are open tasks and open gates, weighing days; edges are pending
// dependencies and the holds of gates. A chain begins where nothing open stands before it. Slack of a node = weight of
// the path − weight of the heaviest chain through the node to the goal. Pre-condition: the edges have no cycle; what
// lies in one all the same, or behind one, counts as not leading to the goal. Linear in nodes and edges.
import { neighbours, sortTopologically } from './network.ts';
import type { Network } from './network.ts';
import { findTightChains } from './tight-chains.ts';
import type { TightChains } from './tight-chains.ts';

export interface CriticalPathInput {
  /** Of what is pending. */
  network: Network;
  /** Node of a plan or task; null: all open work. */
  goal: string | null;
  /** Natural order of ids: among equals the first one counts. */
  compare: (a: string, b: string) => number;
}

export interface CriticalPath {
  goal: string | null;
  /** From what must be done first to the goal. Empty where nothing is left to do for it. */
  ids: string[];
  lengthDays: number;
  /** How many other chains weigh as much; `Number.MAX_SAFE_INTEGER` stands for that or more. */
  ties: number;
  /** The first of them. */
  tiedPaths: string[][];
  /** Days by node; nodes that do not lead to the goal are absent. */
  slackDays: Map<string, number>;
}

/** Ties that are listed. */
const mostTies = 10;

/** Whole numbers add up without rounding: efforts count in millionths of a day. */
const unitsPerDay = 1_000_000;

const unreached = Number.NEGATIVE_INFINITY;
const noChains: TightChains = { total: 0, chains: [] };

export function computeCriticalPath({ network, goal, compare }: CriticalPathInput): CriticalPath {
  const order = sortTopologically(network);
  const weights = weigh(network);
  const sink = goal === null ? null : (network.indexOf(goal) ?? -1);
  const heads = computeHeads(network, order, weights);
  const tails = computeTails(network, order, weights, sink);
  const length = findLength(heads, tails, weights);
  const weighed = { network, order, weights, heads, tails, length, compare };
  const { total, chains } = length === unreached ? noChains : findTightChains(weighed, mostTies + 1);
  const [path = [], ...tiedPaths] = chains;
  return {
    goal,
    ids: path,
    lengthDays: total === 0 ? 0 : length / unitsPerDay,
    ties: countTies(total),
    tiedPaths,
    slackDays: computeSlack(network, { heads, tails, weights, length }),
  };
}

/** A number of chains that stands for more stands for more ties, too. */
function countTies(chains: number): number {
  return chains === Number.MAX_SAFE_INTEGER ? chains : Math.max(0, chains - 1);
}

/** A closed task and a plan weigh nothing: only what can be walked through counts. */
function weigh({ nodes, size }: Network): Float64Array {
  const weights = new Float64Array(size);
  for (const [point, { kind, open, effort }] of nodes.entries()) {
    if (open && (kind === 'task' || kind === 'gate')) weights[point] = Math.round(effort * unitsPerDay);
  }
  return weights;
}

/** Weight of the heaviest chain that ends in each point, itself included. */
function computeHeads(
  { size, predecessors }: Network,
  order: Int32Array,
  weights: Float64Array,
): Float64Array {
  const heads = new Float64Array(size).fill(unreached);
  for (const point of order) {
    let heaviest = 0;
    for (const before of neighbours(predecessors, point)) heaviest = Math.max(heaviest, heads[before] ?? 0);
    heads[point] = heaviest + (weights[point] ?? 0);
  }
  return heads;
}

/** Weight of the heaviest chain from each point to the sink, itself included; without a sink to any end. */
function computeTails(
  { size, successors }: Network,
  order: Int32Array,
  weights: Float64Array,
  sink: number | null,
): Float64Array {
  const tails = new Float64Array(size).fill(unreached);
  for (let position = order.length - 1; position >= 0; position -= 1) {
    const point = order[position] ?? 0;
    let heaviest = sink === null || sink === point ? 0 : unreached;
    for (const next of neighbours(successors, point)) heaviest = Math.max(heaviest, tails[next] ?? unreached);
    tails[point] = heaviest + (weights[point] ?? 0);
  }
  return tails;
}

function findLength(heads: Float64Array, tails: Float64Array, weights: Float64Array): number {
  let length = unreached;
  for (let point = 0; point < heads.length; point += 1) {
    length = Math.max(length, (heads[point] ?? 0) + (tails[point] ?? 0) - (weights[point] ?? 0));
  }
  return length;
}

interface Weights {
  heads: Float64Array;
  tails: Float64Array;
  weights: Float64Array;
  length: number;
}

function computeSlack({ nodes }: Network, { heads, tails, weights, length }: Weights): Map<string, number> {
  const slack = new Map<string, number>();
  for (const [point, { id, kind, open }] of nodes.entries()) {
    const through = (heads[point] ?? unreached) + (tails[point] ?? unreached) - (weights[point] ?? 0);
    if (!open || (kind !== 'task' && kind !== 'gate') || through === unreached) continue;
    slack.set(id, (length - through) / unitsPerDay);
  }
  return slack;
}
