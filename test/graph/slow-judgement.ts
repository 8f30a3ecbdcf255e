// Verdicts and readiness as the contract words them, with no thought of speed: every question is asked again each time.
import type { DeadReason, ReadinessState, Verdict } from '../../src/model/status.ts';
import type { PlanThing, TaskThing, Thing, World } from './portal-facts.ts';

type Worker = PlanThing | TaskThing;

export interface SlowEdge {
  dependant: Worker;
  name: string;
  verdict: Verdict;
  dead: DeadReason | null;
}

export interface SlowJudgement {
  /** Of the item itself. */
  edgesOf(item: Worker): SlowEdge[];
  /** All states that apply to a task, whether or not another one comes first. */
  statesOf(task: TaskThing): Set<ReadinessState>;
  stateOf(task: TaskThing): ReadinessState;
  /** Whether the first must be over before the second can be; each before itself. */
  isBefore(first: Thing, second: Thing): boolean;
}

export const isOpen = ({ task }: TaskThing): boolean => task.status !== 'done' && task.status !== 'cancel';
export const isLeftBehind = ({ plan }: { plan: PlanThing['plan'] }): boolean =>
  ['cancelled', 'superseded', 'archived'].includes(plan.status);

/** The first that applies, in this order. */
const firstMatch: ReadinessState[] = [
  'done',
  'cancelled',
  'in-progress',
  'dead-blocked',
  'deferred',
  'blocked',
  'needs-human',
  'waiting',
  'ready',
];

export function judgeSlowly(world: World): SlowJudgement {
  const needsOf = (item: Worker): string[] => (item.kind === 'plan' ? item.plan.needs : item.task.needs);
  const isPending = (name: string): boolean => judgeName(world.named(name)).verdict === 'pending';
  const pendingOf = (item: Worker): Thing[] =>
    needsOf(item)
      .filter(isPending)
      .flatMap((name) => world.named(name));

  /** A task waits for what it and its plan need, a plan for its open tasks and for what it needs. */
  const listWaits = (item: Thing): Thing[] => {
    if (item.kind === 'task') return [...pendingOf(item), ...pendingOf(world.planOf(item))];
    return item.kind === 'plan' ? [...item.tasks.filter(isOpen), ...pendingOf(item)] : [];
  };
  const isBefore = (first: Thing, second: Thing): boolean => {
    const seen = new Set([second]);
    for (const item of seen) for (const before of listWaits(item)) seen.add(before);
    return seen.has(first);
  };
  /** What a dependency holds: a task itself; of a plan its open tasks, and its end. */
  const listHeld = (item: Worker): Thing[] =>
    item.kind === 'plan' ? [item, ...item.tasks.filter(isOpen)] : [item];
  const isInCycle = (dependant: Worker, name: string): boolean =>
    isPending(name) &&
    world.named(name).some((target) => listHeld(dependant).some((held) => isBefore(held, target)));

  const edgesOf = (dependant: Worker): SlowEdge[] =>
    needsOf(dependant).map((name) =>
      isInCycle(dependant, name)
        ? { dependant, name, verdict: 'dead', dead: 'cycle' }
        : { dependant, name, ...judgeName(world.named(name)) },
    );

  const allEdgesOf = (task: TaskThing): SlowEdge[] => [...edgesOf(task), ...edgesOf(world.planOf(task))];
  const isDead = ({ verdict, name }: SlowEdge): boolean =>
    verdict === 'dead' || (verdict === 'pending' && world.named(name).some(isDeadBlocked));
  /** A plan is as dead-blocked as any of its open tasks; without one, as what it needs itself. */
  const isDeadBlocked = (item: Thing): boolean => {
    if (item.kind === 'task') return stateOf(item) === 'dead-blocked';
    if (item.kind !== 'plan') return false;
    const open = item.tasks.filter(isOpen);
    return open.length ? open.some(isDeadBlocked) : edgesOf(item).some(isDead);
  };

  const isHeldByGate = (task: TaskThing): boolean => {
    const held: Thing[] = [task, world.planOf(task)];
    const holds = world.gates.some(
      ({ gate }) =>
        gate.status !== 'cleared' &&
        gate.blocks.some((name) => world.named(name).some((target) => held.includes(target))),
    );
    return holds || allEdgesOf(task).some((edge) => edge.verdict === 'pending' && namesGate(edge));
  };
  const namesGate = ({ name }: SlowEdge): boolean => world.named(name).some(({ kind }) => kind === 'gate');

  const statesOf = (item: TaskThing): Set<ReadinessState> => {
    const { task, plan } = item;
    const { today } = world.facts;
    const edges = allEdgesOf(item);
    const isLater = (day: string | null): boolean => day !== null && day > today;
    const applies: Partial<Record<ReadinessState, boolean>> = {
      done: task.status === 'done',
      cancelled: task.status === 'cancel' || isLeftBehind(item),
      'in-progress': task.status === 'progress',
      'dead-blocked': edges.some(isDead),
      deferred:
        ['deferred', 'backlog', 'proposed'].includes(plan.status) ||
        isLater(task.deferUntil) ||
        isLater(plan.deferUntil),
      blocked: edges.some((edge) => edge.verdict === 'pending' && !namesGate(edge) && !isDead(edge)),
      'needs-human': task.needsHuman || isHeldByGate(item),
      waiting: task.status === 'wait' || plan.status === 'blocked',
    };
    return new Set(firstMatch.filter((state) => applies[state]));
  };
  const stateOf = (task: TaskThing): ReadinessState => {
    const states = statesOf(task);
    return firstMatch.find((state) => states.has(state)) ?? 'ready';
  };
  return { edgesOf, statesOf, stateOf, isBefore };
}

type Judged = Pick<SlowEdge, 'verdict' | 'dead'>;
const satisfied: Judged = { verdict: 'satisfied', dead: null };
const pending: Judged = { verdict: 'pending', dead: null };
const dead = (reason: DeadReason): Judged => ({ verdict: 'dead', dead: reason });

/** Apart from cycles. */
function judgeName([target, ...others]: Thing[]): Judged {
  if (!target) return dead('missing');
  if (others.length) return dead('ambiguous');
  if (target.kind === 'gate') return target.gate.status === 'cleared' ? satisfied : pending;
  if (target.kind === 'task' && target.task.status === 'done') return satisfied;
  if (target.kind === 'task' && target.task.status === 'cancel') return dead('cancelled');
  const status = target.kind === 'reported' ? target.reported.status : target.plan.status;
  const hasOpen =
    target.kind === 'task' ||
    (target.kind === 'reported' ? target.reported.todo > 0 : target.tasks.some(isOpen));
  if (status === 'finished') return target.kind === 'task' ? pending : satisfied;
  if (status === 'archived') return hasOpen ? dead('archived') : satisfied;
  return status === 'cancelled' || status === 'superseded' ? dead(status) : pending;
}
