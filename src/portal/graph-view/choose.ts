// Which nodes a view shows: a set of ids. A plan is in it as one node, or as its tasks.
import type { GraphIndex } from './graph-index.ts';
import { neighboursOf, walk } from './neighbours.ts';
import type { GraphQuery } from './query.ts';

/** The critical path, and what is needed directly by a step of it or freed by one. */
export function choosePath(index: GraphIndex): Set<string> {
  const steps = index.document.critical_path.ids;
  const plans = new Set(steps.map((id) => index.node(id)?.plan));
  const beside = steps.flatMap((id) => neighboursOf(index, id, 'both'));
  // A plan with steps on the path is there already: as those steps.
  return new Set([...steps, ...beside.filter((id) => !plans.has(id))]);
}

/** Every plan that has to do with another, and what is no plan and no task. */
export function choosePlans(index: GraphIndex, expanded: ReadonlySet<string>): Set<string> {
  const chosen = new Set<string>();
  for (const { id, kind, plan } of index.document.nodes) {
    if (kind === 'task' && (plan === null || expanded.has(plan))) chosen.add(id);
    else if (kind !== 'task' && isBound(index, id)) chosen.add(id);
  }
  for (const id of expanded) if (index.tasksOf(id).length) chosen.delete(id);
  return chosen;
}

/** A plan whose edges all run between its own tasks has to do with no other. */
function isBound(index: GraphIndex, id: string): boolean {
  return neighboursOf(index, id, 'both').length > 0 || index.into(id).length + index.outOf(id).length > 0;
}

/** The focus with what surrounds it; plans that are expanded as their tasks. */
export function chooseAround(index: GraphIndex, focus: string, query: GraphQuery): Set<string> {
  const expanded = new Set(query.expand);
  const starts = expanded.has(focus) ? toTasks(index, focus) : [focus];
  const chosen = new Set<string>();
  for (const id of walk(index, starts, query)) {
    if (expanded.has(id)) for (const task of toTasks(index, id)) chosen.add(task);
    else chosen.add(id);
  }
  return chosen;
}

function toTasks(index: GraphIndex, plan: string): string[] {
  const tasks = index.tasksOf(plan).map(({ id }) => id);
  return tasks.length ? tasks : [plan];
}

/** The tasks of a plan that have to do with others, and what is needed directly by the plan or freed by it. */
export function chooseNeighbourhood(index: GraphIndex, plan: string): Set<string> {
  const tasks = index.tasksOf(plan).filter(({ id }) => index.into(id).length + index.outOf(id).length > 0);
  const around = neighboursOf(index, plan, 'both');
  if (!tasks.length) return around.length ? new Set([plan, ...around]) : new Set();
  return new Set([...tasks.map(({ id }) => id), ...around]);
}
