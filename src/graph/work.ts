// The catalogue's items as nodes of the network of work, under their names in the graph.
import type { Catalog, Item, TaskItem } from './catalog.ts';
import type { StatedDependency } from './dependencies.ts';
import type { Hold } from './holds.ts';
import type { WorkEdge, WorkNode } from './network.ts';
import type { Judged } from './verdicts.ts';
import { closedPlanStatuses, isOpenTask } from '../model/status.ts';

/** Days that a task weighs where nobody states them. */
const unstatedEffort = 1;

export function toWorkNodes({ plans, tasks, gates, reported }: Catalog): WorkNode[] {
  return [...plans, ...tasks, ...gates, ...reported].map(toWorkNode);
}

function toWorkNode(item: Item): WorkNode {
  const { node: id, kind } = item;
  const open = item.kind === 'plan' ? !closedPlanStatuses.includes(item.plan.status) : isOpenWork(item);
  const plan = item.kind === 'task' ? item.plan.node : null;
  return { id, kind, plan, open, effort: open ? effortOf(item) : 0 };
}

/** Days that open work weighs on a path. */
export function effortOf(item: Item): number {
  if (item.kind === 'task') return item.task.effortDays ?? unstatedEffort;
  return item.kind === 'gate' ? (item.gate.effortDays ?? 0) : 0;
}

/** Open tasks that somebody will still do, and open gates. */
export function isOpenWork(item: Item): boolean {
  if (item.kind === 'gate') return item.gate.status === 'open';
  return item.kind === 'task' && isOpenTask(item.task.status) && !isAbandoned(item);
}

/** Left behind by its plan. */
export function isAbandoned({ plan: { plan } }: TaskItem): boolean {
  return plan.status === 'cancelled' || plan.status === 'superseded' || plan.status === 'archived';
}

export interface HoldingEdges {
  dependencies: readonly (StatedDependency & Judged)[];
  holds: readonly Hold[];
}

/** What holds something now: pending dependencies and open gates. */
export function toWorkEdges({ dependencies, holds }: HoldingEdges): WorkEdge[] {
  return [
    ...dependencies.flatMap(toDependencyEdges),
    ...holds.flatMap(({ verdict, gate, held }) =>
      verdict === 'pending' ? held.map((item) => ({ from: gate.node, to: item.node })) : [],
    ),
  ];
}

function toDependencyEdges({ verdict, targets, dependant }: StatedDependency & Judged): WorkEdge[] {
  return verdict === 'pending' ? targets.map((target) => ({ from: target.node, to: dependant.node })) : [];
}
