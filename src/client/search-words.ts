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

/** What to try where nothing was found. */
export function adviseOn(text: string, hasFilters: boolean): string {
  const what = text ? `has all of “${text}”` : 'is left';
  return hasFilters
    ? `Nothing ${what} with these filters. Clear one of them to see more.`
    : `No plan, task, gate, service or rule ${what}. Try fewer words, or only the end of an id.`;
}
