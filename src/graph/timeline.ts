// How a state went over time: segments without gap or overlap, from the first result to now. A result holds until the
// next one, but no longer than it is valid; then nobody knows.
import { dayMs, dayOf, secondMs, startOfDay } from '../model/dates.ts';
import type { Moment } from '../model/dates.ts';
import { compareStatus } from '../model/probe.ts';
import type { ProbeSpan, ProbeStatus } from '../model/probe.ts';

export interface Segment {
  status: ProbeStatus;
  from: Moment;
  to: Moment;
  /** Said by the first result of it. */
  message: string | null;
}

export interface Durations {
  upMs: number;
  degradedMs: number;
  downMs: number;
  unknownMs: number;
}

export interface DayState extends Durations {
  /** UTC day. */
  date: string;
  /** The worst that was known, however short; unknown where that is most of the day. Null without any evidence yet. */
  status: ProbeStatus | null;
}

/** `spans` are in order and do not overlap. */
export function toTimeline(spans: readonly ProbeSpan[], now: Moment): Segment[] {
  const segments: Segment[] = [];
  for (const [position, { status, from, to, validForSeconds, message }] of spans.entries()) {
    const next = Math.min(spans[position + 1]?.from ?? now, now);
    const end = Math.min(next, to + validForSeconds * secondMs);
    append(segments, { status, from, to: end, message });
    if (end < next) append(segments, { status: 'unknown', from: end, to: next, message: null });
  }
  return segments;
}

/** What is the same goes on; what takes no time is left out, but for the newest. */
function append(segments: Segment[], segment: Segment): void {
  const last = segments.at(-1);
  if (last && last.status === segment.status) {
    last.to = segment.to;
    return;
  }
  if (last && last.from === last.to) segments.pop();
  const before = segments.at(-1);
  if (before && before.status === segment.status) before.to = segment.to;
  else segments.push({ ...segment });
}

/** The worst of several at each moment. One that has not begun yet says nothing. */
export function uniteTimelines(timelines: readonly (readonly Segment[])[]): Segment[] {
  const moments = [...new Set(timelines.flatMap((each) => each.flatMap(({ from, to }) => [from, to])))].sort(
    (a, b) => a - b,
  );
  const positions = timelines.map(() => 0);
  const united: Segment[] = [];
  const at = (timeline: number, moment: Moment): Segment | undefined => {
    const segments = timelines[timeline] ?? [];
    let position = positions[timeline] ?? 0;
    while (position < segments.length - 1 && (segments[position + 1]?.from ?? Infinity) <= moment)
      position += 1;
    positions[timeline] = position;
    const segment = segments[position];
    return segment && segment.from <= moment ? segment : undefined;
  };
  for (const [position, from] of moments.entries()) {
    const to = moments[position + 1] ?? from;
    const [worst] = timelines
      .flatMap((_, timeline) => at(timeline, from) ?? [])
      .sort((a, b) => compareStatus(b.status, a.status));
    if (worst && (to > from || moments.length === 1)) append(united, { ...worst, from, to });
  }
  return united;
}

/** How often the state became another one after `since`. That something is known at all is no change. */
export function countChanges(segments: readonly Segment[], since: Moment): number {
  return segments.slice(1).filter(({ from }) => from >= since).length;
}

/** Time in each state between two moments. Time before the first result is unknown. */
export function measure(segments: readonly Segment[], from: Moment, to: Moment): Durations {
  const durations: Durations = { upMs: 0, degradedMs: 0, downMs: 0, unknownMs: 0 };
  for (const segment of segments) {
    const overlap = Math.min(segment.to, to) - Math.max(segment.from, from);
    if (overlap > 0) durations[`${segment.status}Ms`] += overlap;
  }
  const seen = durations.upMs + durations.degradedMs + durations.downMs + durations.unknownMs;
  durations.unknownMs += Math.max(0, to - from - seen);
  return durations;
}

/** The last `count` days up to now, oldest first; the last one is as long as it has been. */
export function toDays(segments: readonly Segment[], now: Moment, count: number): DayState[] {
  const today = startOfDay(dayOf(now));
  const begin = segments[0]?.from ?? Infinity;
  let first = 0;
  return Array.from({ length: count }, (_, position) => {
    const from = today - (count - 1 - position) * dayMs;
    const to = Math.min(from + dayMs, now);
    while (first < segments.length && (segments[first]?.to ?? 0) <= from && from < now) first += 1;
    const durations = measure(segments.slice(first), from, to);
    return { date: dayOf(from), ...durations, status: begin >= from + dayMs ? null : judgeDay(durations) };
  });
}

function judgeDay({ upMs, degradedMs, downMs, unknownMs }: Durations): ProbeStatus {
  if (downMs > 0) return 'down';
  if (degradedMs > 0) return 'degraded';
  return upMs > 0 && upMs >= unknownMs ? 'up' : 'unknown';
}

/** Share of the known time in which it answered, well or badly; null where nothing is known. */
export function toAvailability({ upMs, degradedMs, downMs }: Durations): number | null {
  const known = upMs + degradedMs + downMs;
  return known === 0 ? null : (upMs + degradedMs) / known;
}
