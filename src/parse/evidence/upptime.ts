// Upptime, `history/summary.json`: all sites with their state now. It has no time of its own, so the file name must
// have it. Averages and minutes of downtime per day are not read: they do not say when.
import { upptimeSpec } from '../../model/evidence-spec.ts';
import { isRecord, noTime, readItems } from './format.ts';
import type { Format, ProbeSample } from './format.ts';

export const upptime: Format<ProbeSample> = {
  name: 'Upptime summary',
  matches: (document) => Array.isArray(document) && isSite(document[0]),
  read: (document, { fileTime }) =>
    fileTime === undefined
      ? { values: [], problems: [noTime([])] }
      : readItems(document, upptimeSpec, ({ slug, status, time }) => {
          const sample: ProbeSample = {
            service: slug,
            probe: slug,
            status,
            at: fileTime,
            validForSeconds: null,
            latencyMs: time ?? null,
            message: null,
            evidence: null,
          };
          return { values: [sample], problems: [] };
        }),
};

function isSite(item: unknown): boolean {
  return isRecord(item) && 'slug' in item && 'status' in item && !('schema' in item);
}
