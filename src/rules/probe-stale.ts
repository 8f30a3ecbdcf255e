import { placeInContent } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import { secondMs, toIso } from '../model/dates.ts';
import type { FindingDraft } from '../model/finding.ts';

export const probeStale: Rule = {
  name: 'probe-stale',
  severity: 'warning',
  title: 'Probe that has fallen silent',
  meaning:
    'The newest result of a probe is older than it is valid. What it said then is no longer known, so the probe is unknown, and so is a service that requires it. It is never taken for up.',
  example: `"checked_at": "2026-06-20T06:00:00Z",
"valid_for_s": 3600`,
  fixed: `"checked_at": "2026-06-27T17:55:00Z",
"valid_for_s": 3600`,
  fix: 'Let the probe run again and collect its result, or state how long its results hold.',
  check,
};

function check({ services }: RuleContext): FindingDraft[] {
  return services.all.flatMap((service) =>
    service.probes.flatMap(({ id, doubt, history }) => {
      const latest = history?.latest;
      if (doubt !== 'stale' || !latest) return [];
      const until = latest.at + latest.validForSeconds * secondMs;
      return [
        {
          rule: 'probe-stale' as const,
          message: `probe ${id} said ${latest.status} at ${toIso(latest.at)}, which held until ${toIso(until)}`,
          hint: 'Let the probe run again and collect its result.',
          subject: service.id,
          at: placeInContent(latest.path),
        },
      ];
    }),
  );
}
