// What stands next to a node. A task inherits what its plan states; a plan stands for its tasks.
import type { GraphIndex, PlacedEdge } from './graph-index.ts';
import type { Direction } from './query.ts';

/** Ids of the other ends, as stated, in the order of the document. */
export function neighboursOf(index: GraphIndex, id: string, direction: Direction): string[] {
  const found = [
    ...(direction === 'down' ? [] : edgesOf(index, id, index.into).map(({ from }) => from)),
    ...(direction === 'up' ? [] : edgesOf(index, id, index.outOf).map(({ to }) => to)),
  ];
  const node = index.node(id);
  const isOwn = (other: string): boolean =>
    other === id || other === node?.plan || (node?.kind === 'plan' && index.node(other)?.plan === id);
  return [...new Set(found)].filter((other) => !isOwn(other));
}

/** Edges that name a node, the tasks that it stands for, or the plan whose edges it inherits. */
export function edgesAround(index: GraphIndex, id: string): PlacedEdge[] {
  return [...edgesOf(index, id, index.into), ...edgesOf(index, id, index.outOf)];
}

function edgesOf(index: GraphIndex, id: string, edgesAt: (id: string) => PlacedEdge[]): PlacedEdge[] {
  const node = index.node(id);
  const also = node?.kind === 'plan' ? index.tasksOf(id).map((task) => task.id) : [];
  if (node?.kind === 'task' && node.plan !== null) also.push(node.plan);
  return [id, ...also].flatMap(edgesAt).sort((a, b) => a.position - b.position);
}

/** The starts, and all that lies at most `depth` steps from one of them. */
export function walk(
  index: GraphIndex,
  starts: readonly string[],
  { depth, direction }: { depth: number; direction: Direction },
): Set<string> {
  const reached = new Set(starts);
  // Both directions, but never up and down again: that would be what the item has nothing to do with.
  const ways = direction === 'both' ? (['up', 'down'] as const) : [direction];
  for (const way of ways) {
    let front: string[] = [...starts];
    const seen = new Set(front);
    for (let step = 0; step < depth; step += 1) {
      front = front
        .flatMap((id) => neighboursOf(index, id, way))
        .filter((id) => !seen.has(id) && seen.add(id));
      for (const id of front) reached.add(id);
    }
  }
  return reached;
}
