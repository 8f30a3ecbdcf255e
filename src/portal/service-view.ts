// A service as lists show it: its state, the days behind it, and what depends on it.
import type { GateItem, Item, TaskItem } from '../graph/catalog.ts';
import type { ServiceState } from '../graph/services.ts';
import type { DayState } from '../graph/timeline.ts';
import { toIso } from '../model/dates.ts';
import { toIdKey } from '../model/ids.ts';
import type { ProbeStatus } from '../model/probe.ts';
import { formatDuration, probeWords, sayDay } from './evidence-words.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import type { Portal } from './portal.ts';
import { formatMoment, formatShortDay } from './words.ts';

export interface DayCell {
  date: string;
  status: ProbeStatus | null;
  text: string;
}

/** What the browser needs to say that evidence has expired since. */
export interface Freshness {
  /** Moment in ISO 8601; null where nothing can expire. */
  expiresAt: string | null;
  expiresText: string;
  /** `28 Jun 2026`. */
  expiresShort: string;
}

export interface ServiceView extends Freshness {
  id: string;
  title: string;
  href: string;
  status: ProbeStatus;
  word: string;
  /** `for 41 days`; empty where it is not known since when. */
  forText: string;
  checkedAt: string | null;
  checkedText: string;
  strip: DayCell[];
  stripText: string;
  plans: ItemLink[];
  gates: ItemLink[];
}

export function toServiceView(service: ServiceState, portal: Portal): ServiceView {
  const { status, since, checkedAt } = service;
  const { plans, gates } = findConcerned(service, portal);
  return {
    id: service.id,
    title: service.title,
    href: portal.links.service(service.id),
    status,
    word: probeWords[status],
    forText: since === null ? '' : `for ${formatDuration(portal.now - since)}`,
    ...toFreshness(service),
    checkedAt: checkedAt === null ? null : toIso(checkedAt),
    checkedText: checkedAt === null ? 'never checked' : formatMoment(toIso(checkedAt)),
    strip: service.days.map(toDayCell),
    stripText: sayStrip(service),
    plans,
    gates,
  };
}

export function toFreshness({ expiresAt }: Pick<ServiceState, 'expiresAt'>): Freshness {
  if (expiresAt === null) return { expiresAt: null, expiresText: '', expiresShort: '' };
  const iso = toIso(expiresAt);
  return {
    expiresAt: iso,
    expiresText: formatMoment(iso),
    expiresShort: formatShortDay(iso.slice(0, 10), ''),
  };
}

function toDayCell(day: DayState): DayCell {
  return { date: day.date, status: day.status, text: sayDay(day) };
}

function sayStrip({ title, days }: ServiceState): string {
  const count = (status: ProbeStatus | null): number => days.filter((day) => day.status === status).length;
  const parts = [
    `${count('up')} days up`,
    `${count('degraded')} degraded`,
    `${count('down')} with a time down`,
    `${count('unknown') + count(null)} not known`,
  ];
  return `${title}, ${days.length} days: ${parts.join(', ')}`;
}

/** Plans that portal.yaml names; gates that require the service, or hold one of those plans or a task of it. */
function findConcerned(service: ServiceState, portal: Portal): { plans: ItemLink[]; gates: ItemLink[] } {
  const plans = service.config.plans.flatMap((id) => portal.catalog.find(id));
  const gates = portal.catalog.gates.filter(
    (gate) =>
      requires(gate, service, portal) ||
      (gate.gate.status === 'open' &&
        portal.judgement.holds.by(gate).some(({ held }) => held.some((item) => isWithin(item, plans)))),
  );
  const toLink = (item: Item): ItemLink => toItemLink(item, portal.links);
  return { plans: plans.map(toLink), gates: gates.map(toLink) };
}

export function requires(item: TaskItem | GateItem, { id }: { id: string }, portal: Portal): boolean {
  return portal.judgement.requirementsOf(item).some(({ stated }) => toIdKey(stated.target) === toIdKey(id));
}

function isWithin(item: Item, plans: readonly Item[]): boolean {
  return plans.includes(item) || (item.kind === 'task' && plans.includes(item.plan));
}
