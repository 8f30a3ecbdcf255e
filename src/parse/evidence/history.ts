// Results of one file → what is kept of them (see src/model/probe.ts): one span as long as the state stays, and one line per
// day. Results may come in any order, so they are put in the order of time when all are there, and forgotten then.
import { dayOf, toMoment } from '../../model/dates.ts';
import type { Moment } from '../../model/dates.ts';
import { probeValidity } from '../../model/portal-config.ts';
import type { PortalSettings } from '../../model/portal-config.ts';
import {
  compareSpans,
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
  /** Each a span of one moment. */
  results: ProbeSpan[];
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
    history.results.push({ status, from: at, to: at, validForSeconds, message });
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
      .map(([, { results, ...history }]) => ({
        ...history,
        spans: joinSpans([...history.spans, ...fold(results)]),
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
      results: [],
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

/** A span grows as long as no other result comes between. */
function fold(results: readonly ProbeSpan[]): ProbeSpan[] {
  const spans: ProbeSpan[] = [];
  for (const next of results.toSorted(compareSpans)) {
    const last = spans.at(-1);
    if (last && isContinued(last, next)) last.to = next.to;
    else spans.push(next);
  }
  return spans;
}

function addToDay(days: Map<string, ProbeDay>, { at, latencyMs }: ProbeSample): void {
  const latency = latencyMs === null ? null : { min: latencyMs, max: latencyMs, sum: latencyMs, count: 1 };
  mergeDay(days, { date: dayOf(at), samples: 1, latencyMs: latency });
}
