// The years of history as periods that the search loads one by one: a year, or its quarters or months where it has too many
// spans to be loaded at once. Its own spans alone decide that, so nothing that is frozen later changes a year that is over.
import { parseCheckpointId } from '../../model/checkpoint-id.ts';
import type { Span, YearOfSpans } from './spans.ts';

export interface Period {
  /** `2026`, `2026-q2`, `2026-05`. */
  name: string;
  /** Ids of its checkpoints; positions of its spans are among these. */
  ids: string[];
  spans: Span[];
}

/** About what 100 kB of an index say. */
export const spansOfOnePeriod = 10_000;

/** Oldest first. Spans that reach over a border are cut there, so that each period tells all of itself. */
export function splitYear(year: YearOfSpans, most = spansOfOnePeriod): Period[] {
  const whole = cut(year, (date) => date.slice(0, 4));
  if (year.spans.length <= most) return whole;
  return cut(year, toQuarter).flatMap((quarter) =>
    quarter.spans.length <= most ? [quarter] : cut(quarter, (date) => date.slice(0, 7)),
  );
}

function toQuarter(date: string): string {
  return `${date.slice(0, 4)}-q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

function cut({ ids, spans }: YearOfSpans, toName: (date: string) => string): Period[] {
  const names = ids.map((id) => toName(parseCheckpointId(id)?.date ?? id));
  return [...new Set(names)].map((name) => {
    const [from, to] = [names.indexOf(name), names.lastIndexOf(name)];
    return {
      name,
      ids: ids.slice(from, to + 1),
      spans: spans
        .filter(({ first, last }) => first <= to && last >= from)
        .map(({ state, first, last }) => ({
          state,
          first: Math.max(first, from) - from,
          last: Math.min(last, to) - from,
        })),
    };
  });
}
