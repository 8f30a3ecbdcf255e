// The overview: the state as one sentence, then what stands behind it.
import type { PlanItem, TaskItem } from '../graph/catalog.ts';
import { ownerOf } from '../graph/owners.ts';
import { dayMs, dayOf, startOfDay } from '../model/dates.ts';
import type { RuleName, Severity } from '../model/finding.ts';
import { countByStatus, livePlanStatuses } from '../model/status.ts';
import type { ReadinessCounts } from '../model/status.ts';
import type { LogEntry } from '../model/workplan.ts';
import { rules } from '../rules/index.ts';
import { countByReadiness, toWorkplanItems } from './documents.ts';
import { listOpenGates } from './gate-view.ts';
import type { GateView } from './gate-view.ts';
import { sayGates } from './gate-words.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import { toLaneStrip } from './lanes.ts';
import type { LaneStripView } from './lanes.ts';
import { emptyQuery } from './listing/query.ts';
import { listPlans } from './listing/listing.ts';
import { toPlanRow } from './listing/plan-row.ts';
import type { PlanRow } from './listing/plan-row.ts';
import { toPicks } from './next-page.ts';
import type { PickView } from './next-page.ts';
import { toOwnerLink } from './owner-link.ts';
import type { OwnerLink } from './owner-link.ts';
import { buildPathStrip } from './path-strip.ts';
import type { PathStrip } from './path-strip.ts';
import { toOverviewEvidence } from './overview-evidence.ts';
import type { OverviewEvidence } from './overview-evidence.ts';
import { toOverviewLog } from './overview-log.ts';
import type { OverviewLog } from './overview-log.ts';
import type { Portal } from './portal.ts';
import { toTaskProgress } from './task-progress.ts';
import type { TaskProgress } from './task-progress.ts';
import { toVerdictView } from './verdict-view.ts';
import type { VerdictView } from './verdict-view.ts';
import { countOf, formatDay, formatNumber, joinWords, numberOf, toSentence } from './words.ts';

export interface Tally {
  count: string;
  label: string;
  tone: 'plain' | 'done' | 'active' | 'wait' | 'dead';
  href: string | null;
}

/** A task that needs a human whom no gate names. */
export interface HumanTask {
  item: ItemLink;
  owner: OwnerLink | null;
  dueText: string | null;
  /** Latest words about it. */
  lead: string | null;
}

export interface Humans {
  /** `6 of 10 gates, 2 tasks without one`. */
  note: string;
  /** Most blocking first. */
  gates: GateView[];
  tasks: HumanTask[];
  href: string;
}

export interface Overview extends OverviewLog {
  headline: string;
  /** How the plans stand, where the headline speaks of gates. */
  summary: string | null;
  verdict: VerdictView;
  tallies: Tally[];
  path: PathStrip;
  lanes: LaneStripView | null;
  next: { picks: PickView[]; total: number; href: string };
  inHand: { rows: PlanRow[]; total: number };
  humans: Humans;
  findings: { rule: RuleName; title: string; severity: Severity; count: number; href: string }[];
  /** How many findings more are suppressed. */
  suppressed: number;
  evidence: OverviewEvidence;
  progress: TaskProgress;
  plansHref: string;
  findingsHref: string;
}

/** Rows shown of each list; the link beside it leads to the rest. */
const shown = { plans: 12, gates: 6, humans: 8, picks: 6 };

export function buildOverview(portal: Portal): Overview {
  const { catalog } = portal;
  const gates = listOpenGates(portal);
  const picks = toPicks(portal);
  const live = catalog.plans.filter(isLive);
  const progress = toTaskProgress(countByStatus(live.flatMap(({ plan }) => plan.tasks)));
  const rows = listPlans(
    toWorkplanItems(portal).filter(
      ({ status, reported }) => !reported && livePlanStatuses.some((name) => name === status),
    ),
    { ...emptyQuery(), group: 'none' },
  ).flatMap(({ plans }) => plans);
  // As everywhere: open tasks of a finished plan count, too.
  const ready = countByReadiness(catalog.tasks, portal);
  return {
    ...toLead(portal, { live, progress, ready, gates }),
    verdict: toVerdictView(portal),
    tallies: toTallies(portal, { live, progress, ready, gates }),
    path: buildPathStrip(portal),
    lanes: toLaneStrip(portal),
    next: { picks: picks.slice(0, shown.picks), total: picks.length, href: portal.links.next },
    inHand: {
      rows: rows.slice(0, shown.plans).map((row) => toPlanRow(row, portal.today)),
      total: rows.length,
    },
    humans: toHumans(gates, portal),
    evidence: toOverviewEvidence(portal),
    ...toOverviewLog(portal),
    findings: toFindingGroups(portal),
    suppressed: portal.suppressed.length,
    progress,
    plansHref: portal.links.workplans,
    findingsHref: portal.links.findings,
  };
}

function isLive({ plan }: PlanItem): boolean {
  return livePlanStatuses.includes(plan.status);
}

interface Standing {
  live: PlanItem[];
  progress: TaskProgress;
  ready: ReadinessCounts;
  gates: readonly GateView[];
}

/** Gates first, since nobody else can open them; then how the plans stand. */
function toLead(portal: Portal, standing: Standing): Pick<Overview, 'headline' | 'summary'> {
  const plans = sayPlans(portal, standing);
  const gates = sayGates(standing.gates);
  return gates === undefined ? { headline: plans, summary: null } : { headline: gates, summary: plans };
}

