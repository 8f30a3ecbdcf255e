// Next picks as pages and documents show them: in order, each with its reasons.
import { ownerOf } from '../graph/owners.ts';
import type { NextPick } from '../graph/next-picks.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import { toOwnerLink } from './owner-link.ts';
import type { OwnerLink } from './owner-link.ts';
import { sayGoal } from './path-words.ts';
import type { Portal } from './portal.ts';
import { sayReasons } from './readiness-words.ts';
import { countOf, formatDay, joinWords, numberOf, readinessWords, toSentence } from './words.ts';

export interface PickView {
  rank: number;
  item: ItemLink;
  plan: ItemLink;
  isCritical: boolean;
  reasons: string[];
  owner: OwnerLink | null;
  dueText: string | null;
  effortText: string | null;
}

export interface NextPage {
  headline: string;
  picks: PickView[];
  /** What keeps the other open tasks, most frequent first. */
  held: { state: string; word: string; count: number; countText: string }[];
  empty: string;
  documentHref: string;
  /** Days on which open work is due or comes back. */
  calendarHref: string;
}

export function buildNextPage(portal: Portal): NextPage {
  const picks = toPicks(portal);
  const states = portal.catalog.tasks.map((task) => portal.judgement.readinessOf(task).state);
  const others = states.filter((state) => !['done', 'cancelled', 'ready'].includes(state));
  return {
    headline: toHeadline(picks, others.length),
    picks,
    held: [...Map.groupBy(others, (state) => state)]
      .map(([state, all]) => ({
        state,
        word: readinessWords[state],
        count: all.length,
        countText: numberOf(all.length, 'task'),
      }))
      .sort((a, b) => b.count - a.count || (a.state < b.state ? -1 : 1)),
    empty: others.length
      ? 'Nothing can be started now: every open task is in progress or held.'
      : 'No task is open.',
    documentHref: portal.links.document('next'),
    calendarHref: portal.links.calendar,
  };
}

function toHeadline(picks: readonly PickView[], held: number): string {
  const critical = picks.filter(({ isCritical }) => isCritical).length;
  if (!picks.length) return held ? 'Nothing can be picked up now.' : 'No task is open.';
  const ready = `${countOf(picks.length, 'task is', 'tasks are')} ready to be picked up`;
  const onPath = critical ? `, ${countOf(critical, 'of them', 'of them')} on the critical path` : '';
  return toSentence(`${ready}${onPath}.`);
}

export function toPicks(portal: Portal): PickView[] {
  return portal.judgement.next.map((pick, position) => toPickView(pick, position + 1, portal));
}

function toPickView(pick: NextPick, rank: number, portal: Portal): PickView {
  const { task, isCritical } = pick;
  return {
    rank,
    item: toItemLink(task, portal.links),
    plan: toItemLink(task.plan, portal.links),
    isCritical,
    reasons: toReasons(pick, portal),
    owner: toOwnerLink(ownerOf(task), portal),
    dueText: task.task.due === null ? null : formatDay(task.task.due),
    effortText: task.task.effortDays === null ? null : `${task.task.effortDays} d`,
  };
}

/** Freed tasks that are named; the rest is counted. */
const mostNamed = 4;

/** In the order in which they decide. */
function toReasons({ task, isCritical, frees, priority, order }: NextPick, portal: Portal): string[] {
  const named = frees.slice(0, mostNamed).map(({ id }) => id);
  const more = frees.length - named.length;
  const reasons: (string | false)[] = [
    isCritical && `on the critical path to ${sayGoal(portal.judgement)}`,
    frees.length > 0 &&
      `frees ${countOf(frees.length, 'task')}: ${joinWords(more > 0 ? [...named, `${more} more`] : named)}`,
    `${priority ?? 'medium'} priority${priority === null ? ', as none is stated' : ''}`,
    order !== null && `plan order ${order}`,
    ...sayReasons(portal.judgement.readinessOf(task)),
  ];
  return reasons.filter((reason) => reason !== false);
}
