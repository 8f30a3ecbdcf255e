// llms.txt: what this site is and where programs find its facts.
import { toAsOf } from './frame.ts';
import type { Overview } from './overview.ts';
import type { Portal } from './portal.ts';
import { listOpenGates } from './gate-view.ts';
import type { GateView } from './gate-view.ts';
import { documents } from '../model/published.ts';
import { livePlanStatuses } from '../model/status.ts';

export function buildLlmsText(
  portal: Portal,
  { headline, summary }: Pick<Overview, 'headline' | 'summary'>,
): string {
  const { links } = portal;
  const gates = listOpenGates(portal);
  const live = portal.catalog.plans.filter(({ plan }) => livePlanStatuses.includes(plan.status));
  return [
    `# ${portal.title}`,
    '',
    `> ${headline} ${summary === null ? '' : `${summary} `}As of ${toAsOf(portal).moment ?? 'an unknown day'}.`,
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
    ...(gates.length ? ['## Gates that wait for a human', '', ...gates.map(toGateLine), ''] : []),
    '## Plans in hand',
    '',
    ...live.map(
      (item) => `- [${item.id}](${links.plan(item.slug)}): ${item.plan.title.replace(/\s+/g, ' ')}`,
    ),
    '',
  ].join('\n');
}

function toGateLine({ item, owner, heldText }: GateView): string {
  const title = item.title.replace(/\s+/g, ' ');
  return `- [${item.id}](${item.href}): ${title}; for ${owner?.name ?? 'nobody who is named'}, ${heldText}`;
}
