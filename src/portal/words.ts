// How numbers, days and states are said, the same on every page.
import type { PlanStatus, ReadinessState, TaskStatus } from '../model/status.ts';

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** `no tasks`, `one task`, `13 tasks`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${small[count] ?? formatNumber(count)} ${count === 1 ? noun : plural}`;
}

/** `1,234`. */
export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 task`, `12 tasks`. */
export function numberOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}

/** `1 day`, `2.5 days`. */
export function formatDays(days: number): string {
  const rounded = Math.round(days * 100) / 100;
  const [whole = '', fraction] = String(rounded).split('.');
  const text = `${formatNumber(Number(whole))}${fraction === undefined ? '' : `.${fraction}`}`;
  return `${text} ${rounded === 1 ? 'day' : 'days'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

export function toSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-06-27` → `27 June 2026`. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** `2026-06-27` → `27 Jun`; with its year when that is another than `thisYear`, a year or a day of it. */
export function formatShortDay(day: string, thisYear: string): string {
  const [year, month, date] = day.split('-');
  const short = `${Number(date)} ${(months[Number(month) - 1] ?? '').slice(0, 3)}`;
  return thisYear.slice(0, 4) === year ? short : `${short} ${year}`;
}

/** `2026-06-27T18:00:00Z` → `27 June 2026, 18:00 UTC`. */
export function formatMoment(moment: string): string {
  const iso = new Date(moment).toISOString();
  return `${formatDay(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
}

/** A status in words; `reported` for a plan of which nobody states one. */
export function wordOf(status: keyof typeof statusWords | null): string {
  return status === null ? 'reported' : statusWords[status];
}

export const statusWords: Record<PlanStatus | TaskStatus | 'open' | 'cleared', string> = {
  active: 'active',
  blocked: 'blocked',
  proposed: 'proposed',
  backlog: 'backlog',
  deferred: 'deferred',
  finished: 'finished',
  archived: 'archived',
  superseded: 'superseded',
  cancelled: 'cancelled',
  todo: 'to do',
  progress: 'in progress',
  wait: 'waiting',
  done: 'done',
  cancel: 'cancelled',
  open: 'open',
  cleared: 'cleared',
};

export const readinessWords: Record<ReadinessState, string> = {
  done: 'done',
  cancelled: 'cancelled',
  'in-progress': 'in progress',
  'dead-blocked': 'can never start',
  deferred: 'deferred',
  blocked: 'blocked',
  'needs-human': 'needs a human',
  waiting: 'waiting',
  ready: 'ready',
};
