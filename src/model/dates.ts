// Dates are UTC days written YYYY-MM-DD; moments are ISO 8601 in UTC. Nobody here asks a clock.

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists: `2026-02-30` does not. */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  // Day 0 of the next month is the last of this one.
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** The UTC day of a moment. */
export function toDay(moment: string): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A moment: milliseconds since 1970, UTC. */
export type Moment = number;

const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/** Reads ISO 8601 with a time zone; undefined for anything else: a time without zone is a guess. */
export function toMoment(text: string): Moment | undefined {
  if (!momentPattern.test(text) || !isDay(text.slice(0, 10))) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : moment;
}

/** `2026-06-27T18:00:00Z`; fractions of a second only where there are any. */
export function toIso(moment: Moment): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}

/** The UTC day of a moment. */
export function dayOf(moment: Moment): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** The moment at which a UTC day begins. */
export function startOfDay(day: string): Moment {
  return Date.parse(`${day}T00:00:00Z`);
}

export const secondMs = 1000;
export const minuteMs = 60_000;
export const dayMs = 86_400_000;
