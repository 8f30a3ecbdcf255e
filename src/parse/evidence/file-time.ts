import { isDay, toMoment } from '../../model/dates.ts';
import type { Moment } from '../../model/dates.ts';

const pattern =
  /(\d{4})-?(\d{2})-?(\d{2})(?:[T_ -]?(\d{2})[:-]?(\d{2})(?:[:-]?(\d{2})(?:\.\d+)?)?Z?)?(?!\d)/i;

/**
 * The moment that a file name states, in UTC: `2026-06-27T18:00:00Z`, `2026-06-27T18-00-00Z`, `20260627T180000Z`; a
 * day alone is its beginning.
 */
export function findFileTime(path: string): Moment | undefined {
  const match = pattern.exec(path.slice(path.lastIndexOf('/') + 1));
  if (!match) return undefined;
  const [, year, month, date, hour = '00', minute = '00', second = '00'] = match;
  const day = `${year}-${month}-${date}`;
  return isDay(day) ? toMoment(`${day}T${hour}:${minute}:${second}Z`) : undefined;
}
