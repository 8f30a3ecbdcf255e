// The page of one plan, finished before markup begins. Only its prose is missing: that is rendered from the
// file when the page is.
import type { PlanItem } from '../graph/catalog.ts';
import { toIdKey } from '../model/ids.ts';
import { countByStatus, isOpenTask } from '../model/status.ts';
import type { LogKind, PlanStatus, ReadinessState, TaskStatus } from '../model/status.ts';
import type { ExtraField } from '../model/extra-field.ts';
import type { LogEntry, Task, Workplan } from '../model/workplan.ts';
import type { FindingView } from './finding-view.ts';
import type { ItemLink } from './item-link.ts';
import type { LaneView } from './lanes.ts';
import type {
  DependencyView,
  NamedHref,
  PlanSurroundings,
  ReadinessView,
  ReferenceView,
  ReportView,
} from './plan-surroundings.ts';
import { toTaskProgress } from './task-progress.ts';
import type { TaskProgress } from './task-progress.ts';
import { countOf, formatDay, formatShortDay, joinWords, numberOf, toSentence, wordOf } from './words.ts';

export interface Fact {
  name: string;
  value: string;
  /** Where the value has a page of its own. */
  href?: string | undefined;
}

export interface LogView {
  kind: LogKind;
  date: string;
  day: string;
  label: string | null;
  lead: string;
  /** Line of the file; names the entry among the rendered pieces. */
  line: number;
  /** `T06-2026-06-27`; `T06-2026-06-27-2` for the second entry of that day. */
  anchor: string;
}

export interface TaskView {
  id: string;
  /** `T06`. */
  shortId: string;
  anchor: string;
  title: string;
  status: TaskStatus;
  statusWord: string;
  flags: string[];
  /** Null for what is over: its status says all. */
  readiness: ReadinessView | null;
  isCritical: boolean;
  facts: Fact[];
  needs: DependencyView[];
  neededBy: ItemLink[];
  gates: ItemLink[];
  log: LogView[];
  lastEntry: LogView | null;
  findings: FindingView[];
  sourceHref: string | null;
  line: number;
  lastLine: number;
}

export interface TimelineDay {
  date: string;
  day: string;
  entries: (LogView & { task: string | null })[];
}

export interface PlanPage extends Pick<
  PlanSurroundings,
  'slug' | 'twins' | 'lanes' | 'reports' | 'reportedBy' | 'past' | 'aliases'
> {
  id: string;
  title: string;
  type: string;
  status: PlanStatus;
  statusWord: string;
  summary: string;
  facts: Fact[];
  extra: ExtraField[];
  progress: TaskProgress;
  findings: FindingView[];
  tasks: TaskView[];
  timeline: TimelineDay[];
  planLog: LogView[];
  needs: DependencyView[];
  neededBy: ItemLink[];
  /** Gates that hold the whole plan. */
  gates: ItemLink[];
  /** Gates that its file states: their blocks are part of no text. */
  ownGates: { line: number; id: string; title: string }[];
  refersTo: (ItemLink & { note: string | null })[];
  referredBy: (ItemLink & { note: string | null })[];
  source: { repo: string; path: string; commit: string | null; href: string | null };
  /** Where each id that the text mentions leads; of several with one key the last counts. */
  mentions: NamedHref[];
}

export type { DependencyView, LaneView, ReportView };

/** A pure function of the plan's file and its surroundings. */
export function buildPlanPage({ plan, source, tasks }: PlanItem, around: PlanSurroundings): PlanPage {
  const views = tasks.map(({ task, anchor }, position) =>
    toTaskView({ plan, task, anchor, position }, around),
  );
  const inTasks = new Set(views.flatMap((task) => task.findings));
  const progress = toTaskProgress(countByStatus(plan.tasks));
  const planLog = toLog(plan.log, 'log', around.year);
  const noteOf = (task: number | null, word: string): string | null =>
    task === null ? null : `${word} ${views[task]?.shortId ?? ''}`;
  return {
    id: plan.id,
    slug: around.slug,
    title: plan.title,
    type: plan.type,
    status: plan.status,
    statusWord: wordOf(plan.status),
    summary: summarise(plan, progress, around.readiness),
    facts: withLinks(toFacts(plan, around), around),
    extra: plan.extra,
    progress,
    twins: around.twins,
    findings: around.findings.filter((finding) => !inTasks.has(finding)),
    tasks: views,
    timeline: toTimeline(planLog, views),
    planLog,
    needs: around.needs[0] ?? [],
    neededBy: around.neededBy[0] ?? [],
    gates: around.gates[0] ?? [],
    ownGates: plan.gates.map(({ line, id, title }) => ({ line, id, title })),
    refersTo: toNoted(around.refersTo, (task) => noteOf(task, 'in')),
    referredBy: toNoted(around.referredBy, (task) => noteOf(task, 'about')),
    lanes: around.lanes,
    reports: around.reports,
    reportedBy: around.reportedBy,
    past: around.past,
    source: { ...source, commit: around.commit, href: toLineHref(around, 1) },
    mentions: [
      ...around.mentions,
      // The first of several blocks with one id counts.
      ...tasks.toReversed().map(({ id, anchor }): NamedHref => [toIdKey(id), `#${encodeURI(anchor)}`]),
    ],
    aliases: around.aliases,
  };
}

function toNoted(
  references: readonly ReferenceView[],
  toNote: (task: number | null) => string | null,
): PlanPage['refersTo'] {
  return references.map(({ task, item }) => ({ ...item, note: toNote(task) }));
}

function toLineHref({ sourceForm }: PlanSurroundings, line: number): string | null {
  return sourceForm?.replaceAll('{line}', String(line)) ?? null;
}

