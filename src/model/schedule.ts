// Schedules: five fields of cron, in UTC. The one place that knows the library for them. It is asked for moments
// only; it never starts anything, and never asks the clock.
import { Cron } from 'croner';
import type { Moment } from './dates.ts';

/** What is wrong with a schedule; undefined where it can be followed. */
export function findScheduleProblem(schedule: string): string | undefined {
  try {
    const next = open(schedule).nextRun(new Date(0));
    return next ? undefined : 'it is a schedule that never comes';
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error);
    return `not a schedule of five cron fields (${reason})`;
  }
}

/** Moments of a schedule from `from` to `to`, both included, in order. */
export function listOccurrences(schedule: string, from: Moment, to: Moment): Moment[] {
  const cron = open(schedule);
  const found: Moment[] = [];
  // The library answers what comes after a moment.
  let next = cron.nextRun(new Date(from - 1000));
  while (next && next.getTime() <= to) {
    if (next.getTime() >= from) found.push(next.getTime());
    next = cron.nextRun(next);
  }
  return found;
}

/** The first moments of a schedule after `after`. */
export function nextOccurrences(schedule: string, after: Moment, count: number): Moment[] {
  return open(schedule)
    .nextRuns(count, new Date(after))
    .map((moment) => moment.getTime());
}

function open(schedule: string): Cron {
  return new Cron(schedule, { utcOffset: 0, mode: '5-part', paused: true });
}
