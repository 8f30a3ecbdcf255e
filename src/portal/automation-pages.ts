// The page of one automation: the gate "N clean runs in a row", the calendar of its runs, and each run's evidence.
import { findDisagreement } from '../graph/automations.ts';
import type { AutomationState } from '../graph/automations.ts';
import { isClean } from '../graph/streak.ts';
import type { ExpectedRun, RunState } from '../graph/streak.ts';
import { dayOf, minuteMs, toIso } from '../model/dates.ts';
import type { Moment } from '../model/dates.ts';
import { toIdKey } from '../model/ids.ts';
import type { EvidenceRef, Run } from '../model/run.ts';
import { sayDisagreement } from '../rules/run-words.ts';
import { sayStreak, toAutomationView, toMark } from './automation-view.ts';
import type { AutomationView } from './automation-view.ts';
import { toBadgeLinks } from './badge-links.ts';
import type { BadgeLinks } from './badge-links.ts';
import { formatDuration, runWords } from './evidence-words.ts';
import { toFindingView } from './finding-view.ts';
import type { FindingView } from './finding-view.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import type { Fact } from './plan-page.ts';
import type { Portal } from './portal.ts';
import { toEvidenceLink } from './service-pages.ts';
import { requires } from './service-view.ts';
import { formatDay, formatMoment, numberOf, toSentence } from './words.ts';

export interface AutomationPage {
  automation: AutomationView;
  headline: string;
  facts: Fact[];
  calendar: CalendarDay[];
  calendarText: string;
  runs: RunView[];
  /** How many runs more there were. */
  more: number;
  unscheduled: AttemptView[];
  /** Tasks and gates that require clean runs of it. */
  waiting: ItemLink[];
  findings: FindingView[];
  badge: BadgeLinks;
  listHref: string;
  documentHref: string;
}

export interface CalendarDay {
  date: string;
  /** The worst of the day. */
  state: RunState;
  text: string;
}

export interface RunView {
  scheduledFor: string;
  scheduledText: string;
  state: RunState;
  word: string;
  /** It continues the streak up to now. */
  isCounted: boolean;
  attempts: AttemptView[];
  disagreement: string | null;
}

export interface AttemptView {
  word: string;
  state: RunState;
  /** When it began; null where that is its scheduled minute. */
  atText: string | null;
  lengthText: string | null;
  message: string | null;
  isInvalid: boolean;
  evidence: { source: string | null; text: string; href: string | null }[];
  file: string;
  fileHref: string | null;
}

/** The rest is in the document. */
const shownRuns = 100;

export function buildAutomationPages(portal: Portal): AutomationPage[] {
  return portal.automations.all.map((automation) => buildAutomationPage(automation, portal));
}

function buildAutomationPage(automation: AutomationState, portal: Portal): AutomationPage {
  const runs = automation.expected.toReversed();
  const calendar = toCalendar(automation);
  const waiting = [...portal.catalog.tasks, ...portal.catalog.gates].filter((item) =>
    requires(item, automation, portal),
  );
  return {
    automation: toAutomationView(automation, portal),
    headline: sayGate(automation),
    facts: toFacts(automation),
    calendar,
    calendarText: `Runs on ${numberOf(calendar.length, 'day')}`,
    runs: toRuns(runs.slice(0, shownRuns), automation, portal),
    more: Math.max(0, runs.length - shownRuns),
    unscheduled: automation.unscheduled
      .toReversed()
      .slice(0, shownRuns)
      .map((run) => toAttempt(run, null, portal)),
    waiting: waiting.map((item) => toItemLink(item, portal.links)),
    findings: portal.findings
      .filter(({ subject }) => toIdKey(subject) === toIdKey(automation.id))
      .map((finding) => toFindingView(finding, portal)),
    badge: toBadgeLinks('automations', automation.id, portal.links),
    listHref: portal.links.automations,
    documentHref: portal.links.document('automations'),
  };
}

