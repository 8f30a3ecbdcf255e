/** Every status that a plan can state, in the order in which lists show them. `done` is read as `finished`. */
export const planStatuses = [
  'active',
  'blocked',
  'proposed',
  'backlog',
  'deferred',
  'finished',
  'archived',
  'superseded',
  'cancelled',
] as const;
export type PlanStatus = (typeof planStatuses)[number];

export const planTypes = ['workplan', 'metaplan', 'runbook'] as const;

export const taskStatuses = ['todo', 'progress', 'wait', 'done', 'cancel'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** The order in which bars and their texts name states: what is behind us first. */
export const taskBarOrder: readonly TaskStatus[] = ['done', 'progress', 'wait', 'todo', 'cancel'];

export const priorities = ['high', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];

export const logKinds = ['Progress', 'Completed', 'Refined', 'Blocked', 'Decided', 'Cancelled'] as const;
export type LogKind = (typeof logKinds)[number];

/** Work goes on, or should: plans in these states are what a team looks at every morning. */
export const livePlanStatuses: readonly PlanStatus[] = ['active', 'blocked'];

/** Nothing more will happen in these plans. */
export const closedPlanStatuses: readonly PlanStatus[] = ['finished', 'archived', 'superseded', 'cancelled'];

/** Open = neither done nor cancelled. */
export function isOpenTask(status: TaskStatus): boolean {
  return status !== 'done' && status !== 'cancel';
}

/** How many tasks stand in each state. */
export type TaskCounts = Record<TaskStatus, number>;

/** Counts tasks by state. */
export function countByStatus(tasks: Iterable<{ status: TaskStatus }>): TaskCounts {
  const counts = emptyCounts();
  for (const { status } of tasks) counts[status] += 1;
  return counts;
}

export function emptyCounts(): TaskCounts {
  return { todo: 0, progress: 0, wait: 0, done: 0, cancel: 0 };
}

/** Sum of all states, or of the open ones. */
export function countTasks(counts: TaskCounts, which: 'all' | 'open' = 'all'): number {
  const open = counts.todo + counts.progress + counts.wait;
  return which === 'open' ? open : open + counts.done + counts.cancel;
}

/** Whether a stated dependency is there: only `pending` and `dead` ones hold their dependant. */
export const verdicts = ['satisfied', 'pending', 'dead'] as const;
export type Verdict = (typeof verdicts)[number];

export const deadReasons = ['missing', 'ambiguous', 'cancelled', 'superseded', 'archived', 'cycle'] as const;
export type DeadReason = (typeof deadReasons)[number];

/** What can be done about a task now; the first that applies, in this order. */
export const readinessStates = [
  'done',
  'cancelled',
  'in-progress',
  'dead-blocked',
  'deferred',
  'blocked',
  'needs-human',
  'waiting',
  'ready',
] as const;
export type ReadinessState = (typeof readinessStates)[number];

/** How many tasks are in each state of readiness. */
export type ReadinessCounts = Record<ReadinessState, number>;

export function emptyReadiness(): ReadinessCounts {
  return {
    done: 0,
    cancelled: 0,
    'in-progress': 0,
    'dead-blocked': 0,
    deferred: 0,
    blocked: 0,
    'needs-human': 0,
    waiting: 0,
    ready: 0,
  };
}
