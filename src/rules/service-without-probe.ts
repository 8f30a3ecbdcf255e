import { placeInConfig } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const serviceWithoutProbe: Rule = {
  name: 'service-without-probe',
  severity: 'warning',
  title: 'Service that nobody looks at',
  meaning:
    'No probe has ever reported about the service, or one that portal.yaml requires has not. Nobody can say that it is up, so it is unknown.',
  example: `services:
  - id: state-hub
    probes: [{ id: api }, { id: write }]`,
  fixed: `services:
  - id: state-hub
    probes: [{ id: api }]`,
  fix: 'Put results into `probes/<service>/`, name the keys under which other documents have it in `from`, or remove the probe.',
  check,
};

function check({ services }: RuleContext): FindingDraft[] {
  return services.all.flatMap(({ id, config, probes }) => {
    const silent = probes
      .filter(({ isRequired, doubt }) => isRequired && doubt === 'never')
      .map((probe) => probe.id);
    if (probes.length > 0 && silent.length === 0) return [];
    const message =
      silent.length === probes.length
        ? 'no probe has ever reported about it'
        : `its required probe ${silent.join(', ')} has never reported`;
    return [
      {
        rule: 'service-without-probe' as const,
        message,
        hint: `Put results into probes/${id}/, or name its keys in \`from\`.`,
        subject: id,
        at: placeInConfig(config),
      },
    ];
  });
}
