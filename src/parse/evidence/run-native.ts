import { toMoment } from '../../model/dates.ts';
import { runSpec } from '../../model/evidence-spec.ts';
import type { Run } from '../../model/run.ts';
import { isRecord, noTime, readItems, toEvidence, toShownText } from './format.ts';
import type { Format } from './format.ts';

export type RunReading = Omit<Run, 'path'>;

/** `cairn.run/v1`: one run, or a list of them. */
export const nativeRun: Format<RunReading> = {
  name: 'cairn.run/v1',
  matches: (document) => isNative(Array.isArray(document) ? document.find(isRecord) : document),
  read: (document, { fileTime }) =>
    readItems(document, runSpec, (item, path) => {
      const scheduledFor = toMoment(item.scheduled_for ?? '') ?? fileTime;
      if (scheduledFor === undefined) return { values: [], problems: [noTime(path)] };
      const run: RunReading = {
        automation: item.automation,
        scheduledFor,
        startedAt: toMoment(item.started_at ?? '') ?? null,
        finishedAt: toMoment(item.finished_at ?? '') ?? null,
        result: item.result,
        isSchemaValid: item.schema_valid ?? null,
        message: toShownText(item.message),
        evidence: toEvidence(item.evidence),
      };
      return { values: [run], problems: [] };
    }),
};

function isNative(item: unknown): boolean {
  return isRecord(item) && item['schema'] === 'cairn.run/v1';
}