function sayPlans(portal: Portal, { live, progress, ready }: Standing): string {
  if (!portal.catalog.plans.length) return 'No workplan has been read yet.';
  if (!live.length) return 'No plan is in hand: nothing is active or blocked.';
  const humans = ready['needs-human'];
  const stuck = ready['dead-blocked'];
  const parts = [
    `${countOf(live.length, 'plan is', 'plans are')} in hand with ${countOf(progress.open, 'open task')}`,
    ready.ready ? countOf(ready.ready, 'is ready', 'are ready') : '',
    humans ? `${countOf(humans, 'needs', 'need')} a human` : '',
    stuck ? `${countOf(stuck, 'can', 'can')} never start` : '',
  ].filter(Boolean);
  const contradictions = portal.findings.filter(({ severity }) => severity === 'error').length;
  const sentence = `${toSentence(parts[0] ?? '')}${parts.length > 1 ? `: ${joinWords(parts.slice(1))}` : ''}.`;
  return contradictions
    ? `${sentence} ${toSentence(countOf(contradictions, 'error'))} in the plans.`
    : sentence;
}

function toTallies(portal: Portal, { live, progress, ready }: Standing): Tally[] {
  const { links, findings } = portal;
  const overdue = findings.filter(({ rule }) => rule === 'overdue').length;
  const problems = findings.filter(({ severity }) => severity !== 'info').length;
  const recent = portal.today ? countCompleted(portal, 7) : 0;
  const tallies: (Tally | false)[] = [
    {
      count: formatNumber(live.length),
      label: one(live.length, 'plan in hand', 'plans in hand'),
      tone: 'plain',
      href: links.workplans,
    },
    {
      count: formatNumber(progress.open),
      label: one(progress.open, 'task open', 'tasks open'),
      tone: 'plain',
      href: null,
    },
    { count: formatNumber(ready.ready), label: 'ready', tone: 'active', href: links.next },
    { count: formatNumber(ready['in-progress']), label: 'in progress', tone: 'active', href: null },
    {
      count: formatNumber(ready.blocked + ready.waiting),
      label: 'blocked or waiting',
      tone: 'plain',
      href: null,
    },
    {
      count: formatNumber(ready['needs-human']),
      label: one(ready['needs-human'], 'needs a human', 'need a human'),
      tone: 'wait',
      href: '#humans',
    },
    ready['dead-blocked'] > 0 && {
      count: formatNumber(ready['dead-blocked']),
      label: 'can never start',
      tone: 'dead',
      href: links.rule('dead-dependency'),
    },
    overdue > 0 && {
      count: formatNumber(overdue),
      label: 'overdue',
      tone: 'dead',
      href: links.rule('overdue'),
    },
    {
      count: formatNumber(problems),
      label: one(problems, 'problem', 'problems'),
      tone: 'plain',
      href: links.findings,
    },
    { count: `+${formatNumber(recent)}`, label: 'completed in 7 days', tone: 'done', href: '#recent' },
  ];
  return tallies.filter((tally) => tally !== false);
}

function one(count: number, singular: string, plural: string): string {
  return count === 1 ? singular : plural;
}

/** Tasks that were completed in the last days, today among them. */
function countCompleted({ catalog, today }: Portal, days: number): number {
  const before = dayOf(startOfDay(today) - days * dayMs);
  return catalog.tasks.filter(({ task }) =>
    task.log.some(({ kind, date }) => kind === 'Completed' && date > before && date <= today),
  ).length;
}

function toHumans(gates: readonly GateView[], portal: Portal): Humans {
  const { catalog, judgement, links } = portal;
  const tasks = catalog.tasks.filter((task) => {
    const { state, reasons } = judgement.readinessOf(task);
    return state === 'needs-human' && !reasons.some((reason) => 'gate' in reason && reason.gate !== null);
  });
  const shownGates = gates.slice(0, shown.gates);
  const shownTasks = tasks.slice(0, shown.humans - shownGates.length);
  const parts = [
    gates.length > 0 && sayShown(shownGates.length, numberOf(gates.length, 'gate')),
    tasks.length > 0 &&
      `${sayShown(shownTasks.length, numberOf(tasks.length, 'task'))}${gates.length ? ' without one' : ''}`,
  ].filter((part) => typeof part === 'string');
  return {
    note: parts.join(', '),
    gates: shownGates,
    tasks: shownTasks.map((item) => toHumanTask(item, portal)),
    href: links.gates,
  };
}

/** `6 of 10 gates`; only `6 gates` where all are shown. */
function sayShown(rows: number, total: string): string {
  return total.startsWith(`${formatNumber(rows)} `) ? total : `${formatNumber(rows)} of ${total}`;
}

function toHumanTask(item: TaskItem, portal: Portal): HumanTask {
  const { task } = item;
  const latest = task.log.reduce<LogEntry | null>(
    (newest, entry) => (newest && newest.date > entry.date ? newest : entry),
    null,
  );
  return {
    item: toItemLink(item, portal.links),
    owner: toOwnerLink(ownerOf(item), portal),
    dueText: task.due === null ? null : formatDay(task.due),
    lead: latest?.lead || null,
  };
}

function toFindingGroups(portal: Portal): Overview['findings'] {
  const byRule = Map.groupBy(portal.findings, ({ rule }) => rule);
  return [...byRule].map(([rule, found]) => ({
    rule,
    title: rules.find(({ name }) => name === rule)?.title ?? rule,
    severity: found[0]?.severity ?? 'info',
    count: found.length,
    href: portal.links.rule(rule),
  }));
}