function sayGate(automation: AutomationState): string {
  const { config, isMet, earliest, streak } = automation;
  const there = toSentence(sayStreak(automation));
  if (config.required === 0) return `${there}.`;
  if (isMet) return `${there}: the gate is met.`;
  if (streak.length >= config.required) return `${there}, but the sources of one do not agree.`;
  return earliest === null ? `${there}.` : `${there}; ${formatMoment(toIso(earliest))} at the earliest.`;
}

function toFacts({ config, next, expected }: AutomationState): Fact[] {
  const clean = expected.filter(isClean).length;
  const facts: (Fact | false)[] = [
    { name: 'schedule', value: `${config.schedule} (UTC)` },
    config.tolerance_minutes > 0 && { name: 'tolerance', value: `${config.tolerance_minutes} min` },
    next !== null && { name: 'next run', value: formatMoment(toIso(next)) },
    expected.length > 0 && { name: 'clean', value: `${clean} of ${numberOf(expected.length, 'run')}` },
    config.required_evidence.length > 0 && {
      name: 'must agree',
      value: config.required_evidence.join(', '),
    },
  ];
  return facts.filter((fact) => fact !== false);
}

const worstFirst: readonly RunState[] = [
  'missing',
  'failed',
  'quarantined',
  'partial',
  'clean',
  'expected',
  'skipped',
];

function toCalendar({ expected }: AutomationState): CalendarDay[] {
  const days = Map.groupBy(expected, ({ scheduledFor }) => dayOf(scheduledFor));
  return [...days].map(([date, runs]) => {
    const [only] = runs;
    const marks = runs.map(toMark);
    const state = worstFirst.find((each) => marks.some((mark) => mark.state === each)) ?? 'expected';
    const text =
      runs.length === 1 && only
        ? toMark(only).text
        : `${formatDay(date)}: ${worstFirst
            .map((each): [RunState, number] => [each, marks.filter((mark) => mark.state === each).length])
            .filter(([, count]) => count > 0)
            .map(([each, count]) => `${count} ${runWords[each]}`)
            .join(', ')}`;
    return { date, state, text };
  });
}

/** The newest first; those behind the last break count. */
function toRuns(runs: readonly ExpectedRun[], automation: AutomationState, portal: Portal): RunView[] {
  let left = automation.streak.length;
  return runs.map((expected) => {
    const isCounted = left > 0 && isClean(expected);
    if (isCounted) left -= 1;
    const { scheduledFor, run, attempts, state } = expected;
    const disagreement =
      run && (state === 'clean' || state === 'partial') ? findDisagreement(run, automation.config) : null;
    return {
      scheduledFor: toIso(scheduledFor),
      scheduledText: formatMoment(toIso(scheduledFor)),
      state: toMark(expected).state,
      word: runWords[state],
      isCounted,
      attempts: attempts.toReversed().map((attempt) => toAttempt(attempt, scheduledFor, portal)),
      disagreement: disagreement && sayDisagreement(disagreement),
    };
  });
}

/** Null: it belongs to no scheduled time. */
function toAttempt(run: Run, expectedAt: Moment | null, portal: Portal): AttemptView {
  const { result, startedAt, finishedAt, scheduledFor, message, isSchemaValid, evidence, path } = run;
  const isInvalid = result === 'clean' && isSchemaValid === false;
  return {
    word: runWords[result],
    state: isInvalid ? 'failed' : result,
    atText: toStart(startedAt ?? scheduledFor, expectedAt),
    lengthText: startedAt !== null && finishedAt !== null ? formatDuration(finishedAt - startedAt) : null,
    message,
    isInvalid: isSchemaValid === false,
    evidence: evidence.map(toEvidence),
    file: path,
    fileHref: portal.sourceUrl({ repo: '', path, line: 1, column: 1 }) ?? null,
  };
}

function toStart(moment: Moment, expectedAt: Moment | null): string | null {
  const isOnTime = expectedAt !== null && Math.floor(moment / minuteMs) === Math.floor(expectedAt / minuteMs);
  return isOnTime ? null : formatMoment(toIso(moment));
}

function toEvidence({ source, ref }: EvidenceRef): AttemptView['evidence'][number] {
  const text = ref ?? source ?? '';
  return { ...toEvidenceLink(text), source: source === text ? null : source };
}
