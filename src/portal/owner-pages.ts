// What waits for one owner: their gates, their tasks and their plans.
import type { TaskItem } from '../graph/catalog.ts';
import type { Owner } from '../graph/owners.ts';
import { isOpenWork } from '../graph/work.ts';
import { toIdKey } from '../model/ids.ts';
import type { ReadinessState } from '../model/status.ts';
import { livePlanStatuses } from '../model/status.ts';
import { toWorkplanItems } from './documents.ts';
import { toHeldTask } from './gate-pages.ts';
import type { HeldTask } from './gate-pages.ts';
import { listClearedGates, listOpenGates } from './gate-view.ts';
import type { GateView } from './gate-view.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import { toPlanRow } from './listing/plan-row.ts';
import type { PlanRow } from './listing/plan-row.ts';
import type { Portal } from './portal.ts';
import { sayReasons } from './readiness-words.ts';
import { countOf, formatDay, joinWords, numberOf, toSentence } from './words.ts';

export interface OwnedTask extends HeldTask {
  reasons: string[];
  dueText: string | null;
}

/** Tasks of an owner in the same situation. */
export interface TaskGroup {
  title: string;
  tasks: OwnedTask[];
  total: number;
}

/** A plan whose work waits for a gate of this owner. */
export interface WaitingPlan {
  item: ItemLink;
  /** `5 tasks wait`. */
  text: string;
}

export interface OwnerPage {
  slug: string;
  name: string;
  headline: string;
  summary: string;
  gates: GateView[];
  groups: TaskGroup[];
  /** Open tasks of theirs that can only go on when something else has. */
  laterText: string | null;
  waitingPlans: WaitingPlan[];
  plans: { rows: PlanRow[]; total: number };
  cleared: GateView[];
  feedHref: string;
}

export interface OwnerRow {
  name: string;
  href: string;
  gates: number;
  /** `2 gates, 5 tasks, 1 plan`. */
  text: string;
}

/** Rows of each list that the page shows; each says how many there are. */
const shown = { tasks: 40, plans: 40 };

const groups: { title: string; states: readonly ReadinessState[] }[] = [
  { title: 'Tasks that ask for them', states: ['needs-human'] },
  { title: 'Tasks they have begun', states: ['in-progress'] },
  { title: 'Tasks they can begin', states: ['ready'] },
];

export function buildOwnerPages(portal: Portal): OwnerPage[] {
  const open = listOpenGates(portal);
  const cleared = listClearedGates(portal);
  const rows = new Map(toWorkplanItems(portal).map((plan) => [plan.url, toPlanRow(plan, portal.today)]));
  return portal.owners.all.map((owner) => toOwnerPage(owner, { portal, open, cleared, rows }));
}

interface Board {
  portal: Portal;
  open: readonly GateView[];
  cleared: readonly GateView[];
  /** By address. */
  rows: ReadonlyMap<string, PlanRow>;
}

function toOwnerPage(owner: Owner, { portal, open, cleared, rows }: Board): OwnerPage {
  const isTheirs = (gate: GateView): boolean =>
    gate.owner !== null && toIdKey(gate.owner.name) === toIdKey(owner.name);
  const gates = open.filter(isTheirs);
  const tasks = owner.tasks.filter(isOpenWork);
  const live = owner.plans.filter(({ plan }) => livePlanStatuses.includes(plan.status));
  return {
    slug: owner.slug,
    name: owner.name,
    headline: sayWaiting(owner, portal),
    summary: sayOwned(tasks.length, live.length),
    gates,
    groups: groups.map((group) => toGroup(group, tasks, portal)).filter(({ total }) => total > 0),
    laterText: sayLater(tasks, portal),
    waitingPlans: toWaitingPlans(owner, portal),
    plans: {
      rows: live.slice(0, shown.plans).flatMap(({ slug }) => rows.get(portal.links.plan(slug)) ?? []),
      total: live.length,
    },
    cleared: cleared.filter(isTheirs),
    feedHref: portal.links.ownerFeed(owner.slug),
  };
}

