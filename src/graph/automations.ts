// The state of each automation: its expected runs, the streak, and whether the evidence of its runs agrees.
import { dayMs, minuteMs } from '../model/dates.ts';
import type { Moment } from '../model/dates.ts';
import type { RunFolder } from '../model/evidence.ts';
import { toIdKey } from '../model/ids.ts';
import type { AutomationConfig } from '../model/portal-config.ts';
import type { Run } from '../model/run.ts';
import { listOccurrences, nextOccurrences } from '../model/schedule.ts';
import { computeStreak, isClean, matchRuns } from './streak.ts';
import type { ExpectedRun, Streak } from './streak.ts';

export interface AutomationState {
  id: string;
  title: string;
  config: AutomationConfig;
  /** In the order of time; empty where no run was ever recorded. */
  expected: ExpectedRun[];
  unscheduled: Run[];
  /** Runs dated after the content was collected: they count for nothing. */
  future: Run[];
  streak: Streak;
  /** Whether the clean runs in a row that portal.yaml asks for are there. */
  isMet: boolean;
  /** When they can be there at the earliest; null where they are, or where that is not a matter of time. */
  earliest: Moment | null;
  next: Moment | null;
}

/** What several sources say of one run, where they do not say the same. */
export interface Disagreement {
  /** Sources that must know of it and do not. */
  missing: string[];
  /** Ids under which they know it, where there are several. */
  runs: string[];
  /** Results other than the run's own. */
  results: { source: string; result: string }[];
}

export interface Automations {
  all: AutomationState[];
  find(id: string): AutomationState | undefined;
  /** Automations of runs that portal.yaml does not name. */
  unclaimed: string[];
}

const windowDays = 90;

export function buildAutomations(
  configs: readonly AutomationConfig[],
  folders: readonly RunFolder[],
  now: Moment,
): Automations {
  const runs = Map.groupBy(
    folders.flatMap((folder) => folder.runs),
    ({ automation }) => toIdKey(automation),
  );
  const all = configs.map((config) => toState(config, runs.get(toIdKey(config.id)) ?? [], now));
  const byId = new Map(all.map((automation) => [toIdKey(automation.id), automation]));
  const unclaimed = [...runs].flatMap(([key, [run]]) => (byId.has(key) || !run ? [] : [run.automation]));
  return { all, find: (id) => byId.get(toIdKey(id)), unclaimed: unclaimed.sort() };
}

function toState(config: AutomationConfig, recorded: readonly Run[], now: Moment): AutomationState {
  const runs = recorded.filter(({ scheduledFor }) => scheduledFor <= now);
  const { expected, unscheduled } = toExpected(config, runs, now);
  const state = {
    id: config.id,
    title: config.title ?? config.id,
    config,
    expected,
    unscheduled,
    future: recorded.filter(({ scheduledFor }) => scheduledFor > now),
    streak: computeStreak(expected),
  };
  return {
    ...state,
    isMet: hasStreak(state, config.required),
    earliest: findEarliest(state, config.required, now),
    next: listComing(state, now, 1)[0] ?? null,
  };
}

function toExpected(
  { schedule, tolerance_minutes: tolerance }: AutomationConfig,
  runs: readonly Run[],
  now: Moment,
): Pick<AutomationState, 'expected' | 'unscheduled'> {
  if (runs.length === 0) return { expected: [], unscheduled: [] };
  const toleranceMs = tolerance * minuteMs;
  const begin = now - windowDays * dayMs;
  const oldest = Math.max(begin, Math.min(...runs.map(({ scheduledFor }) => scheduledFor)));
  const occurrences = listOccurrences(schedule, Math.max(begin, oldest - toleranceMs), now);
  const { expected, unscheduled } = matchRuns({
    occurrences,
    runs: runs.filter(({ scheduledFor }) => scheduledFor >= begin - toleranceMs),
    toleranceMs,
    now,
  });
  // The oldest run may be late: its own time comes before it, others do not count yet.
  const first = expected.findIndex(({ scheduledFor, run }) => run !== null || scheduledFor >= oldest);
  return { expected: first < 0 ? [] : expected.slice(first), unscheduled };
}

/** Whether the last `length` clean runs are there, and no source contradicts them. */
export function hasStreak(
  { config, expected, streak }: Pick<AutomationState, 'config' | 'expected' | 'streak'>,
  length: number,
): boolean {
  if (length === 0) return true;
  if (streak.length < length) return false;
  const counted = expected.filter(isClean).slice(-length);
  return counted.every(({ run }) => run !== null && findDisagreement(run, config) === null);
}

/** When a streak of this length is there at the earliest, if every run to come is clean. */
export function findEarliest(
  state: Pick<AutomationState, 'config' | 'expected' | 'streak'>,
  length: number,
  now: Moment,
): Moment | null {
  const lacking = length - state.streak.length;
  return lacking <= 0 ? null : (listComing(state, now, lacking).at(-1) ?? null);
}

/** Times at which runs are to come: those that are late but not missing yet come first. */
function listComing(
  { config, expected }: Pick<AutomationState, 'config' | 'expected'>,
  now: Moment,
  count: number,
): Moment[] {
  const late = expected.filter(({ state }) => state === 'expected').map(({ scheduledFor }) => scheduledFor);
  return [...late, ...nextOccurrences(config.schedule, now, count)].slice(0, count);
}

/** Null where the sources agree. */
export function findDisagreement(
  run: Run,
  { required_evidence: required }: AutomationConfig,
): Disagreement | null {
  const known = new Set(run.evidence.flatMap(({ source }) => (source === null ? [] : source.toLowerCase())));
  const disagreement: Disagreement = {
    missing: required.filter((source) => !known.has(source.toLowerCase())),
    runs: [...new Set(run.evidence.flatMap((item) => item.run ?? []))],
    results: run.evidence.flatMap(({ source, result }) =>
      result !== null && result.toLowerCase() !== run.result
        ? [{ source: source ?? 'a source', result }]
        : [],
    ),
  };
  const { missing, runs, results } = disagreement;
  return missing.length === 0 && runs.length < 2 && results.length === 0 ? null : disagreement;
}
