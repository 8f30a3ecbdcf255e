// The page of one gate: what it asks for, and everything that waits for it.
import type { GateItem, TaskItem } from '../graph/catalog.ts';
import type { ReadinessState } from '../model/status.ts';
import { toFindingView } from './finding-view.ts';
import type { FindingView } from './finding-view.ts';
import { toGateView } from './gate-view.ts';
import type { GateView } from './gate-view.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import { toFactList } from './plan-page.ts';
import type { Fact } from './plan-page.ts';
import type { Portal } from './portal.ts';
import { toRequirementView } from './requirement-view.ts';
import type { RequirementView } from './requirement-view.ts';
import { formatDay, formatDays, numberOf, readinessWords, toSentence } from './words.ts';

export interface HeldTask {
  item: ItemLink;
  state: ReadinessState;
  stateWord: string;
  isCritical: boolean;
}

export interface GatePage {
  /** Its part of the address. */
  name: string;
  gate: GateView;
  summary: string;
  facts: Fact[];
  /** The plan whose file states it; null for a file of its own. */
  plan: ItemLink | null;
  behind: HeldTask[];
  /** How many more wait than `behind` shows. */
  more: number;
  /** Of services and automations. */
  required: RequirementView[];
  findings: FindingView[];
  boardHref: string;
}

/** Tasks behind the gate that its page shows; the document has all. */
const shownBehind = 100;

export function buildGatePages(portal: Portal): GatePage[] {
  return portal.catalog.gates.map((item) => toGatePage(item, portal));
}

function toGatePage(item: GateItem, portal: Portal): GatePage {
  const gate = toGateView(item, portal);
  const held = portal.judgement.heldBy(item);
  return {
    name: item.node,
    gate,
    summary: summarise(gate),
    facts: toFacts(item),
    plan: item.plan ? toItemLink(item.plan, portal.links) : null,
    behind: held.slice(0, shownBehind).map((task) => toHeldTask(task, portal)),
    more: Math.max(0, held.length - shownBehind),
    required: portal.judgement
      .requirementsOf(item)
      .map((requirement) => toRequirementView(requirement, portal.links)),
    findings: portal
      .findingsIn(item.source)
      .filter(({ subject }) => subject === item.id)
      .map((finding) => toFindingView(finding, portal)),
    boardHref: portal.links.gates,
  };
}

export function toHeldTask(task: TaskItem, { judgement, links }: Portal): HeldTask {
  const { state } = judgement.readinessOf(task);
  return {
    item: toItemLink(task, links),
    state,
    stateWord: readinessWords[state],
    isCritical: judgement.isCritical(task),
  };
}

/** `Open for 5 days; it holds 14 tasks and the critical path.` */
function summarise({ clearedText, days, ageText, held, isCritical }: GateView): string {
  if (clearedText !== null) return `${toSentence(clearedText)}. It holds nothing any more.`;
  const age = days ? `Open for ${numberOf(days, 'day')}` : `Open, ${ageText}`;
  const work = held ? numberOf(held, 'task') : 'nothing that is open';
  return `${age}; it holds ${work}${isCritical ? ' and the critical path' : ''}.`;
}

function toFacts({ gate }: GateItem): Fact[] {
  return toFactList([
    ['kind', gate.gateKind],
    ['opened', gate.opened === null ? null : formatDay(gate.opened)],
    ['cleared', gate.cleared === null ? null : formatDay(gate.cleared)],
    ['effort', gate.effortDays === null ? null : formatDays(gate.effortDays)],
    ...gate.extra.map(({ key, value }): [string, string] => [key, value]),
  ]);
}
