// The published graph, prepared for questions: nodes by id, tasks by plan, edges by end.
import type { GraphDocument, GraphEdge, GraphNode } from '../../model/graph-document.ts';
import { toIdKey } from '../../model/ids.ts';
import { closedPlanStatuses } from '../../model/status.ts';

export interface PlacedEdge extends GraphEdge {
  /** Position in the document. */
  position: number;
}

export interface GraphIndex {
  document: GraphDocument;
  node(id: string): GraphNode | undefined;
  /** The node that a reader means, written in any case. */
  find(written: string): GraphNode | undefined;
  tasksOf(plan: string): GraphNode[];
  into(id: string): PlacedEdge[];
  outOf(id: string): PlacedEdge[];
  /** Nodes that no edge names. */
  unconnected: ReadonlySet<string>;
  /** Position on the critical path; undefined for what is not on it. */
  stepOf(id: string): number | undefined;
  /** Whether one of them lies on the critical path, or is a plan with such a task. */
  hasSteps(ids: Iterable<string>): boolean;
}

export function buildGraphIndex(document: GraphDocument): GraphIndex {
  const { nodes, critical_path: path } = document;
  const edges = document.edges.map((edge, position) => ({ ...edge, position }));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // The first of several that differ in case only.
  const byKey = new Map(nodes.toReversed().map((node) => [toIdKey(node.id), node]));
  const byPlan = Map.groupBy(nodes, ({ plan }) => plan);
  const incoming = Map.groupBy(edges, ({ to }) => to);
  const outgoing = Map.groupBy(edges, ({ from }) => from);
  const unconnected = nodes.filter(({ id }) => !incoming.has(id) && !outgoing.has(id));
  const steps = new Map(path.ids.map((id, step) => [id, step]));
  const near = new Set(path.ids.flatMap((id) => [id, byId.get(id)?.plan ?? id]));
  return {
    document,
    node: (id) => byId.get(id),
    find: (written) => byId.get(written) ?? byKey.get(toIdKey(written)),
    tasksOf: (plan) => byPlan.get(plan) ?? [],
    into: (id) => incoming.get(id) ?? [],
    outOf: (id) => outgoing.get(id) ?? [],
    unconnected: new Set(unconnected.map(({ id }) => id)),
    stepOf: (id) => steps.get(id),
    hasSteps: (ids) => [...ids].some((id) => near.has(id)),
  };
}

/** Nothing more will happen with it. What is missing or only reported is never done. */
export function isDone({ kind, open, state }: GraphNode): boolean {
  if (kind === 'task') return !open;
  if (kind === 'gate') return state === 'cleared';
  return kind === 'plan' && closedPlanStatuses.some((status) => status === state);
}
