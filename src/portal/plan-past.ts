// The line of a plan through the checkpoints: where it was another than at the one before, newest first. A checkpoint at
// which it stayed as it was adds nothing, so that its page need not be made again.
import type { PlanItem } from '../graph/catalog.ts';
import type { PlanPoint } from './past/history.ts';
import type { Portal } from './portal.ts';
import { formatShortDay, numberOf, wordOf } from './words.ts';

export interface PlanPast {
  points: PastPoint[];
  /** `3 earlier changes`, where not all are shown. */
  more: string | null;
}

export interface PastPoint {
  date: string;
  /** `26 Jun`. */
  day: string;
  href: string;
  /** What its glyph stands for. */
  look: string;
  /** `active, 3 of 12 tasks open`. */
  text: string;
}

const mostShown = 8;

/** Null for a plan that no checkpoint knows. */
export function buildPlanPast({ node }: PlanItem, portal: Portal): PlanPast | null {
  const line = portal.planHistory.get(node);
  if (!line) return null;
  const hidden = Math.max(0, line.length - mostShown);
  return {
    points: line
      .slice(-mostShown)
      .toReversed()
      .flatMap((point) => toPoint(point, portal)),
    more: hidden ? numberOf(hidden, 'earlier change') : null,
  };
}

function toPoint({ at, status, open, tasks }: PlanPoint, { checkpoints, links, today }: Portal): PastPoint[] {
  const head = checkpoints[at];
  if (!head) return [];
  const counts = tasks ? `${open} of ${numberOf(tasks, 'task')} open` : 'no tasks';
  return [
    {
      date: head.date,
      day: formatShortDay(head.date, today || head.date),
      href: links.checkpoint(head.id),
      look: status === 'gone' ? 'missing' : (status ?? 'reported'),
      text: status === 'gone' ? 'in no file' : `${wordOf(status)}, ${counts}`,
    },
  ];
}
