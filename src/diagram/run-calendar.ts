// Geometry of a calendar: weeks from left to right, Monday on top, one square per day.
import { dayMs, startOfDay } from '../model/dates.ts';

export interface CalendarSquare {
  x: number;
  y: number;
}

export interface Calendar<Day> {
  squares: (Day & CalendarSquare)[];
  side: number;
  width: number;
  height: number;
}

const side = 14;
const step = 17;

export function toCalendar<Day extends { date: string }>(days: readonly Day[]): Calendar<Day> {
  const numbers = days.map(({ date }) => startOfDay(date) / dayMs);
  const monday = toMonday(Math.min(...numbers));
  const squares = days.map((day, position) => {
    const since = (numbers[position] ?? 0) - monday;
    return { ...day, x: Math.floor(since / 7) * step, y: (since % 7) * step };
  });
  const weeks = days.length ? Math.floor((Math.max(...numbers) - monday) / 7) + 1 : 0;
  return {
    squares,
    side,
    width: Math.max(0, weeks * step - (step - side)),
    height: 7 * step - (step - side),
  };
}

/** Day 0 was a Thursday. */
function toMonday(day: number): number {
  return day - ((day + 3) % 7);
}
