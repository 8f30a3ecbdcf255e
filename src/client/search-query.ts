// What a reader searches for. On the search page it lives in the address.

export const facetNames = ['kind', 'status', 'readiness', 'repository', 'owner'] as const;
export type FacetName = (typeof facetNames)[number];

export interface SearchQuery {
  text: string;
  /** Chosen values per facet; any of them matches. Empty: all. */
  chosen: Record<FacetName, string[]>;
  /** Null: now alone. */
  past: PastRange | null;
}

/** Days between which something was so; empty where the range has no end on that side. */
export interface PastRange {
  from: string;
  to: string;
}

/** A query without filters. */
export function toSearchQuery(text: string): SearchQuery {
  return {
    text: text.trim(),
    chosen: { kind: [], status: [], readiness: [], repository: [], owner: [] },
    past: null,
  };
}

/** From an address, or from the fields of a form. */
export function readSearchQuery(params: URLSearchParams | FormData): SearchQuery {
  const query = toSearchQuery(String(params.get('q') ?? ''));
  for (const facet of facetNames) query.chosen[facet] = params.getAll(facet).map(String).filter(Boolean);
  if (params.get('history') === 'yes')
    query.past = { from: readDay(params, 'from'), to: readDay(params, 'to') };
  return query;
}

function readDay(params: URLSearchParams | FormData, name: 'from' | 'to'): string {
  const day = String(params.get(name) ?? '');
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : '';
}

/** The address of the search page for this query; always the same for the same query. */
export function toSearchAddress(page: string, query: SearchQuery): string {
  const params = new URLSearchParams();
  if (query.text) params.set('q', query.text);
  for (const facet of facetNames) {
    for (const value of query.chosen[facet].toSorted()) params.append(facet, value);
  }
  if (query.past) {
    params.set('history', 'yes');
    if (query.past.from) params.set('from', query.past.from);
    if (query.past.to) params.set('to', query.past.to);
  }
  return params.size ? `${page}?${params}` : page;
}

/** A single letter matches nearly everything, so it asks for nothing yet. */
export function asksForSomething(query: SearchQuery): boolean {
  return query.text.length > 1 || countChosen(query) > 0;
}

export function countChosen({ chosen }: SearchQuery): number {
  return facetNames.reduce((sum, facet) => sum + chosen[facet].length, 0);
}

/** Whether the reader asks for a time, not for now and then. */
export function hasDays({ past }: SearchQuery): boolean {
  return past !== null && (past.from !== '' || past.to !== '');
}
