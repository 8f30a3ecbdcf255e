// A small portal as plain facts: what its texts say, and what each name in it means. The slow definitions read these
// facts; the code under test reads the texts.
import type { GateFile } from '../../src/model/gate.ts';
import type { PlanStatus, Priority, TaskStatus } from '../../src/model/status.ts';
import { toGateFile } from './judged-texts.ts';
import type { GateFacts } from './judged-texts.ts';
import { planText, taskText } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

export interface TaskFacts {
  /** `T10` */
  short: string;
  status: TaskStatus;
  needs: string[];
  needsHuman: boolean;
  deferUntil: string | null;
  /** In tenths of a day: whole numbers. */
  effortTenths: number | null;
  priority: Priority | null;
}

export interface PlanFacts {
  id: string;
  repo: string;
  status: PlanStatus;
  aliases: string[];
  needs: string[];
  deferUntil: string | null;
  priority: Priority | null;
  order: number | null;
  tasks: TaskFacts[];
}

/** A plan without a file, as the first plan's table reports it. */
export interface ReportedFacts {
  id: string;
  status: PlanStatus | null;
  todo: number;
}

export interface PortalFacts {
  plans: PlanFacts[];
  reported: ReportedFacts[];
  gates: GateFacts[];
  goal: string | null;
  today: string;
}

export type Thing = { id: string; node: string } & (
  | { kind: 'plan'; plan: PlanFacts; tasks: TaskThing[] }
  | TaskThing
  | { kind: 'gate'; gate: GateFacts }
  | { kind: 'reported'; reported: ReportedFacts }
);
export interface TaskThing {
  kind: 'task';
  id: string;
  node: string;
  task: TaskFacts;
  plan: PlanFacts;
}
export type PlanThing = Extract<Thing, { kind: 'plan' }>;
export type GateThing = Extract<Thing, { kind: 'gate' }>;

/** The repository of a second file that claims an id of another one. */
export const twinRepo = 'twin';

export interface World {
  facts: PortalFacts;
  things: Thing[];
  plans: PlanThing[];
  tasks: TaskThing[];
  gates: GateThing[];
  /** Everything that claims a name. */
  named(name: string): Thing[];
  planOf(task: TaskThing): PlanThing;
}

export function toWorld(facts: PortalFacts): World {
  const plans = facts.plans.map(toPlanThing);
  const tasks = plans.flatMap((plan) => plan.tasks);
  const gates = facts.gates.map((gate): GateThing => ({ kind: 'gate', id: gate.id, node: gate.id, gate }));
  const reported = facts.reported.map((each): Thing => ({
    kind: 'reported',
    id: each.id,
    node: each.id,
    reported: each,
  }));
  const things = [...plans, ...tasks, ...gates, ...reported];
  const isNamed = (thing: Thing, name: string): boolean =>
    [thing.id, ...(thing.kind === 'plan' ? thing.plan.aliases : [])].some(
      (each) => each.toLowerCase() === name.toLowerCase(),
    );
  return {
    facts,
    things,
    plans,
    tasks,
    gates,
    named: (name) => things.filter((thing) => isNamed(thing, name)),
    planOf: ({ plan }) => {
      const found = plans.find((each) => each.plan === plan);
      if (!found) throw new Error(`no plan ${plan.id}`);
      return found;
    },
  };
}

/** Only what another file claims, too, is told apart by its repository. */
function toPlanThing(plan: PlanFacts, index: number, plans: readonly PlanFacts[]): PlanThing {
  const earlier = plans.slice(0, index).filter(({ id }) => id === plan.id);
  const nameOf = (id: string, isClaimed: boolean): string => (isClaimed ? `${id}@${plan.repo}` : id);
  const tasks = plan.tasks.map((task): TaskThing => {
    const id = `${plan.id}-${task.short}`;
    const isClaimed = earlier.some((other) => other.tasks.some(({ short }) => short === task.short));
    return { kind: 'task', id, node: nameOf(id, isClaimed), task, plan };
  });
  return { kind: 'plan', id: plan.id, node: nameOf(plan.id, earlier.length > 0), plan, tasks };
}

export function toTexts({ plans, reported }: PortalFacts): Texts {
  const entries = plans.map((plan, index): [string, string] => [
    `${plan.repo}/${plan.id}.md`,
    toPlanText(plan, index === 0 ? reported : []),
  ]);
  return Object.fromEntries(entries);
}

export function toGateFiles({ gates }: PortalFacts): GateFile[] {
  return gates.length ? [toGateFile(...gates)] : [];
}

function toPlanText(plan: PlanFacts, reported: readonly ReportedFacts[]): string {
  const keys = [
    `status: ${plan.status}`,
    ...toList('aliases', plan.aliases),
    ...toList('depends_on', plan.needs),
    ...toLine('defer_until', plan.deferUntil),
    ...toLine('planning_priority', plan.priority),
    ...toLine('planning_order', plan.order),
  ];
  const rows = reported.map(
    ({ id, status, todo }) => `| ${id} | ${[...(status ? [status] : []), `${todo} todo`].join(', ')} |\n`,
  );
  const table = rows.length ? `| Workstream | Open state |\n| --- | --- |\n${rows.join('')}\n` : '';
  return planText(plan.id, keys.join('\n'), table + plan.tasks.map(toTaskText).join(''));
}

function toTaskText(task: TaskFacts): string {
  const keys = [
    `status: ${task.status}`,
    ...toList('depends_on', task.needs),
    ...(task.needsHuman ? ['needs_human: true'] : []),
    ...toLine('defer_until', task.deferUntil),
    ...toLine('effort', task.effortTenths === null ? null : task.effortTenths / 10),
    ...toLine('priority', task.priority),
  ];
  return taskText(task.short, keys.join('\n'));
}

function toLine(key: string, value: string | number | null): string[] {
  return value === null ? [] : [`${key}: ${value}`];
}

function toList(key: string, values: readonly string[]): string[] {
  return values.length ? [`${key}: [${values.join(', ')}]`] : [];
}
