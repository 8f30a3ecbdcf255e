// Geometry of a calendar: weeks from left to right, Monday on top, one square per day.
import { dayMs, startOfDay } from '../model/dates.ts';

export interface CalendarSquare {
  x: number;
  y: number;
}

export interface Calendar<Day> {
  squares: (Day & CalendarSquare)[];
  /** Days between the first and the last one that are not among them. */
  between: CalendarSquare[];
  side: number;
  width: number;
  height: number;
}

const side = 14;
const step = 17;

export function toCalendar<Day extends { date: string }>(days: readonly Day[]): Calendar<Day> {
  const numbers = days.map(({ date }) => startOfDay(date) / dayMs);
  const monday = toMonday(Math.min(...numbers));
  const toSquare = (number: number): CalendarSquare => {
    const since = number - monday;
    return { x: Math.floor(since / 7) * step, y: (since % 7) * step };
  };
  const squares = days.map((day, position) => ({ ...day, ...toSquare(numbers[position] ?? monday) }));
  const weeks = days.length ? Math.floor((Math.max(...numbers) - monday) / 7) + 1 : 0;
  return {
    squares,
    between: findBetween(numbers).map(toSquare),
    side,
    width: Math.max(0, weeks * step - (step - side)),
    height: 7 * step - (step - side),
  };
}

function findBetween(numbers: readonly number[]): number[] {
  if (numbers.length === 0) return [];
  const there = new Set(numbers);
  const first = Math.min(...numbers);
  const all = Array.from({ length: Math.max(...numbers) - first }, (_, since) => first + since);
  return all.filter((number) => !there.has(number));
}

/** Day 0 was a Thursday. */
function toMonday(day: number): number {
  return day - ((day + 3) % 7);
}
