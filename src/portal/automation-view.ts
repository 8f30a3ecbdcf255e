// An automation as lists show it: its streak, its last runs, and what is still lacking.
import type { AutomationState } from '../graph/automations.ts';
import type { ExpectedRun, RunState } from '../graph/streak.ts';
import { isClean } from '../graph/streak.ts';
import { toIso } from '../model/dates.ts';
import { sayBreak } from '../rules/run-words.ts';
import { runWords } from './evidence-words.ts';
import type { Portal } from './portal.ts';
import { formatMoment } from './words.ts';

export interface RunMark {
  state: RunState;
  /** `27 June 2026, 06:00 UTC: failed`. */
  text: string;
}

export interface AutomationView {
  id: string;
  title: string;
  href: string;
  schedule: string;
  /** `2 of 3 clean runs in a row`. */
  streakText: string;
  /** Clean runs in a row are asked for. */
  isGate: boolean;
  isMet: boolean;
  /** What broke it last; null where nothing did. */
  brokenText: string | null;
  earliestText: string | null;
  nextText: string | null;
  /** The last runs, oldest first. */
  marks: RunMark[];
}

const shownMarks = 14;

export function toAutomationView(automation: AutomationState, portal: Portal): AutomationView {
  const { config, streak, expected, earliest, next } = automation;
  return {
    id: automation.id,
    title: automation.title,
    href: portal.links.automation(automation.id),
    schedule: config.schedule,
    streakText: sayStreak(automation),
    isGate: config.required > 0,
    isMet: automation.isMet,
    brokenText: streak.brokenBy && sayBreakInWords(streak.brokenBy),
    earliestText: earliest === null ? null : formatMoment(toIso(earliest)),
    nextText: next === null ? null : formatMoment(toIso(next)),
    marks: expected.slice(-shownMarks).map(toMark),
  };
}

/** `2 of 3 clean runs in a row`, `5 clean runs in a row`. */
export function sayStreak({ config, streak, expected }: AutomationState): string {
  if (expected.length === 0) return 'no run has been recorded yet';
  const { length } = streak;
  if (config.required === 0) return `${length} clean ${length === 1 ? 'run' : 'runs'} in a row`;
  const there =
    length > config.required ? `${config.required} of ${config.required}` : `${length} of ${config.required}`;
  const more = length > config.required ? ` (${length} in all)` : '';
  return `${there} clean runs in a row${more}`;
}

export function toMark(expected: ExpectedRun): RunMark {
  const { scheduledFor, state, run } = expected;
  const invalid = state === 'clean' && !isClean(expected) ? ', but its output is not valid' : '';
  const message = run?.message ? `: ${run.message}` : '';
  return {
    state: invalid ? 'failed' : state,
    text: `${formatMoment(toIso(scheduledFor))}: ${runWords[state]}${invalid}${message}`,
  };
}

/** `the run of 26 June 2026, 06:00 UTC failed: …`. */
export function sayBreakInWords(expected: ExpectedRun): string {
  const iso = toIso(expected.scheduledFor);
  return sayBreak(expected).replace(iso, formatMoment(iso));
}
