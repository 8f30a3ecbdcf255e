// Results → what is kept of them (see src/model/probe.ts). Results are added one by one and forgotten: what stays is
// one span as long as the state stays, and one line per day. They may come in any order.
import { dayOf, toMoment } from '../../model/dates.ts';
import type { Moment } from '../../model/dates.ts';
import { probeValidity } from '../../model/portal-config.ts';
import type { PortalSettings } from '../../model/portal-config.ts';
import {
  isContinued,
  joinSpans,
  mergeDay,
  newerOf,
  sortDays,
  toProbeKey,
} from '../../model/probe-history.ts';
import type { ProbeDay, ProbeHistory, ProbeSpan } from '../../model/probe.ts';
import type { ProbeSample } from './format.ts';
import type { ProbeSummary } from './probe-summary.ts';

export interface HistoryContext {
  /** Moment at which the content was collected; null where that is not known, so that nothing is in the future. */
  now: Moment | null;
  /** Of results that state none. */
  validForSeconds: number;
}

/** Without a lock nothing says when the content was collected: then nothing is in the future. */
export function toHistoryContext({ config, lock }: PortalSettings): HistoryContext {
  return {
    now: lock ? (toMoment(lock.collected_at) ?? null) : null,
    validForSeconds: probeValidity(config),
  };
}

interface Growing extends Omit<ProbeHistory, 'days'> {
  days: Map<string, ProbeDay>;
}

export class ProbeHistories {
  readonly #growing = new Map<string, Growing>();
  readonly #context: HistoryContext;

  constructor(context: HistoryContext) {
    this.#context = context;
  }

  addSample(sample: ProbeSample, path: string): void {
    const history = this.#of(sample);
    const { at, status, message } = sample;
    if (this.#isFuture(at)) return countFuture(history, at, path);
    const validForSeconds = sample.validForSeconds ?? this.#context.validForSeconds;
    extend(history.spans, { status, from: at, to: at, validForSeconds, message });
    addToDay(history.days, sample);
    const { latencyMs, evidence } = sample;
    const result = { status, at, validForSeconds, latencyMs, message, evidence, path };
    history.latest = newerOf(history.latest, result);
  }

  addSummary(summary: ProbeSummary, path: string): void {
    const history = this.#of(summary);
    const { latencyMs, message, evidence } = summary;
    for (const span of summary.spans) {
      if (this.#isFuture(span.to)) countFuture(history, span.to, path);
      if (this.#isFuture(span.from)) continue;
      const validForSeconds = span.validForSeconds ?? this.#context.validForSeconds;
      const to = Math.min(span.to, this.#context.now ?? span.to);
      history.spans.push({ ...span, to, validForSeconds });
      const result = { status: span.status, at: to, validForSeconds, latencyMs, message, evidence, path };
      history.latest = newerOf(history.latest, result);
    }
    for (const day of summary.days) mergeDay(history.days, day);
  }

  /** In the order of their names. */
  close(): ProbeHistory[] {
    return [...this.#growing]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, history]) => ({
        ...history,
        spans: joinSpans(history.spans),
        days: sortDays(history.days),
      }));
  }

  #of({ service, probe }: { service: string; probe: string }): Growing {
    const key = toProbeKey({ service, probe });
    const known = this.#growing.get(key);
    if (known) return known;
    const history: Growing = {
      service,
      probe,
      latest: null,
      spans: [],
      days: new Map(),
      future: null,
    };
    this.#growing.set(key, history);
    return history;
  }

  #isFuture(at: Moment): boolean {
    return this.#context.now !== null && at > this.#context.now;
  }
}

function countFuture(history: Growing, at: Moment, path: string): void {
  const { future } = history;
  if (!future) history.future = { count: 1, newest: at, path };
  else if (at > future.newest) history.future = { count: future.count + 1, newest: at, path };
  else future.count += 1;
}

/** Results come in the order of time, nearly always: then the last span grows. */
function extend(spans: ProbeSpan[], next: ProbeSpan): void {
  const last = spans.at(-1);
  if (last && next.from >= last.to && isContinued(last, next)) last.to = next.to;
  else spans.push(next);
}

function addToDay(days: Map<string, ProbeDay>, { at, latencyMs }: ProbeSample): void {
  const latency = latencyMs === null ? null : { min: latencyMs, max: latencyMs, sum: latencyMs, count: 1 };
  mergeDay(days, { date: dayOf(at), samples: 1, latencyMs: latency });
}
