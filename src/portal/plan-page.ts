// The page of one plan, finished before markup begins. Only its prose is missing: that is rendered from the
// file when the page is.
import type { Item, PlanItem, TaskItem } from '../graph/catalog.ts';
import type { Reference } from '../graph/references.ts';
import { toDigest } from '../model/digest.ts';
import { toIdKey } from '../model/ids.ts';
import { countByStatus, isOpenTask } from '../model/status.ts';
import type { LogKind, TaskStatus } from '../model/status.ts';
import type { ExtraField, LogEntry, Task } from '../model/workplan.ts';
import { toFindingView } from './finding-view.ts';
import type { FindingView } from './finding-view.ts';
import { hrefOfTask, toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import { toLanes } from './lanes.ts';
import type { LaneView } from './lanes.ts';
import type { Portal } from './portal.ts';
import { toTaskProgress } from './task-progress.ts';
import type { TaskProgress } from './task-progress.ts';
import { countOf, formatDay, formatShortDay, joinWords, toSentence, wordOf } from './words.ts';

export interface Fact {
  name: string;
  value: string;
  href?: string;
}

export interface LogView {
  kind: LogKind;
  date: string;
  day: string;
  label: string | null;
  lead: string;
  /** Line of the file; names the entry among the rendered pieces. */
  line: number;
  anchor: string;
  href: string;
}

export interface TaskView {
  id: string;
  /** `T06`. */
  shortId: string;
  anchor: string;
  href: string;
  title: string;
  status: TaskStatus;
  statusWord: string;
  flags: string[];
  facts: Fact[];
  hasDoneWhen: boolean;
  needs: DependencyView[];
  neededBy: ItemLink[];
  log: LogView[];
  lastEntry: string | null;
  findings: FindingView[];
  sourceHref: string | null;
  line: number;
  lastLine: number;
}

export interface DependencyView {
  /** As written. */
  target: string;
  /** One, none, or several that claim the id. */
  items: ItemLink[];
}

export interface ReferenceView {
  /** The task whose text has the mention, or that is mentioned; null for the plan itself. */
  task: string | null;
  item: ItemLink;
}

export interface TimelineDay {
  date: string;
  day: string;
  entries: (LogView & { task: string | null })[];
}

export interface ReportView {
  item: ItemLink;
  state: string;
  /** How that plan stands now; null where it has no file. */
  now: string | null;
  differs: boolean;
}

export interface PlanPage {
  id: string;
  slug: string;
  title: string;
  type: string;
  status: PlanItem['plan']['status'];
  statusWord: string;
  summary: string;
  facts: Fact[];
  extra: ExtraField[];
  progress: TaskProgress;
  /** Other files that claim this id. */
  twins: (ItemLink & { place: string })[];
  findings: FindingView[];
  tasks: TaskView[];
  timeline: TimelineDay[];
  entries: number;
  planLog: LogView[];
  needs: DependencyView[];
  neededBy: ItemLink[];
  refersTo: ReferenceView[];
  referredBy: ReferenceView[];
  lanes: LaneView[];
  reports: ReportView[];
  reportedBy: { item: ItemLink; state: string; date: string | null }[];
  source: { repo: string; path: string; commit: string | null; href: string | null };
  /** Where each id that the text mentions leads, by the key of the id. */
  mentions: Record<string, string>;
  /** Digest of the file: with the rest of this object it decides whether the page must be made again. */
  bodyDigest: string;
}

export function buildPlanPage(item: PlanItem, portal: Portal): PlanPage {
  const { plan } = item;
  const { links, catalog } = portal;
  const findings = portal.findingsIn(item).map((finding) => toFindingView(finding, portal));
  const tasks = item.tasks.map((task) => toTaskView(task, portal, findings));
  const inTasks = new Set(tasks.flatMap((task) => task.findings));
  const progress = toTaskProgress(countByStatus(plan.tasks));
  const planLog = plan.log.map((entry) =>
    toLogView(entry, { anchorBase: 'log', href: links.plan(item.slug), today: portal.today }),
  );
  const timeline = toTimeline(planLog, tasks);
  return {
    id: item.id,
    slug: item.slug,
    title: plan.title,
    type: plan.type,
    status: plan.status,
    statusWord: wordOf(plan.status),
    summary: summarise(item, progress),
    facts: toFacts(item),
    extra: plan.extra,
    progress,
    twins: toTwins(item, portal),
    findings: findings.filter((finding) => !inTasks.has(finding)),
    tasks,
    timeline,
    entries: timeline.reduce((sum, day) => sum + day.entries.length, 0),
    planLog,
    needs: toDependencyViews(item, portal),
    neededBy: toDependants(item, portal),
    refersTo: collectReferences(item, (from) => portal.references.from(from), {
      other: ({ to }) => to,
      portal,
    }),
    referredBy: collectReferences(item, (to) => portal.references.to(to), {
      other: ({ from }) => from,
      portal,
    }),
    lanes: toLanes(item, portal),
    reports: plan.reports.flatMap((report) => {
      const targets = catalog.find(report.target);
      const differs = portal.findings.some(
        ({ rule, at }) =>
          rule === 'reported-counts-differ' &&
          at.line === report.line &&
          at.path === item.source.path &&
          at.repo === item.source.repo,
      );
      return targets.map((target) => ({
        item: toItemLink(target, links),
        state: report.state,
        now: target.kind === 'plan' ? sayState(target) : null,
        differs,
      }));
    }),
    reportedBy: (catalog.reportsOn.get(item.slug) ?? []).map(({ by, report }) => ({
      item: toItemLink(by, links),
      state: report.state,
      date: report.date,
    })),
    source: {
      ...item.source,
      commit: portal.commitOf(item.source.repo),
      href: portal.sourceUrl({ ...item.source, line: 1, column: 1 }) ?? null,
    },
    mentions: toMentionLinks(item, portal),
    bodyDigest: item.digest,
  };
}

/** Changes whenever anything on the page does. */
export function digestOf(page: PlanPage): string {
  return toDigest(JSON.stringify(page));
}

function toTaskView(item: TaskItem, portal: Portal, findings: FindingView[]): TaskView {
  const { task, id, anchor } = item;
  const href = hrefOfTask(item, portal.links);
  const log = task.log.map((entry) =>
    toLogView(entry, { anchorBase: anchor, href: portal.links.plan(item.plan.slug), today: portal.today }),
  );
  const inner = item.plan.tasks.filter(
    ({ task: other }) => other.line > task.line && other.line <= task.lastLine,
  );
  return {
    id,
    shortId: shorten(id, item.plan.id),
    anchor,
    href,
    title: task.title,
    status: task.status,
    statusWord: wordOf(task.status),
    flags: task.needsHuman ? ['needs a human'] : [],
    facts: toTaskFacts(task),
    hasDoneWhen: task.doneWhen !== null,
    needs: toDependencyViews(item, portal),
    neededBy: toDependants(item, portal),
    log,
    lastEntry:
      log
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? null,
    findings: findings.filter(
      ({ at, subject }) =>
        toIdKey(subject) === toIdKey(id) ||
        (at.line >= task.line &&
          at.line <= task.lastLine &&
          !inner.some(({ task: other }) => at.line >= other.line && at.line <= other.lastLine)),
    ),
    sourceHref: portal.sourceUrl({ ...item.plan.source, line: task.line, column: 1 }) ?? null,
    line: task.line,
    lastLine: task.lastLine,
  };
}

/** `CUST-WP-0051-T06` → `T06` on its own plan's page. */
function shorten(id: string, planId: string): string {
  return toIdKey(id).startsWith(`${toIdKey(planId)}-`) ? id.slice(planId.length + 1) : id;
}

function sayState({ plan }: PlanItem): string {
  return `${wordOf(plan.status)}, ${toTaskProgress(countByStatus(plan.tasks)).text}`;
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

function toFacts({ plan }: PlanItem): Fact[] {
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
    ['not before', plan.deferUntil],
    ['also called', plan.aliases.length ? plan.aliases.join(', ') : null],
    ['registry', plan.registryId],
  ]);
}

