import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAutomations, hasStreak } from '../../src/graph/automations.ts';
import type { AutomationState } from '../../src/graph/automations.ts';
import { computeStreak, matchRuns } from '../../src/graph/streak.ts';
import { dayMs, minuteMs, toIso, toMoment } from '../../src/model/dates.ts';
import type { AutomationConfig } from '../../src/model/portal-config.ts';
import { runResults } from '../../src/model/run.ts';
import type { Run, RunResult } from '../../src/model/run.ts';

const at = (text: string): number => toMoment(text) ?? Number.NaN;
const now = at('2026-06-27T18:00:00Z');

function runOf(scheduledFor: number, result: RunResult, more: Partial<Run> = {}): Run {
  return {
    automation: 'triage',
    scheduledFor,
    startedAt: null,
    finishedAt: null,
    result,
    isSchemaValid: null,
    message: null,
    evidence: [],
    path: 'runs/triage/a.json',
    ...more,
  };
}

/** Runs of days in June 2026, at six. */
const runsOf = (days: Record<number, RunResult>): Run[] =>
  Object.entries(days).map(([day, result]) => runOf(at(`2026-06-${day.padStart(2, '0')}T06:00:00Z`), result));

function stateOf(runs: Run[], config: Partial<AutomationConfig> = {}, moment = now): AutomationState {
  const full: AutomationConfig = {
    id: 'triage',
    schedule: '0 6 * * *',
    tolerance_minutes: 90,
    required: 3,
    required_evidence: [],
    line: 1,
    column: 1,
    ...config,
  };
  const folder = { path: 'runs/triage', digest: '', files: 1, runs, flawed: [] };
  const [state] = buildAutomations([full], [folder], moment).all;
  if (!state) throw new Error('there is no automation');
  return state;
}

const outline = ({ expected }: AutomationState): string =>
  expected.map(({ scheduledFor, state }) => `${toIso(scheduledFor).slice(8, 10)} ${state}`).join(', ');

describe('expected runs', () => {
  test('begin with the oldest recorded one, and a day without a run is missing', () => {
    const state = stateOf(runsOf({ 22: 'clean', 23: 'clean', 25: 'clean', 26: 'failed', 27: 'clean' }));
    expect(outline(state)).toBe('22 clean, 23 clean, 24 missing, 25 clean, 26 failed, 27 clean');
    expect(state.streak.length).toBe(1);
    expect(state.streak.brokenBy?.state).toBe('failed');
  });

  test('a run that is late within the tolerance counts, one that is later counts for nothing', () => {
    const late = runOf(at('2026-06-26T07:30:00Z'), 'clean');
    const tooLate = runOf(at('2026-06-27T07:30:01Z'), 'clean');
    const state = stateOf([...runsOf({ 25: 'clean' }), late, tooLate]);
    expect(outline(state)).toBe('25 clean, 26 clean, 27 missing');
    expect(state.unscheduled).toEqual([tooLate]);
    expect(state.streak.length).toBe(0);
  });

  test('an oldest run that is early or late has its own time, and nothing before it is missing', () => {
    expect(outline(stateOf([runOf(at('2026-06-26T07:00:00Z'), 'clean')]))).toBe('26 clean, 27 missing');
    expect(outline(stateOf([runOf(at('2026-06-26T05:00:00Z'), 'clean')]))).toBe('26 clean, 27 missing');
  });

  test('a run is missing only when its tolerance is over', () => {
    const runs = runsOf({ 25: 'clean', 26: 'clean' });
    const pending = stateOf(runs, {}, at('2026-06-27T07:30:00Z'));
    expect(outline(pending)).toBe('25 clean, 26 clean, 27 expected');
    expect(pending.streak.length).toBe(2);
    expect(toIso(pending.earliest ?? 0)).toBe('2026-06-27T06:00:00Z');
    expect(stateOf(runs, {}, at('2026-06-27T07:30:01Z')).streak.length).toBe(0);
  });

  test('of several attempts the last that finished counts, and all are kept', () => {
    const six = at('2026-06-27T06:00:00Z');
    const first = runOf(six, 'failed', { finishedAt: six + 5 * minuteMs });
    const second = runOf(six, 'clean', { finishedAt: six + 20 * minuteMs });
    const third = runOf(six, 'partial', { finishedAt: six + 10 * minuteMs });
    const [expected] = stateOf([second, third, first]).expected;
    expect(expected?.attempts).toEqual([first, third, second]);
    expect(expected?.state).toBe('clean');
  });

  test('without any run nothing is expected, and nothing is met', () => {
    const state = stateOf([]);
    expect([state.expected, state.streak.length, state.isMet]).toEqual([[], 0, false]);
    expect(toIso(state.earliest ?? 0)).toBe('2026-06-30T06:00:00Z');
    expect(stateOf([], { required: 0 }).isMet).toBe(true);
  });

  test('runs of the future and runs older than 90 days count for nothing', () => {
    const future = runOf(at('2026-06-28T06:00:00Z'), 'clean');
    const old = runOf(now - 100 * dayMs, 'failed');
    const state = stateOf([...runsOf({ 27: 'clean' }), future, old]);
    expect(state.future).toEqual([future]);
    expect(state.expected.length).toBe(90);
    expect(state.streak.length).toBe(1);
  });
});