interface PlacedTask {
  plan: Workplan;
  task: Task;
  anchor: string;
  position: number;
}

function toTaskView({ plan, task, anchor, position }: PlacedTask, around: PlanSurroundings): TaskView {
  const shortId = shorten(task.id, plan.id);
  const readiness = around.readiness[position];
  const log = toLog(task.log, shorten(anchor, plan.id), around.year);
  return {
    id: task.id,
    shortId,
    anchor,
    title: task.title,
    status: task.status,
    statusWord: wordOf(task.status),
    flags: task.needsHuman ? ['needs a human'] : [],
    readiness: readiness && isOpenTask(task.status) ? readiness : null,
    isCritical: readiness?.isCritical ?? false,
    facts: withLinks(toTaskFacts(task), around),
    needs: around.needs[position + 1] ?? [],
    neededBy: around.neededBy[position + 1] ?? [],
    gates: around.gates[position + 1] ?? [],
    log,
    lastEntry: log.reduce<LogView | null>(
      (last, entry) => (last && last.date > entry.date ? last : entry),
      null,
    ),
    findings: findingsOf(task, plan, around),
    sourceHref: toLineHref(around, task.line),
    line: task.line,
    lastLine: task.lastLine,
  };
}

/** What is about the task, or lies in its section and in none of the tasks inside it. */
function findingsOf(task: Task, plan: Workplan, { findings }: PlanSurroundings): FindingView[] {
  if (!findings.length) return [];
  const holds = ({ line, lastLine }: Task, at: number): boolean => at >= line && at <= lastLine;
  return findings.filter(({ at, subject }) => {
    if (toIdKey(subject) === toIdKey(task.id)) return true;
    if (plan.tasks.some(({ id }) => toIdKey(id) === toIdKey(subject))) return false;
    return plan.tasks.findLast((other) => holds(other, at.line)) === task;
  });
}

/** `CUST-WP-0051-T06` → `T06` on its own plan's page. */
function shorten(id: string, planId: string): string {
  return toIdKey(id).startsWith(`${toIdKey(planId)}-`) ? id.slice(planId.length + 1) : id;
}

function toTaskFacts(task: Task): Fact[] {
  return toFactList([
    ['owner', task.owner],
    ['priority', task.priority],
    ['effort', task.effortDays === null ? null : `${task.effortDays} d`],
    ['due', task.due],
    ['not before', task.deferUntil],
    ...task.extra.map(({ key, value }): [string, string] => [key, value]),
  ]);
}

function toFacts(plan: Workplan, { changed }: PlanSurroundings): Fact[] {
  return toFactList([
    ['owner', plan.owner],
    ['repository', plan.repo],
    ['domain', plan.domain],
    ['priority', plan.priority],
    ['order', plan.order === null ? null : String(plan.order)],
    ['goal', plan.goal],
    ['topic', plan.topicSlug],
    ['effort', plan.effortDays === null ? null : `${plan.effortDays} d`],
    ['created', plan.created],
    ['updated', plan.updated],
    ['file changed', changed],
    ['not before', plan.deferUntil],
    ['also called', plan.aliases.length ? plan.aliases.join(', ') : null],
    ['registry', plan.registryId],
  ]);
}

function withLinks(facts: readonly Fact[], { owners, registryHref }: PlanSurroundings): Fact[] {
  return facts.map((fact) => {
    if (fact.name === 'owner') {
      const key = toIdKey(fact.value);
      return { ...fact, href: owners.find((each) => each[0] === key)?.[1] };
    }
    return fact.name === 'registry' ? { ...fact, href: registryHref ?? undefined } : fact;
  });
}

export function toFactList(facts: [string, string | null][]): Fact[] {
  return facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

function summarise(plan: Workplan, progress: TaskProgress, readiness: readonly ReadinessView[]): string {
  const state = toSentence(plan.status);
  if (!progress.total) return `${state}, without tasks.`;
  const count = (state: ReadinessState): number => readiness.filter((each) => each.state === state).length;
  const parts = [
    ['ready', 'is ready', 'are ready'] as const,
    ['in-progress', 'is in progress', 'are in progress'] as const,
    ['needs-human', 'needs a human', 'need a human'] as const,
    ['blocked', 'is blocked', 'are blocked'] as const,
    ['waiting', 'waits', 'wait'] as const,
    ['dead-blocked', 'can never start', 'can never start'] as const,
  ].flatMap(([state, singular, plural]) =>
    count(state) > 0 ? [countOf(count(state), singular, plural)] : [],
  );
  const done = `${progress.done} of ${numberOf(progress.total, 'task')} done`;
  return parts.length && progress.open ? `${state}: ${done}; ${joinWords(parts)}.` : `${state}: ${done}.`;
}

function toLog(log: readonly LogEntry[], base: string, year: string): LogView[] {
  const seen = new Map<string, number>();
  return log.map(({ kind, date, label, lead, line }) => {
    const count = (seen.get(date) ?? 0) + 1;
    seen.set(date, count);
    const anchor = `${base}-${date}${count > 1 ? `-${count}` : ''}`;
    return { kind, date, day: formatShortDay(date, year), label, lead, line, anchor };
  });
}

/** Newest day first; the entries of a day in the order of the file. */
function toTimeline(planLog: LogView[], tasks: TaskView[]): TimelineDay[] {
  const entries = [
    ...planLog.map((entry) => ({ ...entry, task: null })),
    ...tasks.flatMap((task) => task.log.map((entry) => ({ ...entry, task: task.shortId }))),
  ];
  return [...Map.groupBy(entries, ({ date }) => date)]
    .map(([date, ofDay]) => ({ date, day: formatDay(date), entries: ofDay }))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}