function toFactList(facts: [string, string | null][]): Fact[] {
  return facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

function summarise({ plan }: PlanItem, progress: TaskProgress): string {
  const state = toSentence(plan.status);
  if (!progress.total) return `${state}, without tasks.`;
  const asks = plan.tasks.filter((task) => task.needsHuman && isOpenTask(task.status)).length;
  const { counts } = progress;
  const parts = [
    counts.progress && `${countOf(counts.progress, 'is', 'are')} in progress`,
    counts.wait && `${countOf(counts.wait, 'waits', 'wait')}`,
    asks && `${countOf(asks, 'needs', 'need')} a human`,
  ].filter((part) => typeof part === 'string');
  const done = `${progress.done} of ${progress.total} tasks done`;
  return parts.length && progress.open ? `${state}: ${done}; ${joinWords(parts)}.` : `${state}: ${done}.`;
}

interface LogPlace {
  anchorBase: string;
  href: string;
  today: string;
}

function toLogView(entry: LogEntry, { anchorBase, href, today }: LogPlace): LogView {
  const { kind, date, label, lead, line } = entry;
  // Two entries of one day are told apart by their line.
  const anchor = `${anchorBase}-${date}-${line}`;
  return {
    kind,
    date,
    day: formatShortDay(date, today),
    label,
    lead,
    line,
    anchor,
    href: `${href}#${encodeURI(anchor)}`,
  };
}

function toTimeline(planLog: LogView[], tasks: TaskView[]): TimelineDay[] {
  const entries = [
    ...planLog.map((entry) => ({ ...entry, task: null })),
    ...tasks.flatMap((task) => task.log.map((entry) => ({ ...entry, task: task.shortId }))),
  ];
  return [...Map.groupBy(entries, ({ date }) => date)]
    .map(([date, ofDay]) => ({ date, day: formatDay(date), entries: ofDay }))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}

function toTwins(item: PlanItem, portal: Portal): PlanPage['twins'] {
  return portal.catalog
    .find(item.id)
    .filter((other): other is PlanItem => other.kind === 'plan' && other !== item)
    .map((other) => ({
      ...toItemLink(other, portal.links),
      place: `${other.source.repo}/${other.source.path}`,
    }));
}

function toDependencyViews(item: PlanItem | TaskItem, portal: Portal): DependencyView[] {
  return portal.dependencies.of(item).map(({ stated, targets }) => ({
    target: stated.target,
    items: targets.map((target) => toItemLink(target, portal.links)),
  }));
}

function toDependants(item: PlanItem | TaskItem, portal: Portal): ItemLink[] {
  const dependants = new Set(portal.dependencies.on(item).map(({ dependant }) => dependant));
  return [...dependants].map((dependant) => toItemLink(dependant, portal.links));
}

/** The plan's own references and those of its tasks; each other item once, those inside the plan left out. */
function collectReferences(
  plan: PlanItem,
  read: (item: Item) => Reference[],
  { other, portal }: { other: (reference: Reference) => Item; portal: Portal },
): ReferenceView[] {
  const seen = new Set<Item>();
  return [plan, ...plan.tasks].flatMap((item) =>
    read(item).flatMap((reference) => {
      const target = other(reference);
      if (seen.has(target) || target === plan || (target.kind === 'task' && target.plan === plan)) return [];
      seen.add(target);
      const task = item.kind === 'task' ? shorten(item.id, plan.id) : null;
      return [{ task, item: toItemLink(target, portal.links) }];
    }),
  );
}

function toMentionLinks(plan: PlanItem, portal: Portal): Record<string, string> {
  const mentions: Record<string, string> = {};
  for (const item of [plan, ...plan.tasks]) {
    for (const { to } of portal.references.from(item))
      mentions[toIdKey(to.id)] = toItemLink(to, portal.links).href;
  }
  for (const task of plan.tasks) mentions[toIdKey(task.id)] = hrefOfTask(task, portal.links);
  for (const item of [plan, ...plan.tasks]) {
    for (const { targets } of portal.dependencies.of(item)) {
      for (const to of targets) mentions[toIdKey(to.id)] = toItemLink(to, portal.links).href;
    }
    for (const { target } of (item.kind === 'plan' ? item.plan : item.task).mentions) {
      // Aliases lead to what they name.
      const [found] = portal.catalog.find(target);
      if (found) mentions[toIdKey(target)] ??= toItemLink(found, portal.links).href;
    }
  }
  return mentions;
}
