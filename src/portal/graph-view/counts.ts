// How much of the graph a picture shows, and where the rest is. Nothing is left out silently.
import type { GraphIndex } from './graph-index.ts';
import type { GraphNode } from '../../model/graph-document.ts';
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

export function countShown({ document, ...index }: GraphIndex, { shown, edges, inside }: Shown): ShownCounts {
  const { nodes, omitted } = document;
  const plansOfShown = new Set([...shown].map((id) => index.node(id)?.plan));
  const placeOf = ({
    id,
    plan,
  }: GraphNode): 'shown' | 'rolledUp' | 'expanded' | 'unconnected' | 'elsewhere' => {
    if (shown.has(id)) return 'shown';
    if (plan !== null && shown.has(plan)) return 'rolledUp';
    if (plansOfShown.has(id)) return 'expanded';
    return index.into(id).length + index.outOf(id).length ? 'elsewhere' : 'unconnected';
  };
  const places = Map.groupBy(nodes, placeOf);
  const countAt = (place: ReturnType<typeof placeOf>): number => places.get(place)?.length ?? 0;
  const stated = new Set(edges.flatMap((edge) => edge.stated)).size;
  const total = document.edges.length + omitted.edges;
  return {
    nodes: {
      shown: countAt('shown'),
      total: nodes.length + omitted.nodes,
      rolledUp: countAt('rolledUp'),
      expanded: countAt('expanded'),
      unconnected: countAt('unconnected') + omitted.nodes,
      elsewhere: countAt('elsewhere'),
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
