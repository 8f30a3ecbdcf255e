// What is kept of a probe, put together from parts. Where two sources contradict each other, the newer result counts
// from its time on; of two results of one moment the worse.
import { secondMs } from './dates.ts';
import { toIdKey } from './ids.ts';
import { compareStatus } from './probe.ts';
import type { LatestResult, ProbeDay, ProbeHistory, ProbeSpan } from './probe.ts';

/** One key per probe of a service, however its documents write their names. */
export function toProbeKey({ service, probe }: Pick<ProbeHistory, 'service' | 'probe'>): string {
  return `${toIdKey(service)}\0${toIdKey(probe)}`;
}

/** What several files or folders know of one probe. */
export function mergeHistories([first, ...others]: readonly [ProbeHistory, ...ProbeHistory[]]): ProbeHistory {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const days = new Map<string, ProbeDay>();
  for (const day of all.flatMap((history) => history.days)) mergeDay(days, day);
  const futures = all.flatMap(({ future }) => future ?? []).sort((a, b) => b.newest - a.newest);
  const [newest] = futures;
  return {
    ...first,
    latest: all.reduce<LatestResult | null>((latest, other) => newerOf(latest, other.latest), null),
    spans: joinSpans(all.flatMap(({ spans }) => spans)),
    days: sortDays(days),
    future: newest ? { ...newest, count: futures.reduce((sum, { count }) => sum + count, 0) } : null,
  };
}

export function newerOf(one: LatestResult | null, other: LatestResult | null): LatestResult | null {
  if (!one || !other) return one ?? other;
  const isNewer = other.at > one.at || (other.at === one.at && compareStatus(other.status, one.status) > 0);
  return isNewer ? other : one;
}

/** Whether the second goes on where the first stopped. */
export function isContinued(last: ProbeSpan, next: ProbeSpan): boolean {
  return (
    last.status === next.status &&
    last.validForSeconds === next.validForSeconds &&
    next.from - last.to <= last.validForSeconds * secondMs
  );
}

/** Puts spans in order and resolves what overlaps. Post-condition: each begins after the one before has ended. */
export function joinSpans(spans: readonly ProbeSpan[]): ProbeSpan[] {
  const waiting = spans.toSorted(compareSpans);
  const joined: ProbeSpan[] = [];
  for (let position = 0; position < waiting.length; position += 1) {
    const next = waiting[position];
    if (!next) continue;
    const last = joined.at(-1);
    if (last && isContinued(last, next)) {
      last.to = Math.max(last.to, next.to);
      continue;
    }
    if (last && last.to > next.to) {
      // What the earlier one said last, it said after this one.
      insert(waiting, { ...last, from: last.to, message: null }, position + 1);
    }
    if (last && last.from === next.from) joined.pop();
    else if (last) last.to = Math.min(last.to, next.from);
    joined.push({ ...next });
  }
  return joined;
}

function insert(sorted: ProbeSpan[], span: ProbeSpan, first: number): void {
  const rest = sorted.findIndex((other, position) => position >= first && compareSpans(other, span) > 0);
  sorted.splice(rest < 0 ? sorted.length : rest, 0, span);
}

/** By time; of one moment the worse comes last, since it counts. */
export function compareSpans(a: ProbeSpan, b: ProbeSpan): number {
  return a.from - b.from || compareStatus(a.status, b.status) || a.to - b.to;
}

export function mergeDay(days: Map<string, ProbeDay>, day: ProbeDay): void {
  const known = days.get(day.date);
  if (!known) {
    days.set(day.date, { ...day, latencyMs: day.latencyMs && { ...day.latencyMs } });
    return;
  }
  known.samples += day.samples;
  const [own, other] = [known.latencyMs, day.latencyMs];
  if (!other) return;
  if (!own) {
    known.latencyMs = { ...other };
    return;
  }
  own.min = Math.min(own.min, other.min);
  own.max = Math.max(own.max, other.max);
  own.sum += other.sum;
  own.count += other.count;
}

export function sortDays(days: ReadonlyMap<string, ProbeDay>): ProbeDay[] {
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
