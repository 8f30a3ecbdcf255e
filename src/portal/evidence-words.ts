// How states of services, lengths of time and days of evidence are said, the same on every page.
import type { DayState } from '../graph/timeline.ts';
import type { RunState } from '../graph/streak.ts';
import { dayMs, minuteMs } from '../model/dates.ts';
import type { ProbeStatus } from '../model/probe.ts';
import { formatDay } from './words.ts';

const hourMs = 60 * minuteMs;

/** `41 days`, `3 h 20 min`, `12 min`: the two largest parts, days alone from two on. */
export function formatDuration(ms: number): string {
  const minutes = Math.round(ms / minuteMs);
  if (ms >= 2 * dayMs) return `${Math.floor(ms / dayMs)} days`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return rest === 0 && ms > 0 ? 'less than a minute' : `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `99.94 %`; never rounded up to all of it. */
export function formatShare(ratio: number): string {
  const percent = Math.floor(ratio * 1e4) / 100;
  return `${percent} %`;
}

/** `81 ms`, `1.4 s`. */
export function formatLatency(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`;
}

/** `26 June 2026: down for 35 min, up for 23 h 25 min`. */
export function sayDay(day: DayState): string {
  const date = formatDay(day.date);
  if (day.status === null) return `${date}: no evidence yet`;
  const parts: [string, number][] = [
    ['down', day.downMs],
    ['degraded', day.degradedMs],
    ['up', day.upMs],
    ['not known', day.unknownMs],
  ];
  const there = parts.filter(([, ms]) => ms > 0);
  const [only] = there;
  if (there.length === 1 && only) {
    const isWhole = only[1] >= dayMs - hourMs / 60;
    return `${date}: ${only[0]} ${isWhole ? 'all day' : `for ${formatDuration(only[1])}`}`;
  }
  return `${date}: ${there.map(([word, ms]) => `${word} for ${formatDuration(ms)}`).join(', ')}`;
}

export const probeWords: Record<ProbeStatus, string> = {
  up: 'up',
  degraded: 'degraded',
  down: 'down',
  unknown: 'unknown',
};

export const runWords: Record<RunState, string> = {
  clean: 'clean',
  partial: 'partial',
  failed: 'failed',
  quarantined: 'quarantined',
  skipped: 'skipped',
  missing: 'missing',
  expected: 'expected',
};
