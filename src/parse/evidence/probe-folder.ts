// A folder of `content/probes/`, read file by file: what is kept of each probe grows, the results are forgotten.
import { toDigest } from '../../model/digest.ts';
import type { ProbeFolder } from '../../model/evidence.ts';
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

/** `files` come in a stable order; `path` is that of the folder inside the content folder. */
export async function parseProbeFolder(
  path: string,
  files: AsyncIterable<EvidenceBytes>,
  context: HistoryContext,
): Promise<ProbeFolder> {
  const histories = new ProbeHistories(context);
  const folder: ProbeFolder = { path, digest: '', files: 0, histories: [], flawed: [] };
  const digests: string[] = [];
  for await (const file of files) {
    const { values, flaw } = readEvidenceFile(file, probeFormats);
    for (const value of values) {
      if ('spans' in value) histories.addSummary(value, file.path);
      else histories.addSample(value, file.path);
    }
    folder.files += 1;
    digests.push(`${file.path} ${file.digest}`);
    if (flaw) folder.flawed.push(flaw);
  }
  return { ...folder, digest: toDigest(digests.join('\n')), histories: histories.close() };
}
