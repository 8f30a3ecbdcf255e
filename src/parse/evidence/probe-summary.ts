// `cairn.probe-summary/v1`: what a collector makes of many results, so that nobody has to keep or read them all.
import { toMoment } from '../../model/dates.ts';
import { probeSummarySpec } from '../../model/evidence-spec.ts';
import type { ProbeDay, ProbeSpan } from '../../model/probe.ts';
import { isRecord, readItems, toShownText } from './format.ts';
import type { Format, FormatProblem, JsonPath } from './format.ts';

export interface ProbeSummary {
  service: string;
  probe: string;
  spans: SummarySpan[];
  days: ProbeDay[];
  /** Of its newest result. */
  latencyMs: number | null;
  message: string | null;
  evidence: string | null;
}

export interface SummarySpan extends Omit<ProbeSpan, 'validForSeconds'> {
  /** Null: the portal's policy decides. */
  validForSeconds: number | null;
}

export const probeSummary: Format<ProbeSummary> = {
  name: 'cairn.probe-summary/v1',
  matches: (document) => isSummary(Array.isArray(document) ? document.find(isRecord) : document),
  read: (document) =>
    readItems(document, probeSummarySpec, (item, path) => {
      const problems: FormatProblem[] = [];
      const spans = item.spans.flatMap((span, position) => {
        const [from, to] = [toMoment(span.from) ?? 0, toMoment(span.to) ?? 0];
        if (from > to) problems.push(backwards([...path, 'spans', position, 'to']));
        const validForSeconds = span.valid_for_s ?? item.valid_for_s ?? null;
        const message = toShownText(span.message);
        return from > to ? [] : [{ status: span.status, from, to, validForSeconds, message }];
      });
      const newest = spans.reduce<SummarySpan | undefined>(newerOf, undefined);
      const summary: ProbeSummary = {
        service: item.service,
        probe: item.probe,
        spans,
        days: item.days.map(({ date, samples, latency_ms: latency }) => ({
          date,
          samples,
          latencyMs: latency ? toLatency(latency, latency.count ?? samples) : null,
        })),
        latencyMs: item.latency_ms ?? null,
        message: item.message === undefined ? (newest?.message ?? null) : toShownText(item.message),
        evidence: toShownText(item.evidence),
      };
      return { values: spans.length ? [summary] : [], problems };
    }),
};

function newerOf(newest: SummarySpan | undefined, span: SummarySpan): SummarySpan {
  return newest && newest.to > span.to ? newest : span;
}

function isSummary(item: unknown): boolean {
  return isRecord(item) && item['schema'] === 'cairn.probe-summary/v1';
}

function backwards(path: JsonPath): FormatProblem {
  return { path, message: 'the span ends before it begins' };
}

function toLatency(
  { min, mean, max }: { min: number; mean: number; max: number },
  count: number,
): ProbeDay['latencyMs'] {
  return { min, max, sum: mean * count, count };
}
