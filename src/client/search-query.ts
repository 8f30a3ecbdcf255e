// What a reader searches for. On the search page it lives in the address.

export const facetNames = ['kind', 'status', 'readiness', 'repository', 'owner'] as const;
export type FacetName = (typeof facetNames)[number];

export interface SearchQuery {
  text: string;
  /** Chosen values per facet; any of them matches. Empty: all. */
  chosen: Record<FacetName, string[]>;
}

/** A query without filters. */
export function toSearchQuery(text: string): SearchQuery {
  return { text: text.trim(), chosen: { kind: [], status: [], readiness: [], repository: [], owner: [] } };
}

/** From an address, or from the fields of a form. */
export function readSearchQuery(params: URLSearchParams | FormData): SearchQuery {
  const query = toSearchQuery(String(params.get('q') ?? ''));
  for (const facet of facetNames) query.chosen[facet] = params.getAll(facet).map(String).filter(Boolean);
  return query;
}

/** The address of the search page for this query; always the same for the same query. */
export function toSearchAddress(page: string, query: SearchQuery): string {
  const params = new URLSearchParams();
  if (query.text) params.set('q', query.text);
  for (const facet of facetNames) {
    for (const value of query.chosen[facet].toSorted()) params.append(facet, value);
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
