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

/** Edges that name one of the nodes, a task that it stands for, or the plan whose edges it inherits: each once. */
export function edgesAround(index: GraphIndex, ids: Iterable<string>): PlacedEdge[] {
  const named = new Set<string>();
  for (const id of ids) for (const each of namesOf(index, id)) named.add(each);
  const found = new Set<PlacedEdge>();
  for (const id of named) {
    for (const edge of index.into(id)) found.add(edge);
    for (const edge of index.outOf(id)) found.add(edge);
  }
  return [...found].sort(byPosition);
}

function edgesOf(index: GraphIndex, id: string, edgesAt: (id: string) => PlacedEdge[]): PlacedEdge[] {
  return namesOf(index, id).flatMap(edgesAt).sort(byPosition);
}

/** The ids under which a node's edges are stated: its own, those of its tasks, or that of its plan. */
function namesOf(index: GraphIndex, id: string): string[] {
  const node = index.node(id);
  if (node?.kind === 'plan') return [id, ...index.tasksOf(id).map((task) => task.id)];
  return node?.kind === 'task' && node.plan !== null ? [id, node.plan] : [id];
}

function byPosition(one: PlacedEdge, other: PlacedEdge): number {
  return one.position - other.position;
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
