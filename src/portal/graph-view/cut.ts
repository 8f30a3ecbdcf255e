// A picture can only be so large. What a reader looks for first stays: the critical path, then what is open and has
// many edges.
import type { GraphIndex } from './graph-index.ts';
import { isDone } from './graph-index.ts';
import type { PictureEdge } from '../../model/picture.ts';

/** Most that one picture holds: more would take long to place and nobody could read it. */
export const mostNodes = 1000;
export const mostEdges = 3000;

/** The plans of tasks in place of the tasks. */
export function rollUp(index: GraphIndex, chosen: ReadonlySet<string>): Set<string> {
  return new Set([...chosen].map((id) => index.node(id)?.plan ?? id));
}

/** The nodes that stay, in the order in which they came. */
export function cutNodes(index: GraphIndex, chosen: ReadonlySet<string>): Set<string> {
  if (chosen.size <= mostNodes) return new Set(chosen);
  const rankOf = (id: string): number[] => {
    const node = index.node(id);
    return [
      index.stepOf(id) === undefined ? 1 : 0,
      node?.critical ? 0 : 1,
      node && isDone(node) ? 1 : 0,
      -(index.into(id).length + index.outOf(id).length),
    ];
  };
  const ranked = [...chosen]
    .map((id) => ({ id, rank: rankOf(id) }))
    .sort((a, b) => compareRanks(a.rank, b.rank));
  const kept = new Set(ranked.slice(0, mostNodes).map(({ id }) => id));
  return new Set([...chosen].filter((id) => kept.has(id)));
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [position, value] of a.entries()) {
    const difference = value - (b[position] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

const weight = { dead: 0, pending: 1, satisfied: 2 };

/** What is satisfied goes first; the order stays. */
export function cutEdges(edges: readonly PictureEdge[]): PictureEdge[] {
  if (edges.length <= mostEdges) return [...edges];
  const ranked = edges.toSorted(
    (a, b) => Number(b.isCritical) - Number(a.isCritical) || weight[a.verdict] - weight[b.verdict],
  );
  const kept = new Set(ranked.slice(0, mostEdges));
  return edges.filter((edge) => kept.has(edge));
}
