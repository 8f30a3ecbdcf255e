// Searches the index and hands over results as plain values.
import { holdsAllWords } from './search-matching.ts';
import { loadBundleList, loadPagefind } from './search-pagefind.ts';
import type { Counts, Pagefind, PagefindFound, PagefindResult } from './search-pagefind.ts';
import { facetNames, toSearchQuery } from './search-query.ts';
import type { FacetName, SearchQuery } from './search-query.ts';
import { compareByIds, idFields, partById, toIdWords } from './search-ranking.ts';
import type { IdField } from './search-ranking.ts';

export interface Hit {
  field: IdField;
  ids: string[];
  title: string;
  url: string;
  context: string;
  kind: string;
  statusWord: string | null;
  /** The status that decides the glyph. */
  look: string | null;
  excerpt: { text: string; isMarked: boolean }[];
}

export interface SearchAnswer {
  total: number;
  /** How many of them come first because of their own id. */
  byId: number;
  load(first: number, count: number): Promise<Hit[]>;
  /** How many results each value of a filter leaves. Known once the filters were asked for. */
  counts: Counts;
}

export type FacetCounts = Record<FacetName, Record<string, number>>;

/** Any of its values, by filter. */
export type Filters = Partial<Record<FacetName | 'month', { any: string[] }>>;

/** Results of an id that are put in order before the first is shown. */
const mostInOrder = 40;
/** Among so many results of an id is the one that has it. */
const mostOfOneId = 12;

export class SearchEngine {
  readonly #pagefind: Pagefind;
  readonly #bundles: readonly string[];

  /** Searches these bundles alone, whatever else is loaded. */
  constructor(pagefind: Pagefind, bundles: readonly string[]) {
    this.#pagefind = pagefind;
    this.#bundles = bundles;
  }

  /** Rejects when a part of the index cannot be loaded; it may be tried again. */
  static async load(home: string): Promise<SearchEngine> {
    const { now } = await loadBundleList(home);
    return new SearchEngine(
      await loadPagefind(home, now),
      now.map(({ name }) => name),
    );
  }

  async search(query: SearchQuery, more: Filters = {}): Promise<SearchAnswer> {
    const found = await this.#find(toText(query), { ...toFilters(query), ...more });
    const idWords = toIdWords(query.text);
    if (!idWords.length) return toAnswer(found, [], found.results);
    const { own, others } = partById(found.results, await this.#findWhole(query));
    const inOrder = await Promise.all(own.slice(0, mostInOrder).map(toHit));
    const rest = [...own.slice(mostInOrder), ...others];
    return { ...toAnswer(found, inOrder.sort(compareByIds(idWords)), rest), byId: own.length };
  }

  /** The thing of this id; undefined where there is none. */
  async findById(field: IdField, id: string): Promise<Hit | undefined> {
    const answer = await this.search(toSearchQuery(id));
    const hits = await answer.load(0, mostOfOneId);
    return hits.find((hit) => hit.field === field && hit.ids[0] === id);
  }

  /** What all bundles find together, without those that do not have all the words. */
  async #find(text: string | null, filters: Filters): Promise<PagefindFound> {
    const found = await Promise.all(
      this.#bundles.map(async (bundle) => {
        const part = await this.#pagefind.search(text, { filters: { ...filters, bundle } });
        return (await holdsAll(text, part)) ? part : { results: [], filters: {} };
      }),
    );
    return {
      results: found.flatMap(({ results }) => results).sort((a, b) => b.score - a.score),
      filters: addCounts(found.map((part) => part.filters)),
    };
  }

  /** Results that hold the word as it stands. Only one word can be asked for like that. */
  async #findWhole(query: SearchQuery): Promise<Set<string>> {
    if (/\s/.test(query.text)) return new Set();
    const text = `"${toText(query)}"`;
    const { results } = await this.#pagefind.search(text, { filters: toFilters(query) });
    return new Set(results.map(({ id }) => id));
  }

  /** How many items have each value. Loads what counting needs. */
  async countAll(): Promise<FacetCounts> {
    return toFacetCounts(await this.#pagefind.filters());
  }

  /** How many results each value would leave, the other facets as chosen. Needs `countAll` before it. */
  async count(query: SearchQuery, { counts }: SearchAnswer): Promise<FacetCounts> {
    const chosen = facetNames.filter((facet) => query.chosen[facet].length > 0);
    const without = chosen.map(async (facet) => {
      const found = await this.#find(toText(query), toFilters(query, facet));
      return [facet, found.filters[facet] ?? {}] as const;
    });
    return toFacetCounts({ ...counts, ...Object.fromEntries(await Promise.all(without)) });
  }
}

/** Null finds everything. Backquotes come along when an id is copied from Markdown. */
function toText({ text }: SearchQuery): string | null {
  return text.replaceAll('`', '') || null;
}

function toFilters({ chosen }: SearchQuery, without?: FacetName): Filters {
  const set = facetNames.filter((facet) => facet !== without && chosen[facet].length > 0);
  return Object.fromEntries(set.map((facet) => [facet, { any: chosen[facet] }]));
}

async function holdsAll(text: string | null, { results: [first] }: PagefindFound): Promise<boolean> {
  if (text === null || first === undefined) return true;
  const { content, meta } = await first.data();
  return holdsAllWords(text, [content, ...Object.values(meta)].join(' '));
}

function addCounts(all: readonly Counts[]): Counts {
  const sum: Counts = {};
  for (const [filter, values] of all.flatMap((counts) => Object.entries(counts))) {
    const total = (sum[filter] ??= {});
    for (const [value, count] of Object.entries(values)) total[value] = (total[value] ?? 0) + count;
  }
  return sum;
}

/** Facets that the index knows nothing of have no values. */
export function toFacetCounts(counts: Counts): FacetCounts {
  const { kind = {}, status = {}, readiness = {}, repository = {}, owner = {} } = counts;
  return { kind, status, readiness, repository, owner };
}

/** `ready` are loaded already and come before `results`. */
function toAnswer({ filters }: PagefindFound, ready: Hit[], results: PagefindResult[]): SearchAnswer {
  return {
    total: ready.length + results.length,
    byId: ready.length,
    counts: filters,
    async load(first, count) {
      const end = first + count;
      const rest = results.slice(Math.max(first - ready.length, 0), Math.max(end - ready.length, 0));
      return [...ready.slice(first, end), ...(await Promise.all(rest.map(toHit)))];
    },
  };
}

async function toHit(result: PagefindResult): Promise<Hit> {
  const { url, excerpt, meta, filters } = await result.data();
  const field = idFields.find((name) => meta[name]) ?? 'plan';
  return {
    field,
    ids: (meta[field] ?? '').split(' '),
    title: meta['title'] ?? url,
    url,
    context: meta['context'] ?? '',
    kind: filters['kind']?.[0] ?? '',
    statusWord: filters['status']?.[0] ?? null,
    look: filters['look']?.[0] ?? null,
    excerpt: toPieces(excerpt),
  };
}

/** Pagefind marks words with `<mark>` and writes every other `<` and `>` of the text as an entity. */
function toPieces(excerpt: string): Hit['excerpt'] {
  return excerpt.split(/<\/?mark>/).map((piece, position) => ({
    text: piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    isMarked: position % 2 === 1,
  }));
}
