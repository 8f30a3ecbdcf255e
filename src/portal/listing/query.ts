// What a reader asked of the list of plans. It lives in the page's address; the build and the browser read
// it with this one module.

export const facets = ['status', 'repo', 'owner', 'domain', 'priority'] as const;
export type Facet = (typeof facets)[number];

export const groupings = ['status', 'repo', 'owner', 'domain', 'none'] as const;
export type Grouping = (typeof groupings)[number];

export const sortings = ['plan', 'updated', 'open', 'id', 'title'] as const;
export type Sorting = (typeof sortings)[number];

export interface ListQuery {
  /** Words that must all occur in id, title, owner or repository. */
  text: string;
  /** Chosen values per facet; any of them matches. Empty: all. */
  chosen: Record<Facet, string[]>;
  group: Grouping;
  sort: Sorting;
}

export function emptyQuery(): ListQuery {
  return {
    text: '',
    chosen: { status: [], repo: [], owner: [], domain: [], priority: [] },
    group: 'status',
    sort: 'plan',
  };
}

/** Unknown values of `group` and `sort` are read as their defaults. */
export function readQuery(params: URLSearchParams): ListQuery {
  const query = emptyQuery();
  query.text = params.get('q') ?? '';
  for (const facet of facets) query.chosen[facet] = params.getAll(facet).filter(Boolean);
  query.group = groupings.find((grouping) => grouping === params.get('group')) ?? query.group;
  query.sort = sortings.find((sorting) => sorting === params.get('sort')) ?? query.sort;
  return query;
}

/** Only what differs from the default, always in the same order. */
export function writeQuery(query: ListQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.text.trim()) params.set('q', query.text.trim());
  for (const facet of facets) for (const value of query.chosen[facet]) params.append(facet, value);
  const { group, sort } = emptyQuery();
  if (query.group !== group) params.set('group', query.group);
  if (query.sort !== sort) params.set('sort', query.sort);
  return params;
}
