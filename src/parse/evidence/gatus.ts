// Gatus, `/api/v1/endpoints/statuses`: the endpoints of a whole status page, each with its newest results.
import { toMoment } from '../../model/dates.ts';
import { gatusSpec } from '../../model/evidence-spec.ts';
import { isRecord, noTime, readItems, toShownText } from './format.ts';
import type { Format, FormatProblem, ProbeSample } from './format.ts';

const nanosecondsPerMs = 1_000_000;

export const gatus: Format<ProbeSample> = {
  name: 'Gatus endpoint statuses',
  matches: (document) => isEndpoint(Array.isArray(document) ? document[0] : document),
  read: (document, { fileTime }) =>
    readItems(document, gatusSpec, ({ key, results }, path) => {
      const problems: FormatProblem[] = [];
      const values = results.flatMap((result, position): ProbeSample[] => {
        const at = toMoment(result.timestamp) ?? fileTime;
        if (at === undefined) problems.push(noTime([...path, 'results', position]));
        if (at === undefined) return [];
        const { success, duration } = result;
        return [
          {
            service: key,
            probe: key,
            status: success ? 'up' : 'down',
            at,
            validForSeconds: null,
            latencyMs: duration ? duration / nanosecondsPerMs : null,
            message: success ? null : toShownText(sayFailure(result)),
            evidence: null,
          },
        ];
      });
      return { values, problems };
    }),
};

function isEndpoint(item: unknown): boolean {
  return isRecord(item) && 'key' in item && Array.isArray(item['results']);
}

interface Failure {
  errors?: string[] | null | undefined;
  conditionResults?: { condition: string; success: boolean }[] | null | undefined;
}

function sayFailure({ errors, conditionResults }: Failure): string {
  const failed = (conditionResults ?? []).filter(({ success }) => !success).map(({ condition }) => condition);
  return [...(errors ?? []), ...failed].join('; ');
}
