// Streaks: how many runs of a schedule were clean one after the other, up to now. Counted are the runs that the
// schedule expects, from the oldest recorded one on, 90 days at most: one that is missing breaks the streak like one
// that failed; one that was skipped neither breaks nor continues it. Each recorded run belongs to the nearest
// expected one within the tolerance, the earlier of two; of several the last that finished counts. What is expected
// is missing only when the tolerance is over, too.
import type { Moment } from '../model/dates.ts';
import type { Run, RunResult } from '../model/run.ts';

export const runStates = [
  'clean',
  'partial',
  'failed',
  'quarantined',
  'skipped',
  'missing',
  'expected',
] as const;
/** `expected`: its time has come, and its tolerance is not over. */
export type RunState = RunResult | 'missing' | 'expected';

export interface ExpectedRun {
  scheduledFor: Moment;
  state: RunState;
  /** The run that counts. */
  run: Run | null;
  /** All runs for this time, in the order in which they finished. */
  attempts: Run[];
}

export interface Streak {
  /** Clean runs in a row up to now. */
  length: number;
  /** What broke it last, whether or not it has recovered since. */
  brokenBy: ExpectedRun | null;
}

export interface MatchInput {
  /** Moments of the schedule, in order. */
  occurrences: readonly Moment[];
  runs: readonly Run[];
  toleranceMs: number;
  now: Moment;
}

export interface MatchedRuns {
  /** In the order of time. */
  expected: ExpectedRun[];
  /** Runs at times that the schedule does not have: by hand, or too far off. They count for nothing. */
  unscheduled: Run[];
}

export function matchRuns({ occurrences, runs, toleranceMs, now }: MatchInput): MatchedRuns {
  const attempts = new Map<Moment, Run[]>();
  const unscheduled: Run[] = [];
  for (const run of runs.toSorted(compareRuns)) {
    const nearest = findNearest(occurrences, run.scheduledFor);
    const isNear = nearest !== undefined && Math.abs(nearest - run.scheduledFor) <= toleranceMs;
    if (!isNear) unscheduled.push(run);
    else attempts.set(nearest, [...(attempts.get(nearest) ?? []), run]);
  }
  const expected = occurrences.map((scheduledFor): ExpectedRun => {
    const own = attempts.get(scheduledFor) ?? [];
    const run = own.at(-1) ?? null;
    const isOver = scheduledFor + toleranceMs < now;
    return { scheduledFor, state: run?.result ?? (isOver ? 'missing' : 'expected'), run, attempts: own };
  });
  return { expected, unscheduled };
}

export function computeStreak(expected: readonly ExpectedRun[]): Streak {
  let length = 0;
  for (const each of expected.toReversed()) {
    if (each.state === 'expected' || each.state === 'skipped') continue;
    if (!isClean(each)) return { length, brokenBy: each };
    length += 1;
  }
  return { length, brokenBy: null };
}

/** What does not fit its own schema is not clean, whatever it says. */
export function isClean({ state, run }: Pick<ExpectedRun, 'state' | 'run'>): boolean {
  return state === 'clean' && run?.isSchemaValid !== false;
}

/** By the time at which they finished, as far as it is known. */
function compareRuns(a: Run, b: Run): number {
  return toEnd(a) - toEnd(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

function toEnd({ finishedAt, startedAt, scheduledFor }: Run): Moment {
  return finishedAt ?? startedAt ?? scheduledFor;
}

/** Of two that are as near the earlier one. */
function findNearest(sorted: readonly Moment[], moment: Moment): Moment | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [sorted[low - 1], sorted[low]];
  if (before === undefined || after === undefined) return before ?? after;
  return moment - before <= after - moment ? before : after;
}