/** `Five gates and two tasks wait for mira.` */
export function sayWaiting(owner: Owner, portal: Portal): string {
  const { gates, tasks } = countWaiting(owner, portal);
  if (gates + tasks === 0) return `Nothing waits for ${owner.name} now.`;
  const parts = [gates && countOf(gates, 'gate'), tasks && countOf(tasks, 'task')].filter(
    (part) => typeof part === 'string',
  );
  return toSentence(`${joinWords(parts)} ${gates + tasks === 1 ? 'waits' : 'wait'} for ${owner.name}.`);
}

/** Their open gates, and their tasks that need a human. */
export function countWaiting(owner: Owner, { judgement }: Portal): { gates: number; tasks: number } {
  return {
    gates: owner.gates.filter(isOpenWork).length,
    tasks: owner.tasks.filter((task) => judgement.readinessOf(task).state === 'needs-human').length,
  };
}

function sayOwned(tasks: number, plans: number): string {
  if (tasks + plans === 0) return 'They own no open task and no plan in hand.';
  return `They own ${countOf(tasks, 'open task')} and ${countOf(plans, 'plan')} in hand.`;
}

function toGroup(
  { title, states }: (typeof groups)[number],
  tasks: readonly TaskItem[],
  portal: Portal,
): TaskGroup {
  const found = tasks.filter((task) => states.includes(portal.judgement.readinessOf(task).state));
  return {
    title,
    total: found.length,
    tasks: found.slice(0, shown.tasks).map((task) => ({
      ...toHeldTask(task, portal),
      reasons: sayReasons(portal.judgement.readinessOf(task)),
      dueText: task.task.due === null ? null : formatDay(task.task.due),
    })),
  };
}

function sayLater(tasks: readonly TaskItem[], { judgement }: Portal): string | null {
  const count = (...states: ReadinessState[]): number =>
    tasks.filter((task) => states.includes(judgement.readinessOf(task).state)).length;
  const parts = [
    [count('blocked'), 'is blocked', 'are blocked'] as const,
    [count('waiting'), 'waits', 'wait'] as const,
    [count('deferred'), 'is deferred', 'are deferred'] as const,
    [count('dead-blocked'), 'can never start', 'can never start'] as const,
  ].flatMap(([number, singular, plural]) => (number ? [countOf(number, singular, plural)] : []));
  return parts.length ? toSentence(`Of their other tasks ${joinWords(parts)}.`) : null;
}

/** Plans with most waiting work first, as their ids follow where they are equal. */
function toWaitingPlans(owner: Owner, { judgement, links }: Portal): WaitingPlan[] {
  const held = new Set(owner.gates.flatMap((gate) => judgement.heldBy(gate)));
  const byPlan = Map.groupBy(held, ({ plan }) => plan);
  return [...byPlan]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([plan, tasks]) => ({
      item: toItemLink(plan, links),
      text: numberOf(tasks.length, 'task waits', 'tasks wait'),
    }));
}

/** Who has something that waits for them comes first, then by name. */
export function buildOwnerRows(portal: Portal): OwnerRow[] {
  return portal.owners.all
    .map((owner) => {
      const { gates, tasks } = countWaiting(owner, portal);
      const live = owner.plans.filter(({ plan }) => livePlanStatuses.includes(plan.status)).length;
      const parts = [
        gates && numberOf(gates, 'gate'),
        tasks && `${numberOf(tasks, 'task')} that ${tasks === 1 ? 'asks' : 'ask'} for them`,
        live && `${numberOf(live, 'plan')} in hand`,
      ].filter((part) => typeof part === 'string');
      return { name: owner.name, href: portal.links.owner(owner.slug), gates, text: parts.join(', ') };
    })
    .sort((a, b) => b.gates - a.gates);
}
