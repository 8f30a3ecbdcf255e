// The part of the search page that shows the past: what belongs to a result of now stands below it, the rest here.
import type { Hit, SearchEngine } from './search-engine.ts';
import { toPastRow } from './search-past-list.ts';
import { PastEngine, keyOf } from './search-past.ts';
import type { PastThing } from './search-past.ts';
import type { PastRange, SearchQuery } from './search-query.ts';
import { hasDays } from './search-query.ts';
import { adviseOnPast, sayUnread } from './search-words.ts';
import { formatDay } from '../portal/words.ts';

const rowsAtOnce = 20;

export class PastSection {
  readonly #root: HTMLElement;
  readonly #engine: PastEngine;
  #left: PastThing[] = [];
  #now: SearchEngine | undefined;
  #older = '';

  /** `searchUpTo` is told the day when a reader asks for what is older. */
  constructor(root: HTMLElement, home: string, searchUpTo: (day: string) => void) {
    this.#root = root;
    this.#engine = new PastEngine(home);
    this.#find('.search-past-more', HTMLButtonElement).addEventListener('click', () => void this.#showMore());
    this.#find('.search-older', HTMLButtonElement).addEventListener('click', () => searchUpTo(this.#older));
  }

  /** What was so in the past, by thing. */
  async search(query: SearchQuery, range: PastRange): Promise<PastResults> {
    const { things, older, ...counts } = await this.#engine.search(query, range);
    return { things: new Map(things.map((thing) => [thing.key, thing])), older, note: sayUnread(counts) };
  }

  /** Shows the things that belong to none of these results. */
  async show({ things, older, note }: PastResults, query: SearchQuery, around: Around): Promise<void> {
    const shown = new Set(around.hits.map(keyOf));
    this.#now = around.engine;
    this.#left = [...things.values()].filter(({ key }) => !shown.has(key));
    this.#older = older ?? '';
    const rows = await this.#takeRows();
    this.#list.replaceChildren(...rows);
    const isEmpty = things.size === 0;
    this.#say(isEmpty ? adviseOnPast(query.text, hasDays(query)) : note);
    this.#sayMore();
    this.#root.hidden = !isEmpty && rows.length === 0 && older === null && note === '';
  }

  hide(): void {
    this.#root.hidden = true;
    this.#list.replaceChildren();
  }

  async #takeRows(): Promise<HTMLElement[]> {
    const some = this.#left.splice(0, rowsAtOnce);
    const currents = await Promise.all(some.map(({ states: [{ hit }] }) => this.#findCurrent(hit)));
    const page = this.#root.parentElement?.closest('cairn-search-page') ?? document;
    return some.map((thing, position) => toPastRow(page, thing, currents[position] ?? null));
  }

  async #findCurrent({ field, ids }: Hit): Promise<Hit | null> {
    return (await this.#now?.findById(field, ids[0] ?? '')) ?? null;
  }

  async #showMore(): Promise<void> {
    const rows = await this.#takeRows();
    this.#list.append(...rows);
    rows[0]?.querySelector('a')?.focus();
    this.#sayMore();
  }

  #sayMore(): void {
    const more = this.#find('.search-past-more', HTMLButtonElement);
    more.hidden = this.#left.length === 0;
    more.textContent = `Show ${Math.min(this.#left.length, rowsAtOnce)} more of ${this.#left.length}`;
    const older = this.#find('.search-older', HTMLButtonElement);
    older.hidden = this.#older === '';
    older.textContent = this.#older && `Search up to ${formatDay(this.#older)}`;
  }

  #say(note: string): void {
    const place = this.#find('.search-past-note', HTMLElement);
    place.textContent = note;
    place.hidden = !note;
  }

  get #list(): HTMLElement {
    return this.#find('.search-past-results', HTMLElement);
  }

  #find<T extends Element>(selector: string, type: new () => T): T {
    const found = this.#root.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`${selector} is missing`);
    return found;
  }
}

export interface PastResults {
  things: Map<string, PastThing>;
  older: string | null;
  note: string;
}

/** What stands above the section. */
interface Around {
  engine: SearchEngine;
  hits: readonly Hit[];
}
