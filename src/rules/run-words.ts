// What can be said against a run, in words that findings and pages share.
import type { Disagreement } from '../graph/automations.ts';
import type { ExpectedRun } from '../graph/streak.ts';
import { toIso } from '../model/dates.ts';

/** `the run of 2026-06-26T06:00:00Z failed: output not valid`. */
export function sayBreak(expected: ExpectedRun): string {
  const { scheduledFor, run } = expected;
  const message = run?.message ? `: ${run.message}` : '';
  return `the run of ${toIso(scheduledFor)} ${sayState(expected)}${message}`;
}

function sayState({ state, run }: ExpectedRun): string {
  switch (state) {
    case 'missing':
      return 'is missing';
    case 'expected':
      return 'has not come yet';
    case 'clean':
      return run?.isSchemaValid === false ? 'was clean, but its output is not valid' : 'was clean';
    case 'partial':
      return 'was partial';
    case 'failed':
      return 'failed';
    case 'quarantined':
      return 'was quarantined';
    case 'skipped':
      return 'was skipped';
  }
}

/** `state-hub does not know of it; …`. */
export function sayDisagreement({ missing, runs, results }: Disagreement): string {
  return [
    missing.length ? `${missing.join(', ')} ${missing.length === 1 ? 'says' : 'say'} nothing of it` : '',
    runs.length > 1 ? `it is known as ${runs.join(' and as ')}` : '',
    ...results.map(({ source, result }) => `${source} says ${result}`),
  ]
    .filter(Boolean)
    .join('; ');
}
