// What the dialog and the page say about a search.

export const failure = 'The search index could not be loaded. Change the query to try once more.';

export const invitation =
  'Words are found in plans, tasks, gates, services, automations and finding rules. An id, or only its end, comes first: 0049, 0049-T06, T06. ' +
  'The filters alone make a list, too.';

/** `34 results`. */
export function sayTotal(total: number): string {
  if (total === 0) return 'No results';
  return total === 1 ? '1 result' : `${total.toLocaleString('en')} results`;
}

/** `3 results now, 2 things in the past`. */
export function sayBoth(now: number, things: number): string {
  return `${sayTotal(now)} now, ${sayThings(things)}`;
}

/** `2 things in the past`. */
export function sayThings(things: number): string {
  const count = things === 0 ? 'nothing' : things === 1 ? '1 thing' : `${things.toLocaleString('en')} things`;
  return `${count} in the past`;
}

/** What was left out of a search of the past; empty where nothing was. */
export function sayUnread({ found, read }: { found: number; read: number }): string {
  if (found <= read) return '';
  return `These are from the best ${read} of ${found.toLocaleString('en')} states. More words, filters or days bring up others.`;
}

/** What to try where nothing was found. */
export function adviseOn(text: string, hasFilters: boolean): string {
  const what = text ? `has all of “${text}”` : 'is left';
  return hasFilters
    ? `Nothing ${what} with these filters. Clear one of them to see more.`
    : `No plan, task, gate, service or rule ${what}. Try fewer words, or only the end of an id.`;
}

/** Where the past, too, has nothing. */
export function adviseOnPast(text: string, hasDays: boolean): string {
  const what = text ? `has all of “${text}”` : 'is left';
  return hasDays
    ? `Nothing ${what} in any checkpoint of these days.`
    : `Nothing ${what} in the checkpoints that were searched.`;
}