describe('a streak', () => {
  test('skipped runs neither break nor continue it', () => {
    const state = stateOf(runsOf({ 23: 'failed', 24: 'clean', 25: 'skipped', 26: 'clean', 27: 'skipped' }));
    expect(state.streak.length).toBe(2);
    expect(toIso(state.earliest ?? 0)).toBe('2026-06-28T06:00:00Z');
  });

  test.each(['partial', 'failed', 'quarantined'] as const)('%s breaks it', (result) => {
    const state = stateOf(runsOf({ 25: 'clean', 26: result, 27: 'clean' }));
    expect(state.streak.length).toBe(1);
    expect(state.streak.brokenBy?.state).toBe(result);
  });

  test('a clean run whose output does not fit its schema breaks it', () => {
    const invalid = runOf(at('2026-06-27T06:00:00Z'), 'clean', { isSchemaValid: false });
    expect(stateOf([...runsOf({ 25: 'clean', 26: 'clean' }), invalid]).streak.length).toBe(0);
  });

  test('what broke it last is said after it has recovered, too', () => {
    const state = stateOf(runsOf({ 24: 'failed', 25: 'clean', 26: 'clean', 27: 'clean' }));
    expect(state.isMet).toBe(true);
    expect(state.earliest).toBeNull();
    expect(toIso(state.streak.brokenBy?.scheduledFor ?? 0)).toBe('2026-06-24T06:00:00Z');
  });

  test('is not accepted with a run that a required source does not know', () => {
    const config = { required_evidence: ['activity-core', 'state-hub'], required: 2 };
    const named = (source: string) => ({ source, ref: null, run: null, result: null });
    const whole = runOf(at('2026-06-26T06:00:00Z'), 'clean', {
      evidence: [named('activity-core'), named('State-Hub')],
    });
    const half = runOf(at('2026-06-27T06:00:00Z'), 'clean', { evidence: [named('activity-core')] });
    const state = stateOf([whole, half], config);
    expect(state.streak.length).toBe(2);
    expect(state.isMet).toBe(false);
    expect(hasStreak(stateOf([whole], config, at('2026-06-26T18:00:00Z')), 1)).toBe(true);
  });
});

describe('against the slow definition', () => {
  const hour = 60 * minuteMs;
  /** Around a day on which clocks are changed. */
  const begin = at('2026-03-27T00:00:00Z');

  /** Looks at each expected time in turn and at every run for it. */
  function countSlowly(occurrences: number[], runs: Run[], toleranceMs: number, moment: number): number {
    let length = 0;
    for (const time of occurrences) {
      const own = runs.filter(({ scheduledFor }) => {
        const distance = Math.abs(scheduledFor - time);
        const isNearest = occurrences.every((other) => {
          const away = Math.abs(scheduledFor - other);
          return other < time ? away > distance : away >= distance;
        });
        return distance <= toleranceMs && isNearest;
      });
      let last: Run | undefined;
      for (const run of own) {
        const end = (each: Run): number => each.finishedAt ?? each.startedAt ?? each.scheduledFor;
        if (!last || end(run) > end(last) || (end(run) === end(last) && run.path > last.path)) last = run;
      }
      if (!last && moment <= time + toleranceMs) continue;
      if (last?.result === 'skipped') continue;
      length = last?.result === 'clean' && last.isSchemaValid !== false ? length + 1 : 0;
    }
    return length;
  }

  const runs = fc.array(
    fc.record({
      slot: fc.integer({ min: 0, max: 20 }),
      /** Late, early, and clocks that are wrong. */
      skew: fc.constantFrom(0, 0, 0, 5 * minuteMs, -5 * minuteMs, 3 * hour, -3 * hour, 7 * hour, 12 * hour),
      result: fc.constantFrom(...runResults, 'clean' as const, 'clean' as const),
      isSchemaValid: fc.constantFrom(null, true, false),
      lasts: fc.option(fc.integer({ min: 0, max: 10 * hour }), { nil: null }),
      path: fc.constantFrom('a', 'b', 'c'),
    }),
    { maxLength: 40 },
  );

  test('missing, late, repeated and skewed runs make the same streak', () => {
    fc.assert(
      fc.property(
        runs,
        fc.constantFrom(0, 10 * minuteMs, 4 * hour, 12 * hour),
        fc.integer({ min: 0, max: 21 * 24 }),
        (drawn, toleranceMs, hours) => {
          const moment = begin + hours * hour;
          const occurrences = Array.from({ length: 21 }, (_, day) => begin + day * dayMs + 6 * hour).filter(
            (time) => time <= moment,
          );
          const recorded = drawn.map(({ slot, skew, result, isSchemaValid, lasts, path }) => {
            const scheduledFor = begin + slot * dayMs + 6 * hour + skew;
            const finishedAt = lasts === null ? null : scheduledFor + lasts;
            return runOf(scheduledFor, result, { isSchemaValid, finishedAt, path });
          });
          const { expected } = matchRuns({ occurrences, runs: recorded, toleranceMs, now: moment });
          expect(computeStreak(expected).length).toBe(
            countSlowly(occurrences, recorded, toleranceMs, moment),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
