// Which periods of the past are loaded for a search: those that its days reach into, the newest first, as many as a reader
// can load without waiting. What is older is loaded when it is asked for.
import type { Bundle } from './search-pagefind.ts';
import type { PastRange } from './search-query.ts';

/** Bundles in one search, those of now included. */
const mostBundles = 8;
/** About 150 kB of an index. */
const mostRecords = 15_000;

export interface Periods {
  /** Newest first. */
  loaded: Bundle[];
  /** The last day of the newest that is left out; null where none is. */
  older: string | null;
}

/** `now` is how many bundles of now there are. */
export function choosePeriods(past: readonly Bundle[], { from, to }: PastRange, now: number): Periods {
  const within = past.filter(
    ({ period }) => period && (to === '' || period.first <= to) && (from === '' || period.last >= from),
  );
  let records = 0;
  const fits = within.findIndex((bundle, position) => {
    records += bundle.records;
    return position > 0 && (records > mostRecords || position + now >= mostBundles);
  });
  const count = fits < 0 ? within.length : fits;
  return { loaded: within.slice(0, count), older: within[count]?.period?.last ?? null };
}

/** `2026-04`, every month that has a day of the range and of the periods. */
export function listMonths(periods: readonly Bundle[], { from, to }: PastRange): string[] {
  const first = periods.at(-1)?.period?.first.slice(0, 7) ?? '';
  const last = periods.at(0)?.period?.last.slice(0, 7) ?? '';
  const end = to === '' || to.slice(0, 7) > last ? last : to.slice(0, 7);
  const months: string[] = [];
  for (let month = from.slice(0, 7) > first ? from.slice(0, 7) : first; month <= end; month = toNext(month)) {
    months.push(month);
  }
  return months;
}

function toNext(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
