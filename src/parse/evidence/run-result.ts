// Results that list what was done: `commands[]` and `checks[]`, each with a status and perhaps `required`, as
// `railiance.run-result.v1` has them. A required step that did not pass fails the run, another one makes it partial;
// a result without any step is no success.
import { toMoment } from '../../model/dates.ts';
import { runResultSpec } from '../../model/evidence-spec.ts';
import type { RunResultSpec } from '../../model/evidence-spec.ts';
import type { RunResult } from '../../model/run.ts';
import { isRecord, noTime, readItems, toEvidence, toShownText } from './format.ts';
import type { Format } from './format.ts';
import type { RunReading } from './run-native.ts';

export const runResult: Format<RunReading> = {
  name: 'result with commands and checks',
  matches: (document) => hasSteps(Array.isArray(document) ? document[0] : document),
  read: (document, { folder, fileTime }) =>
    readItems(document, runResultSpec, (item, path) => {
      const scheduledFor = toMoment(item.scheduled_for ?? '') ?? fileTime ?? toMoment(item.started_at ?? '');
      const automation = item.automation ?? folder;
      if (scheduledFor === undefined) return { values: [], problems: [noTime(path)] };
      if (!automation) {
        return { values: [], problems: [{ path, message: 'it does not say of which automation it is' }] };
      }
      const { result, message } = judgeSteps(item);
      const run: RunReading = {
        automation,
        scheduledFor,
        startedAt: toMoment(item.started_at ?? '') ?? null,
        finishedAt: toMoment(item.finished_at ?? '') ?? null,
        result,
        isSchemaValid: item.schema_valid ?? null,
        message: toShownText(item.message ?? message),
        evidence: toEvidence(item.evidence),
      };
      return { values: [run], problems: [] };
    }),
};

function hasSteps(item: unknown): boolean {
  return isRecord(item) && (Array.isArray(item['commands']) || Array.isArray(item['checks']));
}

const passed = /^(pass(ed)?|ok|success(ful)?|succeeded|clean|complete(d)?|done|up)$/i;
const skipped = /^(skip(ped)?|not[-_ ]?run|n\/?a)$/i;

function judgeSteps({ commands, checks }: RunResultSpec): { result: RunResult; message: string } {
  const steps = [...(commands ?? []), ...(checks ?? [])];
  if (steps.length === 0) return { result: 'failed', message: 'it names no command and no check' };
  if (steps.every(({ status }) => skipped.test(status)))
    return { result: 'skipped', message: 'every step was skipped' };
  const failed = steps.filter(
    ({ status, required }) => !passed.test(status) && !((required ?? true) === false && skipped.test(status)),
  );
  const isFailed = failed.some(({ required }) => required ?? true);
  const message = failed.map(({ id, name, status }) => `${name ?? id ?? 'a step'}: ${status}`).join('; ');
  return { result: failed.length === 0 ? 'clean' : isFailed ? 'failed' : 'partial', message };
}
