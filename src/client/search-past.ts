// Searches what checkpoints say: states of things with the days in which they were so, grouped by thing.
import { SearchEngine } from './search-engine.ts';
import type { Hit } from './search-engine.ts';
import { loadBundleList, loadPagefind } from './search-pagefind.ts';
import type { Bundle, Pagefind } from './search-pagefind.ts';
import { choosePeriods, listMonths } from './search-periods.ts';
import { hasDays } from './search-query.ts';
import type { PastRange, SearchQuery } from './search-query.ts';

export interface PastState {
  hit: Hit;
  /** Days of the first and the last checkpoint that say so. */
  first: string;
  last: string;
}

export interface PastThing {
  /** What tells it from others, now and then. */
  key: string;
  /** Newest first; never empty. */
  states: [PastState, ...PastState[]];
}

export interface PastAnswer {
  /** Best first. */
  things: PastThing[];
  /** How many states were found, and how many of them were looked at. */
  found: number;
  read: number;
  /** The last day before what was searched; null where nothing is older. */
  older: string | null;
}

/** States that are looked at for one query. */
const mostStates = 150;

export function keyOf({ field, ids }: Hit): string {
  return `${field} ${ids[0] ?? ''}`;
}

export class PastEngine {
  readonly #home: string;
  #loaded: { names: string; pagefind: Pagefind; engine: SearchEngine } | undefined;

  constructor(home: string) {
    this.#home = home;
  }

  /** Rejects when a part of the index cannot be loaded; it may be tried again. */
  async search(query: SearchQuery, range: PastRange): Promise<PastAnswer> {
    const { now, past } = await loadBundleList(this.#home);
    const { loaded, older } = choosePeriods(past, range, now.length);
    if (loaded.length === 0) return { things: [], found: 0, read: 0, older: null };
    const engine = await this.#load(now, loaded);
    const answer = await engine.search(
      query,
      hasDays(query) ? { month: { any: listMonths(loaded, range) } } : {},
    );
    const hits = await answer.load(0, mostStates);
    const states = hits.map(toState).filter((state) => reachesInto(state, range));
    const borders = toBorders(loaded);
    return {
      things: [...Map.groupBy(states, ({ hit }) => keyOf(hit))].map(([key, own]) => ({
        key,
        states: joinStates(own, borders),
      })),
      found: answer.total,
      read: hits.length,
      older,
    };
  }

  /** One set of periods at a time is in memory. */
  async #load(now: readonly Bundle[], periods: readonly Bundle[]): Promise<SearchEngine> {
    const names = periods.map(({ name, digest }) => `${name} ${digest}`).join();
    if (this.#loaded?.names === names) return this.#loaded.engine;
    await this.#loaded?.pagefind.destroy();
    this.#loaded = undefined;
    // The program lies in the first bundle of now.
    const pagefind = await loadPagefind(this.#home, [...now.slice(0, 1), ...periods]);
    const engine = new SearchEngine(
      pagefind,
      periods.map(({ name }) => name),
    );
    this.#loaded = { names, pagefind, engine };
    return engine;
  }
}

/** The address of a record tells when it began to be so, and ends at the last checkpoint that says so. */
function toState(hit: Hit): PastState {
  const { pathname, searchParams, hash } = new URL(hit.url, location.href);
  const last = /\/([^/]+)\/$/.exec(pathname)?.[1] ?? '';
  const first = searchParams.get('since') ?? last;
  return { hit: { ...hit, url: pathname + hash }, first: first.slice(0, 10), last: last.slice(0, 10) };
}

function reachesInto({ first, last }: PastState, { from, to }: PastRange): boolean {
  return (to === '' || first <= to) && (from === '' || last >= from);
}

/** The last day of each period with the first of the one after it. */
function toBorders(periods: readonly Bundle[]): Set<string> {
  return new Set(
    periods.map(({ period }, position) => `${period?.last} ${periods[position - 1]?.period?.first}`),
  );
}

/** Newest first. What said the same on both sides of a border was one state. */
function joinStates(states: readonly PastState[], borders: ReadonlySet<string>): PastThing['states'] {
  const [newest, ...others] = states.toSorted((a, b) => (a.first < b.first ? 1 : -1));
  if (!newest) throw new Error('a thing has no state');
  const joined: PastThing['states'] = [newest];
  for (const state of others) {
    const later = joined.at(-1);
    if (later && borders.has(`${state.last} ${later.first}`) && saysTheSame(state.hit, later.hit)) {
      joined.splice(-1, 1, { ...later, first: state.first });
    } else joined.push(state);
  }
  return joined;
}

function saysTheSame(a: Hit, b: Hit): boolean {
  return a.title === b.title && a.statusWord === b.statusWord && a.context === b.context;
}
