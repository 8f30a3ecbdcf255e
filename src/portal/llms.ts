// llms.txt: what this site is and where programs find its facts.
import { toAsOf } from './frame.ts';
import { buildOverview } from './overview.ts';
import type { Portal } from './portal.ts';
import { documents } from '../model/published.ts';
import { livePlanStatuses } from '../model/status.ts';

export function buildLlmsText(portal: Portal): string {
  const { links } = portal;
  const live = portal.catalog.plans.filter(({ plan }) => livePlanStatuses.includes(plan.status));
  return [
    `# ${portal.title}`,
    '',
    `> ${buildOverview(portal).headline} As of ${toAsOf(portal).moment ?? 'an unknown day'}.`,
    '',
    'A status portal made by Cairn from workplans that live in git. The documents below state every fact that',
    'the pages show. Ids are compared without case. Dates are UTC days.',
    '',
    '## Documents',
    '',
    ...Object.keys(documents).map(
      (name) => `- [${name}.json](${links.document(name)}): [schema](${links.schema(name)})`,
    ),
    '',
    '## Plans in hand',
    '',
    ...live.map(
      (item) => `- [${item.id}](${links.plan(item.slug)}): ${item.plan.title.replace(/\s+/g, ' ')}`,
    ),
    '',
  ].join('\n');
}
