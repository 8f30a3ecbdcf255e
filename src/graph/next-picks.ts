// Next picks: what can be started now, in the order in which it helps most.
import type { TaskItem } from './catalog.ts';
import type { DependencyEdge } from './judged.ts';
import type { Readiness } from './readiness.ts';
import { compareNatural } from '../model/ids.ts';
import { priorities } from '../model/status.ts';
import type { Priority } from '../model/status.ts';

export interface NextPick {
  task: TaskItem;
  isCritical: boolean;
  /** Open tasks that become ready when this one is done, in natural order. */
  frees: TaskItem[];
  /** The task's own, else its plan's. */
  priority: Priority | null;
  order: number | null;
}

export interface NextPicksInput {
  readiness: ReadonlyMap<TaskItem, Readiness>;
  isCritical(task: TaskItem): boolean;
}

/**
 * The critical path first, then who frees most, then priority (unstated is medium), then the plan's order (none
 * last), then the id.
 */
export function pickNext({ readiness, isCritical }: NextPicksInput): NextPick[] {
  const frees = findFreed(readiness);
  return [...readiness]
    .filter(([, { state }]) => state === 'ready')
    .map(([task]) => ({
      task,
      isCritical: isCritical(task),
      frees: (frees.get(task) ?? []).toSorted((a, b) => compareNatural(a.id, b.id)),
      priority: task.task.priority ?? task.plan.plan.priority,
      order: task.plan.plan.order,
    }))
    .sort(comparePicks);
}

function comparePicks(a: NextPick, b: NextPick): number {
  return (
    Number(b.isCritical) - Number(a.isCritical) ||
    b.frees.length - a.frees.length ||
    rank(a.priority) - rank(b.priority) ||
    (a.order ?? Number.MAX_VALUE) - (b.order ?? Number.MAX_VALUE) ||
    compareNatural(a.task.id, b.task.id) ||
    // Two files may claim one id.
    compareNatural(a.task.node, b.task.node)
  );
}

function rank(priority: Priority | null): number {
  return priorities.indexOf(priority ?? 'medium');
}

/** For each task those that wait for it alone. */
function findFreed(readiness: ReadonlyMap<TaskItem, Readiness>): Map<TaskItem, TaskItem[]> {
  const freed = new Map<TaskItem, TaskItem[]>();
  for (const [task, answer] of readiness) {
    const last = answer.state === 'blocked' ? findLastHold(answer) : undefined;
    const known = last && freed.get(last);
    if (known) known.push(task);
    else if (last) freed.set(last, [task]);
  }
  return freed;
}

/** The one task that holds it, if nothing else does. A plan is only over when it says so itself. */
function findLastHold({ reasons }: Readiness): TaskItem | undefined {
  const targets = new Set<TaskItem | null>();
  for (const reason of reasons) {
    if (reason.state !== 'blocked') return undefined;
    targets.add('edge' in reason ? onlyTask(reason.edge) : null);
  }
  const [only] = targets;
  return targets.size === 1 && only ? only : undefined;
}

function onlyTask({ targets }: DependencyEdge): TaskItem | null {
  const [target] = targets;
  return target?.kind === 'task' ? target : null;
}
