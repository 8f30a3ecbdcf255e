// Ids of checkpoints: the day, and from the second of one day on a number: `2026-06-27`, `2026-06-27-2`.
import { isDay } from './dates.ts';

const pattern = /^(\d{4}-\d{2}-\d{2})(?:-([1-9]\d{0,5}))?$/;

export interface CheckpointId {
  date: string;
  /** Its place among those of one day, from 1. */
  number: number;
}

/** Undefined for what is no id: `2026-06-27-1` is none, since the first of a day has no number. */
export function parseCheckpointId(id: string): CheckpointId | undefined {
  const [, date = '', digits] = pattern.exec(id) ?? [];
  const number = digits === undefined ? 1 : Number(digits);
  return isDay(date) && digits !== '1' ? { date, number } : undefined;
}

export function isCheckpointId(id: string): boolean {
  return parseCheckpointId(id) !== undefined;
}

export function toCheckpointId({ date, number }: CheckpointId): string {
  return number === 1 ? date : `${date}-${number}`;
}

/** In the order in which they were made: by day, then by number. What is no id comes first. */
export function compareCheckpointIds(a: string, b: string): number {
  const [one, other] = [parseCheckpointId(a), parseCheckpointId(b)];
  if (!one || !other) return Number(one !== undefined) - Number(other !== undefined);
  return one.date < other.date ? -1 : one.date > other.date ? 1 : one.number - other.number;
}
