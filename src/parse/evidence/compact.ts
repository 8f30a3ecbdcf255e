// What whoever collects puts in place of results that nobody needs one by one any more: what is kept of them anyway,
// written down as `cairn.probe-summary/v1`. A build that reads the summaries comes to the same histories as one that
// reads the results. Best done per UTC day, once it is over: such a file never changes again.
import { toIso } from '../../model/dates.ts';
import type { ProbeSummarySpec } from '../../model/evidence-spec.ts';
import type { FoldedFile } from '../../model/evidence.ts';
import type { LatestResult, ProbeDay, ProbeHistory, ProbeSpan } from '../../model/probe.ts';
import { mergeByProbe } from './probe-folder.ts';

/**
 * One summary per probe, for all of the files. Undefined where they say more than a summary can: what could not be
 * read, or results from the future. Such files are to stay as they are.
 */
export function compactProbeFiles(files: readonly FoldedFile[]): ProbeSummarySpec[] | undefined {
  if (files.some(({ flaw }) => flaw !== null)) return undefined;
  const histories = mergeByProbe(files.flatMap((file) => file.histories));
  if (histories.some(({ future }) => future !== null)) return undefined;
  return histories.flatMap((history) => (history.latest ? [toSummary(history, history.latest)] : []));
}

function toSummary({ service, probe, spans, days }: ProbeHistory, latest: LatestResult): ProbeSummarySpec {
  const { validForSeconds, latencyMs, message, evidence } = latest;
  return {
    schema: 'cairn.probe-summary/v1',
    service,
    probe,
    valid_for_s: validForSeconds,
    spans: spans.map((span) => toSpan(span, validForSeconds)),
    days: days.map(toDay),
    message,
    ...(latencyMs !== null && { latency_ms: latencyMs }),
    ...(evidence !== null && { evidence }),
  };
}

function toSpan(
  { status, from, to, validForSeconds, message }: ProbeSpan,
  usual: number,
): ProbeSummarySpec['spans'][number] {
  return {
    status,
    from: toIso(from),
    to: toIso(to),
    ...(validForSeconds !== usual && { valid_for_s: validForSeconds }),
    ...(message !== null && { message }),
  };
}

function toDay({ date, samples, latencyMs }: ProbeDay): NonNullable<ProbeSummarySpec['days']>[number] {
  if (!latencyMs) return { date, samples };
  const { min, max, sum, count } = latencyMs;
  return { date, samples, latency_ms: { min, mean: sum / count, max, ...(count !== samples && { count }) } };
}
