// Readiness: what can be done about each task now. One answer per task, with everything that speaks for it.
// Pre-condition: dependencies are judged, those in a cycle as dead. Post-condition: every task has an answer, and
// whatever asks (lists, graph, next picks, documents) gets this one.
import type { PlanItem, TaskItem } from './catalog.ts';
import type { Dependencies } from './dependencies.ts';
import type { Hold, Holds } from './holds.ts';
import { sortTopologically } from './network.ts';
import type { Network } from './network.ts';
import type { DependencyEdge } from './judged.ts';
import type { JudgedRequirement } from './requirements.ts';
import { isAbandoned } from './work.ts';
import type { PlanStatus, ReadinessState } from '../model/status.ts';
import { isOpenTask, readinessStates } from '../model/status.ts';

/** One thing that decides about a task, with the items behind it. */
export type Reason =
  | { state: 'done' }
  | { state: 'cancelled'; plan: PlanItem | null }
  | { state: 'in-progress' }
  | { state: 'dead-blocked'; edge: DependencyEdge }
  | { state: 'dead-blocked'; requirement: JudgedRequirement }
  | { state: 'deferred'; plan: PlanItem | null; until: string | null }
  | { state: 'blocked'; edge: DependencyEdge }
  | { state: 'blocked'; requirement: JudgedRequirement }
  | { state: 'needs-human'; gate: Hold | DependencyEdge | null }
  | { state: 'waiting'; plan: PlanItem | null }
  | { state: 'ready'; needed: DependencyEdge[]; required: JudgedRequirement[] };

export interface Readiness {
  state: ReadinessState;
  /** The decisive ones first; all that apply. */
  reasons: Reason[];
}

export interface ReadinessInput {
  plans: readonly PlanItem[];
  dependencies: Dependencies<DependencyEdge>;
  holds: Holds;
  requirementsOf(task: TaskItem): JudgedRequirement[];
  /** Network of what is pending, in which plans pass on what holds them: it has no cycle. */
  network: Network;
  /** UTC day; empty where none is known, so that nothing is deferred to a later one. */
  today: string;
}

const waitingPlans: readonly PlanStatus[] = ['deferred', 'backlog', 'proposed'];

export function computeReadiness(input: ReadinessInput): Map<TaskItem, Readiness> {
  const stuck = findStuck(input);
  const answers = new Map<TaskItem, Readiness>();
  for (const plan of input.plans) {
    const ofPlan = collectOf(plan, input, stuck);
    for (const task of plan.tasks) {
      const reasons = [
        ...ofTask(task, input.today),
        ...ofPlan,
        ...collectOf(task, input, stuck),
        ...collectRequired(task, input),
      ];
      answers.set(task, answer(task, reasons, input));
    }
  }
  return answers;
}

/** Of a task that is over nothing else matters any more. */
function answer(
  task: TaskItem,
  reasons: Reason[],
  { dependencies, requirementsOf }: ReadinessInput,
): Readiness {
  const sorted = readinessStates.flatMap((state) => reasons.filter((reason) => reason.state === state));
  const state = sorted[0]?.state ?? 'ready';
  if (state === 'done' || state === 'cancelled')
    return { state, reasons: sorted.filter((reason) => reason.state === state) };
  if (state !== 'ready') return { state, reasons: sorted };
  const needed = [...dependencies.of(task), ...dependencies.of(task.plan)];
  return { state, reasons: [{ state: 'ready', needed, required: requirementsOf(task) }] };
}

/** What the task and its plan say themselves. */
function ofTask(item: TaskItem, today: string): Reason[] {
  const { task, plan } = item;
  const { status, deferUntil } = plan.plan;
  const reasons: (Reason | false)[] = [
    task.status === 'done' && { state: 'done' },
    task.status === 'cancel' && { state: 'cancelled', plan: null },
    isAbandoned(item) && { state: 'cancelled', plan },
    task.status === 'progress' && { state: 'in-progress' },
    waitingPlans.includes(status) && { state: 'deferred', plan, until: null },
    isLater(task.deferUntil, today) && { state: 'deferred', plan: null, until: task.deferUntil },
    isLater(deferUntil, today) && { state: 'deferred', plan, until: deferUntil },
    task.needsHuman && { state: 'needs-human', gate: null },
    task.status === 'wait' && { state: 'waiting', plan: null },
    status === 'blocked' && { state: 'waiting', plan },
  ];
  return reasons.filter((reason) => reason !== false);
}

