// How many gates wait, for whom, since when, and which one holds most: one sentence, the same on every page.
import type { GateView } from './gate-view.ts';
import { countOf, formatDay, joinWords, numberOf, toSentence } from './words.ts';

/**
 * `Ten gates wait for mira and three others, the oldest since 16 June 2026; “Admin access” holds most: 21 tasks.`
 * Undefined where none is open. `open` stands most blocking first.
 */
export function sayGates(open: readonly GateView[]): string | undefined {
  if (open.length === 0) return undefined;
  const waits = countOf(open.length, 'gate waits', 'gates wait');
  return toSentence(`${waits} for ${sayOwners(open)}${saySince(open)}${sayMost(open)}.`);
}

/** `mira`, `mira and jon`, `mira and three others`; the owner of the most blocking gate first. */
function sayOwners(open: readonly GateView[]): string {
  const names = [...new Set(open.flatMap(({ owner }) => owner?.name ?? []))];
  const [first] = names;
  if (first === undefined) return 'a human whom nobody has named';
  if (names.length < 3) return joinWords(names);
  return `${first} and ${countOf(names.length - 1, 'other')}`;
}

function saySince(open: readonly GateView[]): string {
  const [oldest] = open.flatMap(({ opened }) => opened ?? []).sort();
  if (oldest === undefined) return '';
  return open.length === 1 ? ` since ${formatDay(oldest)}` : `, the oldest since ${formatDay(oldest)}`;
}

function sayMost(open: readonly GateView[]): string {
  const [most] = open.toSorted((a, b) => b.held - a.held);
  if (!most?.held) return '';
  const tasks = numberOf(most.held, 'task');
  return open.length === 1 ? ` and holds ${tasks}` : `; “${most.item.title}” holds most: ${tasks}`;
}
