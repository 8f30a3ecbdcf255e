// The critical path as a strip of steps, with what it waits for now.
import type { GateItem, Item, TaskItem } from '../graph/catalog.ts';
import { ownerOf } from '../graph/owners.ts';
import { effortOf } from '../graph/work.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import { sayGoal } from './path-words.ts';
import type { Portal } from './portal.ts';
import { countOf, formatDays, readinessWords, toSentence } from './words.ts';

export interface PathStep {
  /** Without an address where nothing can be opened. */
  item: Pick<ItemLink, 'id' | 'title'> & { href: string | null };
  isGate: boolean;
  /** Readiness of a task, `open` for a gate: decides the glyph. */
  state: string;
  stateWord: string;
  /** Days of work; empty for what weighs nothing. */
  daysText: string;
  owner: string | null;
}

export interface PathStrip {
  /** `Path to CUST-WP-0051`. */
  title: string;
  goal: ItemLink | null;
  /** `10 steps, 17 days of work left`. */
  note: string;
  /** What the first step waits for; null where nothing is left. */
  bottleneck: string | null;
  steps: PathStep[];
  /** Steps that are not shown, and chains that are as long; null where there are none. */
  more: string | null;
  ties: string | null;
  href: string;
}

/** Steps that the strip shows; the graph has all. */
const mostSteps = 12;

export function buildPathStrip(portal: Portal): PathStrip {
  const { judgement, links } = portal;
  const { criticalPath, goal } = judgement;
  const items = findItems(portal);
  const steps = criticalPath.ids.flatMap((id) => items.get(id) ?? []);
  const hidden = Math.max(0, steps.length - mostSteps);
  return {
    title: `Path to ${sayGoal(judgement)}`,
    goal: goal ? toItemLink(goal, links) : null,
    note: toNote(steps, criticalPath.lengthDays),
    bottleneck: steps[0] ? toBottleneck(steps[0], portal) : null,
    steps: steps.slice(0, mostSteps).map((item) => toStep(item, portal)),
    more: hidden ? `${countOf(hidden, 'more step')} to the goal` : null,
    ties: toTies(criticalPath.ties),
    href: links.graph,
  };
}

function findItems({ catalog }: Portal): Map<string, TaskItem | GateItem> {
  return new Map([...catalog.tasks, ...catalog.gates].map((item) => [item.node, item]));
}

function toNote(steps: readonly Item[], days: number): string {
  if (!steps.length) return 'nothing is left to do';
  return `${countOf(steps.length, 'step')}, ${formatDays(days)} of work left`;
}

/** More than this are not worth counting for a reader. */
const manyTies = 1000;

function toTies(ties: number): string | null {
  if (ties === 0) return null;
  const other =
    ties > manyTies
      ? `more than ${manyTies} other chains are`
      : countOf(ties, 'other chain is', 'other chains are');
  return toSentence(`${other} as long.`);
}

function toStep(item: TaskItem | GateItem, { judgement, links }: Portal): PathStep {
  const link = toItemLink(item, links);
  const effort = effortOf(item);
  if (item.kind === 'gate') {
    return {
      item: link,
      isGate: true,
      state: item.gate.status,
      stateWord: link.statusWord,
      daysText: effort ? formatDays(effort) : '',
      owner: item.gate.owner,
    };
  }
  const { state } = judgement.readinessOf(item);
  return {
    item: link,
    isGate: false,
    state,
    stateWord: readinessWords[state],
    daysText: formatDays(effort),
    owner: ownerOf(item),
  };
}

function toBottleneck(item: TaskItem | GateItem, { judgement }: Portal): string {
  if (item.kind === 'gate') {
    const owner = item.gate.owner ?? 'nobody';
    return `It waits for the gate ${item.gate.title}, which is with ${owner}.`;
  }
  const { state } = judgement.readinessOf(item);
  const owner = ownerOf(item);
  return `It begins with ${item.task.title}: ${readinessWords[state]}${owner ? `, with ${owner}` : ''}.`;
}
