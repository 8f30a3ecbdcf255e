// A gate as the board shows it: what it holds, since when, and all that its human must know.
import type { GateItem, TaskItem } from '../graph/catalog.ts';
import { isOpenWork } from '../graph/work.ts';
import { countDays } from '../model/dates.ts';
import { gateFields, listMissing, sayField, valueOf } from '../model/gate-fields.ts';
import type { Gate, GateKind } from '../model/gate.ts';
import { compareNatural } from '../model/ids.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import { toOwnerLink } from './owner-link.ts';
import type { OwnerLink } from './owner-link.ts';
import type { Portal } from './portal.ts';
import { formatDay, formatShortDay, numberOf } from './words.ts';

export interface GateFieldView {
  /** `route`, `next command`. */
  name: string;
  /** Null where nobody has filled it in. */
  value: string | null;
  isCommand: boolean;
}

export interface GateView {
  item: ItemLink;
  kindWord: string;
  owner: OwnerLink | null;
  /** All but the owner, in a fixed order. */
  fields: GateFieldView[];
  /** `route`, `next step`: what nobody has filled in; none for a cleared gate. */
  missing: string[];
  /** The same without the owner, in whose place it stands. */
  lacks: string[];
  /** The critical path waits for it. */
  isCritical: boolean;
  /** Open tasks that wait for it, however indirectly. */
  held: number;
  /** `holds 14 tasks`; `holds nothing that is open`. */
  heldText: string;
  /** UTC day. */
  opened: string | null;
  /** Days open as of the content's day; null where nobody says since when. */
  days: number | null;
  /** `5 days`; `today`; empty where nobody says since when. */
  daysText: string;
  /** `5 days, since 22 Jun`; `nobody says since when`. */
  ageText: string;
  cleared: string | null;
  /** `cleared on 3 June 2026 after 5 days`, as far as days are known. */
  clearedText: string | null;
  /** What it names itself. */
  holds: ItemLink[];
  /** Names that no collected file has. */
  unknown: string[];
  source: { place: string; href: string | null };
}

const kindWords: Record<GateKind, string> = {
  human: 'human',
  operator: 'operator',
  approval: 'approval',
  credential: 'credential',
};

export function toGateView(item: GateItem, portal: Portal): GateView {
  const { judgement, links, today } = portal;
  const { gate, source } = item;
  const held = judgement.heldBy(item).length;
  const stated = judgement.holds.by(item);
  const place = { ...source, line: gate.line, column: gate.column };
  const missing = gate.status === 'open' ? listMissing(gate) : [];
  const days = gate.opened === null || today === '' ? null : Math.max(0, countDays(gate.opened, today));
  return {
    item: toItemLink(item, links),
    kindWord: kindWords[gate.gateKind],
    owner: toOwnerLink(gate.owner, portal),
    fields: toFields(gate),
    missing: missing.map(sayField),
    lacks: missing.filter((field) => field !== 'owner').map(sayField),
    isCritical: holdsCriticalPath(item, portal),
    held,
    heldText: held ? `holds ${numberOf(held, 'task')}` : 'holds nothing that is open',
    opened: gate.opened,
    days,
    daysText: days === null ? '' : days === 0 ? 'today' : numberOf(days, 'day'),
    ageText: sayAge(gate, today),
    cleared: gate.cleared,
    clearedText: sayCleared(gate),
    holds: stated.flatMap(({ held: items }) => items.map((each) => toItemLink(each, links))),
    unknown: stated.flatMap(({ dead, stated: { target } }) => (dead === 'missing' ? [target] : [])),
    source: {
      place: `${[source.repo, source.path].filter(Boolean).join('/')}:${gate.line}`,
      href: portal.sourceUrl(place) ?? null,
    },
  };
}

/** A next step is a command, a decision, or both. */
function toFields(gate: Gate): GateFieldView[] {
  const known = gateFields
    .filter((field) => field !== 'owner' && field !== 'next_step')
    .map((field) => ({ name: sayField(field), value: valueOf(gate, field), isCommand: false }));
  const steps: GateFieldView[] = [
    { name: 'decision', value: gate.decision, isCommand: false },
    { name: 'next command', value: gate.nextCommand, isCommand: true },
  ];
  const stated = steps.filter(({ value }) => value !== null);
  const missing: GateFieldView[] = [{ name: sayField('next_step'), value: null, isCommand: false }];
  return [...known, ...(stated.length ? stated : missing)];
}

/** A gate in front of a critical task is critical, even where other work takes longer. */
export function holdsCriticalPath(item: GateItem, { judgement }: Portal): boolean {
  if (!isOpenWork(item)) return false;
  if (judgement.isCritical(item)) return true;
  const isCritical = (task: TaskItem): boolean => isOpenWork(task) && judgement.isCritical(task);
  return judgement.holds
    .by(item)
    .some(({ held }) =>
      held.some((each) => (each.kind === 'task' ? isCritical(each) : each.tasks.some(isCritical))),
    );
}

function sayAge({ opened }: Gate, today: string): string {
  if (opened === null) return 'nobody says since when';
  const since = `since ${formatShortDay(opened, today || opened)}`;
  const days = today === '' ? 0 : countDays(opened, today);
  return days > 0 ? `${numberOf(days, 'day')}, ${since}` : since;
}

function sayCleared({ status, opened, cleared }: Gate): string | null {
  if (status !== 'cleared') return null;
  if (cleared === null) return 'cleared, nobody says when';
  const days = opened === null ? 0 : countDays(opened, cleared);
  return `cleared on ${formatDay(cleared)}${days > 0 ? ` after ${numberOf(days, 'day')}` : ''}`;
}

/** Open gates, most blocking first: the critical path, then how much is held, then how long, then the id. */
export function listOpenGates(portal: Portal): GateView[] {
  return portal.catalog.gates
    .filter(isOpenWork)
    .map((item) => toGateView(item, portal))
    .sort(
      (a, b) =>
        Number(b.isCritical) - Number(a.isCritical) ||
        b.held - a.held ||
        (b.days ?? -1) - (a.days ?? -1) ||
        compareNatural(a.item.id, b.item.id) ||
        compareNatural(a.item.href, b.item.href),
    );
}

/** Newest first; those without a date last. */
export function listClearedGates(portal: Portal): GateView[] {
  return portal.catalog.gates
    .filter((item) => !isOpenWork(item))
    .map((item) => toGateView(item, portal))
    .sort((a, b) => compareNatural(b.cleared ?? '', a.cleared ?? '') || compareNatural(a.item.id, b.item.id));
}
