// How much of the graph a picture shows, and where the rest is. Nothing is left out silently.
import type { GraphIndex } from './graph-index.ts';
import type { PictureEdge } from '../../model/picture.ts';
import { formatNumber, joinWords, numberOf } from '../words.ts';

export interface ShownCounts {
  nodes: {
    shown: number;
    total: number;
    /** Tasks whose plan is shown, and plans whose tasks are. */
    rolledUp: number;
    expanded: number;
    unconnected: number;
    elsewhere: number;
  };
  edges: { shown: number; total: number; drawn: number; inside: number; elsewhere: number };
}

export interface Shown {
  shown: ReadonlySet<string>;
  edges: readonly PictureEdge[];
  /** Stated edges that run inside one shown node. */
  inside: number;
}

export function countShown(index: GraphIndex, { shown, edges, inside }: Shown): ShownCounts {
  const { nodes, edges: allEdges, omitted } = index.document;
  const known = [...shown].filter((id) => index.node(id) !== undefined);
  const rolledUp = known.flatMap((id) =>
    index.tasksOf(id).flatMap((task) => (shown.has(task.id) ? [] : task.id)),
  );
  const plans = new Set(known.flatMap((id) => index.node(id)?.plan ?? []));
  const expanded = [...plans].filter((id) => !shown.has(id));
  const placed = [...known, ...rolledUp, ...expanded];
  const unconnected = index.unconnected.size - placed.filter((id) => index.unconnected.has(id)).length;
  const stated = new Set(edges.flatMap((edge) => edge.stated)).size;
  const total = allEdges.length + omitted.edges;
  return {
    nodes: {
      shown: known.length,
      total: nodes.length + omitted.nodes,
      rolledUp: rolledUp.length,
      expanded: expanded.length,
      unconnected: unconnected + omitted.nodes,
      elsewhere: nodes.length - placed.length - unconnected,
    },
    edges: { shown: stated, total, drawn: edges.length, inside, elsewhere: total - stated - inside },
  };
}

/** `12 of 95 nodes, 20 of 130 edges shown.` */
export function sayShown({ nodes, edges }: ShownCounts): string {
  return `${formatNumber(nodes.shown)} of ${numberOf(nodes.total, 'node')}, ${formatNumber(edges.shown)} of ${numberOf(edges.total, 'edge')} shown.`;
}

/** Where the rest is; empty where there is none. */
export function sayLeftOut({ nodes, edges }: ShownCounts): string[] {
  const within = [
    nodes.rolledUp && `${numberOf(nodes.rolledUp, 'task')} in their plans`,
    nodes.expanded && `${numberOf(nodes.expanded, 'plan')} shown as tasks`,
    edges.inside && `${numberOf(edges.inside, 'edge')} inside a plan`,
  ];
  const out = [
    nodes.unconnected && `${numberOf(nodes.unconnected, 'node')} without a dependency`,
    nodes.elsewhere && `${numberOf(nodes.elsewhere, 'node')} elsewhere in the graph`,
    edges.elsewhere && `${numberOf(edges.elsewhere, 'edge')} to or from what is not shown`,
  ];
  const merged = edges.drawn < edges.shown;
  return [
    ...sayList('Not drawn by themselves', within),
    ...sayList('Left out', out),
    ...(merged ? ['Several edges between the same two nodes are drawn as one.'] : []),
  ];
}

function sayList(title: string, parts: readonly (string | 0)[]): string[] {
  const said = parts.filter((part) => typeof part === 'string');
  return said.length ? [`${title}: ${joinWords(said)}.`] : [];
}
