// What a task registry says beside what the files say: every difference as a row, what agrees folded.
import { hrefOfReported, hrefOfTask } from './item-link.ts';
import { listPageNumbers } from './page-numbers.ts';
import type { PageNumber } from './page-numbers.ts';
import type { Portal } from './portal.ts';
import { countOf, formatMoment, joinWords, numberOf, toSentence, wordOf } from './words.ts';
import { latestReport } from '../graph/catalog.ts';
import type { ReportedItem } from '../graph/catalog.ts';
import type { ComparedPlan, ComparedTask, RegistryVerdict } from '../graph/registry.ts';
import type { RuleName } from '../model/finding.ts';
import type { RegistryFile } from '../model/registry.ts';
import type { PlanStatus, TaskStatus } from '../model/status.ts';

/** Differences on one page, and plans in agreement that are listed. */
export const registryRowsPerPage = 200;

/** What one of the sides says. */
export interface RegistrySide {
  status: PlanStatus | TaskStatus;
  word: string;
  /** Stated beside it: that it needs a human. */
  note: string | null;
}

export interface RegistryRow {
  id: string;
  title: string;
  /** Null where no page shows it. */
  href: string | null;
  /** The plan that a task lies in. */
  plan: string | null;
  /** Null: that side does not have it, or what it says cannot be read. */
  file: RegistrySide | null;
  registry: RegistrySide | null;
  /** What differs, in words. */
  verdict: string;
  ruleHref: string;
  /** Where it stands in the export; null where it does not. */
  place: string | null;
  placeHref: string | null;
}

export interface AgreedRow {
  id: string;
  title: string;
  href: string;
  status: PlanStatus;
  word: string;
  tasksText: string;
}

export interface ExportRow {
  path: string;
  href: string | null;
  exportedText: string | null;
  /** Null where it cannot be read. */
  countText: string | null;
  findings: number;
}

export interface RegistryPage {
  page: number;
  pages: PageNumber[];
  headline: string;
  exports: ExportRow[];
  differences: { note: string; rows: RegistryRow[] };
  /** On the first page only. */
  agreed: { summary: string; rows: AgreedRow[]; more: string | null } | null;
  /** What was not compared, in sentences. */
  notes: string[];
}

/** The first page is always there. */
export function buildRegistryPages(portal: Portal): RegistryPage[] {
  const { plans, exports } = portal.registry;
  const rows = plans.flatMap((compared) => toRows(compared, portal));
  const count = Math.max(1, Math.ceil(rows.length / registryRowsPerPage));
  const whole = {
    headline: sayHeadline(exports, rows.length),
    exports: portal.registryFiles.map((file) => toExportRow(file, portal)),
  };
  return Array.from({ length: count }, (_, index) => ({
    ...whole,
    page: index + 1,
    pages: listPageNumbers(count, index + 1, portal.links.registryPage),
    differences: {
      note: sayVerdicts(plans),
      rows: rows.slice(index * registryRowsPerPage, (index + 1) * registryRowsPerPage),
    },
    agreed: index === 0 ? toAgreed(portal) : null,
    notes: index === 0 ? sayNotes(portal) : [],
  }));
}

function sayHeadline(exports: number, differences: number): string {
  if (exports === 0) return 'No registry is compared with the files.';
  if (differences === 0) return 'The registry and the files say the same.';
  return `The registry and the files differ in ${countOf(differences, 'place')}.`;
}

const shown: readonly RegistryVerdict[] = ['differs', 'orphan', 'missing', 'unread'];

const verdictRules: Partial<Record<RegistryVerdict, RuleName>> = {
  differs: 'registry-status-differs',
  orphan: 'registry-orphan',
  missing: 'registry-missing',
  unread: 'invalid-registry',
};

const verdictWords: Partial<Record<RegistryVerdict, string>> = {
  differs: 'they differ',
  orphan: 'in the registry only',
  missing: 'in the files only',
  unread: 'cannot be read',
};

function toRows(compared: ComparedPlan, portal: Portal): RegistryRow[] {
  const own = shown.includes(compared.verdict) ? [toPlanRow(compared, portal)] : [];
  const tasks = compared.tasks.filter(({ verdict }) => shown.includes(verdict));
  return [...own, ...tasks.map((task) => toTaskRow(task, compared, portal))];
}

function toPlanRow({ verdict, item, entry }: ComparedPlan, portal: Portal): RegistryRow {
  const reported = entry && !item ? findReported(entry.slug ?? entry.id, portal) : undefined;
  const id = item?.id ?? reported?.id ?? entry?.slug ?? entry?.id ?? '';
  return {
    id,
    title: item?.plan.title ?? entry?.title ?? (reported && latestReport(reported)?.report.meaning) ?? '',
    href: item ? portal.links.plan(item.slug) : reported ? hrefOfReported(reported, portal.links) : null,
    plan: null,
    file: item && toSide(item.plan.status, false),
    registry: entry && entry.status && toSide(entry.status, false),
    ...toEnd(verdict, entry, portal),
  };
}

/** A plan without a file may still be known from the table of another. */
function findReported(name: string, { catalog }: Portal): ReportedItem | undefined {
  return catalog.find(name).find((item) => item.kind === 'reported');
}

