import { toMoment } from '../../model/dates.ts';
import { probeSpec } from '../../model/evidence-spec.ts';
import { isRecord, noTime, readItems, toShownText } from './format.ts';
import type { Format, ProbeSample } from './format.ts';

/** `cairn.probe/v1`: one result, or a list of them. */
export const nativeProbe: Format<ProbeSample> = {
  name: 'cairn.probe/v1',
  matches: (document) => isNative(Array.isArray(document) ? document.find(isRecord) : document),
  read: (document, { fileTime }) =>
    readItems(document, probeSpec, (item, path) => {
      const at = toMoment(item.checked_at ?? '') ?? fileTime;
      if (at === undefined) return { values: [], problems: [noTime(path)] };
      const sample: ProbeSample = {
        service: item.service,
        probe: item.probe,
        status: item.status,
        at,
        validForSeconds: item.valid_for_s ?? null,
        latencyMs: item.latency_ms ?? null,
        message: toShownText(item.message),
        evidence: toShownText(item.evidence),
      };
      return { values: [sample], problems: [] };
    }),
};

function isNative(item: unknown): boolean {
  return isRecord(item) && item['schema'] === 'cairn.probe/v1';
}
