// One file of `content/probes/` → what is kept of its results. It depends on nothing but the file, the validity that
// results without one have, and which of them are in the future; so it holds until one of these changes.
import type { FoldedFile } from '../../model/evidence.ts';
import { readEvidenceFile } from './evidence-file.ts';
import type { EvidenceBytes } from './evidence-file.ts';
import type { Format, ProbeSample } from './format.ts';
import { gatus } from './gatus.ts';
import { healthJson } from './health-json.ts';
import { ProbeHistories } from './history.ts';
import type { HistoryContext } from './history.ts';
import { nativeProbe } from './probe-native.ts';
import { probeSummary } from './probe-summary.ts';
import type { ProbeSummary } from './probe-summary.ts';
import { upptime } from './upptime.ts';

/** In the order in which they are tried. */
export const probeFormats: readonly Format<ProbeSample | ProbeSummary>[] = [
  nativeProbe,
  probeSummary,
  gatus,
  upptime,
  healthJson,
];

export function foldProbeFile(file: EvidenceBytes, context: HistoryContext): FoldedFile {
  const { values, flaw } = readEvidenceFile(file, probeFormats);
  const histories = new ProbeHistories(context);
  // Gatus has the newest results last, others may have them first.
  for (const sample of values.filter((value) => 'at' in value).sort((a, b) => a.at - b.at))
    histories.addSample(sample, file.path);
  for (const summary of values.filter((value) => 'spans' in value)) histories.addSummary(summary, file.path);
  return { path: file.path, digest: file.digest, histories: histories.close(), flaw };
}

/** Whether it says the same at this moment, too. */
export function isFoldedFor({ histories }: FoldedFile, now: HistoryContext['now']): boolean {
  return histories.every(
    ({ latest, future }) => future === null && (now === null || latest === null || latest.at <= now),
  );
}
