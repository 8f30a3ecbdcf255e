// Days at a regular distance: `2d`, `1w`, `3m`.
import { dayMs, dayOf, startOfDay } from './dates.ts';

export interface Interval {
  count: number;
  unit: 'd' | 'w' | 'm';
}

/** Undefined for what is none. */
export function parseInterval(text: string): Interval | undefined {
  const [, digits, unit] = /^([1-9]\d{0,3})([dwm])$/.exec(text) ?? [];
  if (digits === undefined || (unit !== 'd' && unit !== 'w' && unit !== 'm')) return undefined;
  return { count: Number(digits), unit };
}

/** `from`, and every day at that distance after it, up to `to`. */
export function listDays(from: string, to: string, every: Interval): string[] {
  const days: string[] = [];
  for (let step = 0; ; step += 1) {
    const day = addSteps(from, step * every.count, every.unit);
    if (day > to) return days;
    days.push(day);
  }
}

function addSteps(day: string, count: number, unit: Interval['unit']): string {
  if (unit === 'm') return addMonths(day, count);
  return dayOf(startOfDay(day) + count * (unit === 'w' ? 7 : 1) * dayMs);
}

/** The same day of a later month, or its last one: from 31 January on, a month later it is the end of February. */
function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}
