// Readiness in words: one sentence for each reason.
import type { GateItem, Item, PlanItem, ReportedItem, TaskItem } from '../graph/catalog.ts';
import { latestReport } from '../graph/catalog.ts';
import type { DependencyEdge } from '../graph/judged.ts';
import type { Readiness, Reason } from '../graph/readiness.ts';
import type { JudgedRequirement } from '../graph/requirements.ts';
import type { PlanStatus } from '../model/status.ts';
import { countByStatus, countTasks } from '../model/status.ts';
import { sayDead } from '../rules/dead-reasons.ts';
import { sayRequired, sayStanding } from '../rules/requirement-words.ts';
import { countOf, formatDay, joinWords, wordOf } from './words.ts';

/** One sentence without its full stop for each reason, the decisive ones first. */
export function sayReasons({ reasons }: Readiness): string[] {
  return [...new Set(reasons.map(sayReason))];
}

function sayReason(reason: Reason): string {
  switch (reason.state) {
    case 'done':
      return 'it is done';
    case 'cancelled':
      return reason.plan ? `its plan ${sayPlan(reason.plan)}` : 'it is cancelled';
    case 'in-progress':
      return 'work on it has begun';
    case 'dead-blocked':
      if ('requirement' in reason) return sayRequirement(reason.requirement);
      return `${sayNeed(reason.edge)}, ${sayDead(reason.edge) ?? 'which can never start'}`;
    case 'deferred':
      return sayDeferral(reason);
    case 'blocked':
      if ('requirement' in reason) return sayRequirement(reason.requirement);
      return `${sayNeed(reason.edge)}, ${sayPending(reason.edge)}`;
    case 'needs-human':
      return reason.gate ? sayGate(reason.gate) : 'it needs a human';
    case 'waiting':
      return reason.plan ? `its plan ${sayPlan(reason.plan)}` : 'it is marked as waiting';
    case 'ready':
      return sayReady(reason.needed, reason.required);
  }
}

function sayPlan({ id, plan }: PlanItem): string {
  return `${id} ${sayStatus(plan.status)}`;
}

function sayStatus(status: PlanStatus): string {
  return status === 'backlog' ? 'is in the backlog' : `is ${wordOf(status)}`;
}

function sayDeferral({ plan, until }: Extract<Reason, { state: 'deferred' }>): string {
  if (until === null) return plan ? `its plan ${sayPlan(plan)}` : 'it is deferred';
  return `${plan ? `its plan ${plan.id}` : 'it'} is deferred until ${formatDay(until)}`;
}

/** `it needs X first`, or `its plan P needs X first`. */
function sayNeed({ dependant, stated, targets: [target] }: DependencyEdge): string {
  const who = dependant.kind === 'plan' ? `its plan ${dependant.id}` : 'it';
  return `${who} needs ${target?.id ?? stated.target} first`;
}

function sayPending({ targets: [target] }: DependencyEdge): string {
  return target ? `which ${sayState(target)}` : 'which is not there';
}

/** `it needs 3 clean runs of daily-triage in a row: 2 of 3 clean runs`. */
function sayRequirement(requirement: JudgedRequirement): string {
  return `it needs ${sayRequired(requirement)}: ${sayStanding(requirement)}`;
}

/** `is active with 5 open tasks`. */
export function sayState(item: Item): string {
  if (item.kind === 'task') return sayTask(item);
  if (item.kind === 'reported') return sayReported(item);
  if (item.kind === 'gate') return `is ${wordOf(item.gate.status)}`;
  const open = countTasks(countByStatus(item.plan.tasks), 'open');
  return `${sayStatus(item.plan.status)} with ${countOf(open, 'open task')}`;
}

function sayTask({ task }: TaskItem): string {
  return task.status === 'todo' ? 'is still to do' : `is ${wordOf(task.status)}`;
}

function sayReported(item: ReportedItem): string {
  const latest = latestReport(item);
  return latest ? `${latest.by.id} reports as “${latest.report.state}”` : 'nobody reports on';
}

function sayGate(held: NonNullable<Extract<Reason, { state: 'needs-human' }>['gate']>): string {
  const gate = 'gate' in held ? held.gate : held.targets.find(isGate);
  if (!gate) return 'it needs a human';
  const owner = gate.gate.owner === null ? 'without an owner' : `with ${gate.gate.owner}`;
  return `the gate ${gate.id} is open, ${owner}`;
}

function isGate(item: Item): item is GateItem {
  return item.kind === 'gate';
}

/** Named ones; the rest is counted. */
const mostNamed = 3;

function sayReady(needed: readonly DependencyEdge[], required: readonly JudgedRequirement[]): string {
  const ids = [
    ...new Set([
      ...needed.map(({ stated, targets: [target] }) => target?.id ?? stated.target),
      ...required.map(sayRequired),
    ]),
  ];
  if (ids.length === 0) return 'it needs nothing first';
  const named = ids.slice(0, mostNamed);
  const more = ids.length - named.length;
  return `what it needs is there: ${joinWords(more > 0 ? [...named, `${more} more`] : named)}`;
}
