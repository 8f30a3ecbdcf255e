// `application/health+json`: I. Nadareishvili, Health Check Response Format for HTTP APIs
// (draft-inadarei-api-health-check-06). A service answers it about itself, so it says whose it is by where it lies.
import { toMoment } from '../../model/dates.ts';
import type { Moment } from '../../model/dates.ts';
import { healthSpec } from '../../model/evidence-spec.ts';
import type { HealthSpec } from '../../model/evidence-spec.ts';
import { compareStatus } from '../../model/probe.ts';
import type { ProbeStatus } from '../../model/probe.ts';
import { isRecord, noTime, readItems, toShownText } from './format.ts';
import type { Format, JsonPath, ProbeSample, Reading } from './format.ts';

/** The probe that the document as a whole is. */
const overall = 'health';

export const healthJson: Format<ProbeSample> = {
  name: 'application/health+json',
  matches: (document) =>
    isRecord(document) &&
    !('schema' in document) &&
    'status' in document &&
    !Array.isArray(document['checks']),
  read: (document, { folder, fileTime }) =>
    readItems(document, healthSpec, (health, path) => {
      const service = folder || health.serviceId;
      if (!service)
        return { values: [], problems: [{ path, message: 'it does not say of which service it is' }] };
      return readHealth(health, path, { service, fileTime });
    }),
};

const words: Record<HealthSpec['status'], ProbeStatus> = {
  pass: 'up',
  ok: 'up',
  up: 'up',
  warn: 'degraded',
  fail: 'down',
  error: 'down',
  down: 'down',
};

interface HealthContext {
  service: string;
  fileTime: Moment | undefined;
}

type Check = NonNullable<HealthSpec['checks']>[string][number];

function readHealth(health: HealthSpec, path: JsonPath, context: HealthContext): Reading<ProbeSample> {
  const checks = Object.entries(health.checks ?? {});
  const times = checks.flatMap(([, nodes]) => nodes.flatMap(({ time }) => toMoment(time ?? '') ?? []));
  // Read together, at one time: the newest of its checks, unless the file name knows better.
  const at = context.fileTime ?? (times.length ? Math.max(...times) : undefined);
  if (at === undefined) return { values: [], problems: [noTime(path)] };
  const whole = toSample(overall, { status: health.status, output: health.output, at, context });
  return {
    values: [whole, ...checks.flatMap(([name, nodes]) => toCheck(name, nodes, { at, context }))],
    problems: [],
  };
}

/** A check of several nodes is as bad as the worst of them; one without a status only measures. */
function toCheck(
  name: string,
  nodes: readonly Check[],
  { at, context }: { at: Moment; context: HealthContext },
): ProbeSample[] {
  const [worst] = nodes
    .flatMap((node) => (node.status ? [{ ...node, status: node.status }] : []))
    .sort((a, b) => compareStatus(words[b.status], words[a.status]));
  if (!worst) return [];
  const sample = toSample(name, {
    status: worst.status,
    output: worst.output,
    at: toMoment(worst.time ?? '') ?? at,
    context,
  });
  return [{ ...sample, latencyMs: toLatency(name, worst) }];
}

interface Stated {
  status: HealthSpec['status'];
  output: string | null | undefined;
  at: Moment;
  context: HealthContext;
}

function toSample(probe: string, { status, output, at, context }: Stated): ProbeSample {
  return {
    service: context.service,
    probe,
    status: words[status],
    at,
    validForSeconds: null,
    latencyMs: null,
    message: toShownText(output),
    evidence: null,
  };
}

const unitsMs: Record<string, number> = { ms: 1, s: 1000, us: 0.001, ns: 0.000001 };

function toLatency(name: string, { observedValue, observedUnit }: Check): number | null {
  const unit = unitsMs[observedUnit ?? 'ms'];
  const isTime = name.endsWith(':responseTime') && typeof observedValue === 'number' && observedValue >= 0;
  return isTime && unit !== undefined ? observedValue * unit : null;
}