function toTaskRow(
  task: ComparedTask,
  { item: plan, entry: workstream }: ComparedPlan,
  portal: Portal,
): RegistryRow {
  const { verdict, item, entry } = task;
  return {
    id: item?.id ?? entry?.id ?? '',
    title: item?.task.title ?? entry?.title ?? '',
    href: item ? hrefOfTask(item, portal.links) : null,
    plan: item ? null : (plan?.id ?? workstream?.id ?? null),
    file: item && toSide(item.task.status, item.task.needsHuman),
    registry: entry && entry.status && toSide(entry.status, entry.needsHuman ?? false),
    ...toEnd(verdict, entry, portal),
  };
}

function toSide(status: PlanStatus | TaskStatus, needsHuman: boolean): RegistrySide {
  return { status, word: wordOf(status), note: needsHuman ? 'needs a human' : null };
}

function toEnd(
  verdict: RegistryVerdict,
  entry: ComparedPlan['entry'] | ComparedTask['entry'],
  portal: Portal,
): Pick<RegistryRow, 'verdict' | 'ruleHref' | 'place' | 'placeHref'> {
  return {
    verdict: verdictWords[verdict] ?? '',
    ruleHref: portal.links.rule(verdictRules[verdict] ?? ''),
    place: entry && `${entry.at.path}:${entry.at.line}`,
    placeHref: (entry && portal.sourceUrl(entry.at)) ?? null,
  };
}

/** `3 differ, 2 are in the registry only`: plans and tasks together. */
function sayVerdicts(plans: readonly ComparedPlan[]): string {
  const verdicts = plans.flatMap(({ verdict, tasks }) => [verdict, ...tasks.map((task) => task.verdict)]);
  const count = (wanted: RegistryVerdict): number => verdicts.filter((each) => each === wanted).length;
  return [
    count('differs') && `${count('differs')} with two statuses`,
    count('orphan') && `${count('orphan')} in the registry only`,
    count('missing') && `${count('missing')} in the files only`,
    count('unread') && `${count('unread')} cannot be read`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
}

function toAgreed({ registry, links }: Portal): RegistryPage['agreed'] {
  const plans = registry.plans.flatMap(({ verdict, item, tasks }) =>
    verdict === 'agrees' && item ? [{ item, tasks }] : [],
  );
  const tasks = registry.plans
    .flatMap((compared) => compared.tasks)
    .filter(({ verdict }) => verdict === 'agrees').length;
  if (plans.length + tasks === 0) return null;
  const more = plans.length - registryRowsPerPage;
  return {
    summary: `${toSentence(countOf(plans.length, 'plan'))} and ${countOf(tasks, 'task')} are the same on both sides`,
    rows: plans.slice(0, registryRowsPerPage).map(({ item, tasks: own }) => ({
      id: item.id,
      title: item.plan.title,
      href: links.plan(item.slug),
      status: item.plan.status,
      word: wordOf(item.plan.status),
      tasksText: sayTasks(own),
    })),
    more: more > 0 ? `${numberOf(more, 'more plan')} ${more === 1 ? 'agrees' : 'agree'}.` : null,
  };
}

function sayTasks(tasks: readonly ComparedTask[]): string {
  const compared = tasks.filter(({ verdict }) => verdict !== 'over').length;
  if (compared === 0) return 'no tasks compared';
  const agreeing = tasks.filter(({ verdict }) => verdict === 'agrees').length;
  if (agreeing === compared) return compared === 1 ? '1 task agrees' : `all ${compared} tasks agree`;
  return compared === 1 ? 'its task does not agree' : `${agreeing} of ${compared} tasks agree`;
}

function sayNotes({ registry }: Portal): string[] {
  const uncovered = [...registry.uncovered].map(([repo, plans]) => `${repo} (${numberOf(plans, 'plan')})`);
  const over = [
    sayOver(registry.plans.filter(({ verdict }) => verdict === 'over').length, 'plan'),
    sayOver(
      registry.plans.flatMap(({ tasks }) => tasks).filter(({ verdict }) => verdict === 'over').length,
      'task',
    ),
  ].filter((part) => part !== null);
  return [
    ...(uncovered.length ? [`The registry does not cover ${joinWords(uncovered)}.`] : []),
    ...(over.length
      ? [`${toSentence(joinWords(over))} on one side only and over, so nobody asks for the other side.`]
      : []),
  ];
}

function sayOver(count: number, noun: string): string | null {
  return count === 0 ? null : `${countOf(count, noun)} ${count === 1 ? 'is' : 'are'}`;
}

function toExportRow(file: RegistryFile, portal: Portal): ExportRow {
  const { path, registry, findings } = file;
  const workstreams = registry?.workstreams ?? [];
  const tasks = workstreams.reduce((sum, each) => sum + (each.tasks?.length ?? 0), 0);
  return {
    path,
    href: portal.sourceUrl({ repo: '', path, line: 1, column: 1 }) ?? null,
    exportedText: registry?.exportedAt ? formatMoment(registry.exportedAt) : null,
    countText: registry && `${numberOf(workstreams.length, 'plan')}, ${numberOf(tasks, 'task')}`,
    findings: findings.length,
  };
}