function isLater(day: string | null, today: string): boolean {
  return day !== null && today !== '' && day > today;
}

/** What holds a task by itself, or all tasks of a plan. */
function collectOf(item: PlanItem | TaskItem, input: ReadinessInput, stuck: ReadonlySet<string>): Reason[] {
  const held = input.dependencies.of(item).flatMap((edge): Reason[] => {
    if (isDead(edge, stuck)) return [{ state: 'dead-blocked', edge }];
    if (edge.verdict !== 'pending') return [];
    return edge.targets[0]?.kind === 'gate'
      ? [{ state: 'needs-human', gate: edge }]
      : [{ state: 'blocked', edge }];
  });
  const gates = input.holds
    .on(item)
    .filter(({ verdict }) => verdict === 'pending')
    .map((gate): Reason => ({ state: 'needs-human', gate }));
  return [...held, ...gates];
}

/** What services and automations do not show yet holds a task like an open dependency. */
function collectRequired(task: TaskItem, { requirementsOf }: ReadinessInput): Reason[] {
  return requirementsOf(task).flatMap((requirement): Reason[] => {
    if (requirement.verdict === 'dead') return [{ state: 'dead-blocked', requirement }];
    return requirement.verdict === 'pending' ? [{ state: 'blocked', requirement }] : [];
  });
}

function isDead({ verdict, targets }: DependencyEdge, stuck: ReadonlySet<string>): boolean {
  return verdict === 'dead' || (verdict === 'pending' && targets.some(({ node }) => stuck.has(node)));
}

/**
 * Nodes of tasks that can never start, and of plans that can never be finished: a plan is stuck with any of its open
 * tasks, and one without open tasks by what it states itself. What is in progress has started.
 */
function findStuck({ plans, dependencies, network, requirementsOf }: ReadinessInput): Set<string> {
  const stuck = new Set<string>();
  const stuckStarts = new Set<string>();
  const items = new Map<string, PlanItem | TaskItem>(
    plans.flatMap((plan) => [plan, ...plan.tasks]).map((item) => [item.node, item]),
  );
  const isHeldForEver = (item: PlanItem | TaskItem): boolean =>
    dependencies.of(item).some((edge) => isDead(edge, stuck)) ||
    (item.kind === 'task' && requirementsOf(item).some(({ verdict }) => verdict === 'dead'));
  const nodeOfStart = new Map<number, string>();
  for (const [index, { id, kind }] of network.nodes.entries()) {
    if (kind === 'plan') nodeOfStart.set(network.starts[index] ?? index, id);
  }
  for (const point of sortTopologically(network)) {
    const start = nodeOfStart.get(point);
    const item = items.get(start ?? network.nodes[point]?.id ?? '');
    if (!item) continue;
    if (start !== undefined) {
      if (isHeldForEver(item)) stuckStarts.add(item.node);
    } else if (item.kind === 'task') {
      const { task, plan } = item;
      const hasYetToStart = isOpenTask(task.status) && task.status !== 'progress' && !isAbandoned(item);
      if (hasYetToStart && (stuckStarts.has(plan.node) || isHeldForEver(item))) stuck.add(item.node);
    } else if (isStuckPlan(item, stuck, stuckStarts)) stuck.add(item.node);
  }
  return stuck;
}

function isStuckPlan(item: PlanItem, stuck: ReadonlySet<string>, stuckStarts: ReadonlySet<string>): boolean {
  const open = item.tasks.filter(({ task }) => isOpenTask(task.status));
  return open.length ? open.some(({ node }) => stuck.has(node)) : stuckStarts.has(item.node);
}
