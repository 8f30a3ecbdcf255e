// Badges for READMEs and wikis: one for each service, automation and plan, and one for the whole. A badge is a picture
// that others load long after it was made; it says what was known then, and no more.
import type { AutomationState } from '../graph/automations.ts';
import type { PlanItem } from '../graph/catalog.ts';
import type { ServiceState } from '../graph/services.ts';
import { toIdKey } from '../model/ids.ts';
import { countByStatus, countTasks } from '../model/status.ts';
import type { ProbeStatus } from '../model/probe.ts';
import type { PlanStatus } from '../model/status.ts';
import { countSeverities } from './documents.ts';
import type { Portal } from './portal.ts';
import { numberOf, wordOf } from './words.ts';

/** The names of shields.io. */
export type BadgeColor = 'brightgreen' | 'yellow' | 'red' | 'blue' | 'lightgrey';

export interface Badge {
  /** Its address below `badges/`, without its ending. */
  name: string;
  label: string;
  message: string;
  color: BadgeColor;
}

export function buildBadges(portal: Portal): Badge[] {
  const { services, automations, catalog } = portal;
  const badges = [
    toPortalBadge(portal),
    ...services.all.map(toServiceBadge),
    ...automations.all.map(toAutomationBadge),
    ...catalog.plans.map(toPlanBadge),
  ];
  // A plan's part of an address is its own, but not every file system tells upper case from lower case.
  return [...new Map(badges.map((badge) => [toIdKey(badge.name), badge])).values()];
}

const serviceColors: Record<ProbeStatus, BadgeColor> = {
  up: 'brightgreen',
  degraded: 'yellow',
  down: 'red',
  unknown: 'lightgrey',
};

function toServiceBadge({ id, title, status }: ServiceState): Badge {
  return { name: `services/${id}`, label: title, message: status, color: serviceColors[status] };
}

function toAutomationBadge({ id, title, config, streak, isMet, expected }: AutomationState): Badge {
  const { required } = config;
  const message =
    expected.length === 0
      ? 'no run yet'
      : required === 0
        ? `${streak.length} clean in a row`
        : `${Math.min(streak.length, required)} of ${required} clean`;
  const color = expected.length === 0 || required === 0 ? 'blue' : isMet ? 'brightgreen' : 'yellow';
  return { name: `automations/${id}`, label: title, message, color };
}

const planColors: Partial<Record<PlanStatus, BadgeColor>> = {
  active: 'blue',
  blocked: 'yellow',
  finished: 'brightgreen',
};

function toPlanBadge({ id, plan, slug }: PlanItem): Badge {
  const counts = countByStatus(plan.tasks);
  const all = countTasks(counts) - counts.cancel;
  const done = all === 0 ? '' : `, ${counts.done} of ${all} done`;
  return {
    name: `workplans/${slug}`,
    label: id,
    message: `${wordOf(plan.status)}${done}`,
    color: planColors[plan.status] ?? 'lightgrey',
  };
}

function toPortalBadge(portal: Portal): Badge {
  const { error, warning } = countSeverities(portal);
  const open = portal.catalog.gates.filter(({ gate }) => gate.status === 'open').length;
  const parts = [
    open > 0 ? `${numberOf(open, 'gate')} open` : '',
    error + warning > 0 ? numberOf(error + warning, 'finding') : '',
  ].filter(Boolean);
  return {
    name: 'portal',
    label: portal.title,
    message: parts.join(', ') || 'nothing open',
    color: error > 0 ? 'red' : parts.length > 0 ? 'yellow' : 'brightgreen',
  };
}
