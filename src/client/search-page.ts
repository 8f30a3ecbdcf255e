// The search page: the query and its filters live in the address, each settled query is a step to come back to.
import { SearchEngine, toFacetCounts } from './search-engine.ts';
import type { FacetCounts, Hit, SearchAnswer } from './search-engine.ts';
import { showFacets, watchFacets } from './search-facets.ts';
import { toHitParts } from './search-hit.ts';
import { toStateList } from './search-past-list.ts';
import { PastSection } from './search-past-section.ts';
import { keyOf } from './search-past.ts';
import type { PastThing } from './search-past.ts';
import { asksForSomething, countChosen, hasDays, readSearchQuery, toSearchAddress } from './search-query.ts';
import type { SearchQuery } from './search-query.ts';
import { createPause, createTurns } from './search-turns.ts';
import { adviseOn, failure, invitation, sayBoth, sayThings, sayTotal } from './search-words.ts';

const rowsAtOnce = 20;
/** Results of now that what is found of the past is put under. */
const mostWithPast = 100;
const typingMs = 120;
/** Who has not typed for so long has finished the query. */
const settledMs = 900;
const patienceMs = 250;

class CairnSearchPage extends HTMLElement {
  #loaded: Promise<{ engine: SearchEngine; all: FacetCounts }> | undefined;
  #answer: SearchAnswer | undefined;
  #past: PastSection | undefined;
  /** What is known of the past of the results, by thing. */
  #things = new Map<string, PastThing>();
  readonly #searchInTurns = createTurns(() => this.#search());
  readonly #searchSoon = createPause(typingMs, () => void this.#searchInTurns());
  readonly #settleSoon = createPause(settledMs, () => this.#settle());

  connectedCallback(): void {
    watchFacets(this);
    this.#form.addEventListener('input', ({ target }) => this.#onInput(target));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#settle();
    });
    this.#form.addEventListener('reset', (event) => {
      event.preventDefault();
      for (const choice of this.#form.querySelectorAll<HTMLInputElement>('[data-facet] input')) {
        choice.checked = false;
      }
      for (const day of this.#days) day.value = '';
      this.#onInput(null);
    });
    this.#find('.search-show-facets', HTMLButtonElement).addEventListener('click', ({ currentTarget }) => {
      const isShown = this.toggleAttribute('data-facets');
      if (currentTarget instanceof Element) currentTarget.ariaExpanded = String(isShown);
    });
    this.#more.addEventListener('click', () => void this.#showMore());
    this.#offer?.addEventListener('click', () => {
      if (this.#switch) this.#switch.checked = true;
      this.#onInput(null);
      this.#input.focus();
    });
    if (this.#switch) {
      this.#past = new PastSection(
        this.#find('.search-past', HTMLElement),
        this.dataset['home'] ?? '/',
        (day) => this.#searchUpTo(day),
      );
    }
    // Whoever comes back from a result finds the query that led there.
    this.#results.addEventListener('click', () => this.#settle());
    addEventListener('popstate', () => this.#restore());
    this.#restore();
    if (!this.#input.value) this.#input.focus();
  }

  get #query(): SearchQuery {
    return readSearchQuery(new FormData(this.#form));
  }

  #restore(): void {
    const query = readSearchQuery(new URLSearchParams(location.search));
    this.#input.value = query.text;
    if (this.#switch) this.#switch.checked = query.past !== null;
    for (const day of this.#days) day.value = query.past?.[day.name === 'from' ? 'from' : 'to'] ?? '';
    showFacets(this, toFacetCounts({}), query);
    void this.#searchInTurns();
  }

  #onInput(target: EventTarget | null): void {
    if (target === this.#input) {
      this.#searchSoon();
      this.#settleSoon();
      return;
    }
    this.#settle();
    void this.#searchInTurns();
  }

  #settle(): void {
    const page = this.dataset['page'] ?? '';
    const address = toSearchAddress(page, this.#query);
    const current = toSearchAddress(page, readSearchQuery(new URLSearchParams(location.search)));
    if (address !== current) history.pushState(null, '', address);
  }

  #load(): Promise<{ engine: SearchEngine; all: FacetCounts }> {
    this.#loaded ??= SearchEngine.load(this.dataset['home'] ?? '/').then(async (engine) => ({
      engine,
      all: await engine.countAll(),
    }));
    return this.#loaded;
  }

  async #search(): Promise<void> {
    const query = this.#query;
    const patience = setTimeout(() => this.#say('Searching …'), patienceMs);
    try {
      const { engine, all } = await this.#load();
      if (!asksForSomething(query)) return this.#showNothing(query, all);
      const answer = await engine.search(query);
      const hits = await answer.load(0, query.past ? mostWithPast : rowsAtOnce);
      const counts = await engine.count(query, answer);
      // What was asked for meanwhile has its turn next.
      if (this.#isOutdated(query)) return;
      this.#answer = answer;
      this.#things = new Map();
      this.#showNow(hasDays(query) ? [] : hits.slice(0, rowsAtOnce));
      showFacets(this, counts, query);
      this.#sayChosen(query);
      if (this.#offer) this.#offer.hidden = answer.total > 0 || query.past !== null;
      if (query.past) return await this.#searchPast(query, { engine, hits, total: answer.total });
      this.#past?.hide();
      this.#say(sayTotal(answer.total), answer.total ? '' : adviseOn(query.text, countChosen(query) > 0));
    } catch {
      this.#fail();
    } finally {
      clearTimeout(patience);
    }
  }

  #isOutdated(query: SearchQuery): boolean {
    return toSearchAddress('', query) !== toSearchAddress('', this.#query);
  }

  #showNow(hits: readonly Hit[]): void {
    this.#results.replaceChildren(...hits.map((hit) => toRow(this, hit)));
    this.#results.hidden = hits.length === 0;
    this.#sayMore();
  }

  /** Below each result its past, and behind all of them what has no result now. Days ask for the past alone. */
  async #searchPast(
    query: SearchQuery,
    { engine, hits, total }: { engine: SearchEngine; hits: readonly Hit[]; total: number },
  ): Promise<void> {
    if (!this.#past || !query.past) return;
    const results = await this.#past.search(query, query.past);
    if (this.#isOutdated(query)) return;
    const isPastAlone = hasDays(query);
    this.#things = results.things;
    await this.#past.show(results, query, { engine, hits: isPastAlone ? [] : hits });
    if (isPastAlone) return this.#say(sayThings(results.things.size));
    for (const [position, row] of [...this.#results.children].entries()) {
      const hit = hits[position];
      const thing = hit && this.#things.get(keyOf(hit));
      if (thing) row.append(toStateList(this, thing, hit.title));
    }
    this.#say(sayBoth(total, results.things.size));
  }

  #searchUpTo(day: string): void {
    for (const field of this.#days) {
      if (field.name === 'to') field.value = day;
    }
    this.#onInput(null);
  }

  #showNothing(query: SearchQuery, all: FacetCounts): void {
    this.#answer = undefined;
    this.#past?.hide();
    if (this.#offer) this.#offer.hidden = true;
    this.#results.hidden = true;
    showFacets(this, all, query);
    this.#sayChosen(query);
    this.#sayMore();
    this.#say('', invitation);
  }

  #fail(): void {
    this.#loaded = undefined;
    this.#answer = undefined;
    this.#past?.hide();
    this.#results.hidden = true;
    this.#sayMore();
    this.#say('The search failed', `${failure} Meanwhile, these are all pages:`);
    document.querySelector('[data-search-index]')?.classList.remove('without-js');
  }

  async #showMore(): Promise<void> {
    const shown = this.#results.childElementCount;
    const hits = await this.#answer?.load(shown, rowsAtOnce);
    if (!hits || shown !== this.#results.childElementCount) return;
    this.#results.append(...hits.map((hit) => toRow(this, hit, this.#things.get(keyOf(hit)))));
    this.#results.children[shown]?.querySelector('a')?.focus();
    this.#sayMore();
  }

  #sayMore(): void {
    const total = hasDays(this.#query) ? 0 : (this.#answer?.total ?? 0);
    const left = total - this.#results.childElementCount;
    this.#more.hidden = left <= 0;
    this.#more.textContent = `Show ${Math.min(left, rowsAtOnce)} more of ${left.toLocaleString('en')}`;
  }

  #sayChosen(query: SearchQuery): void {
    const chosen = countChosen(query);
    this.#find('.search-clear', HTMLButtonElement).hidden = chosen === 0 && !hasDays(query);
    const days = this.querySelector<HTMLElement>('.search-days');
    if (days) days.hidden = query.past === null;
    this.#find('.search-show-facets', HTMLButtonElement).textContent = chosen
      ? `Filters (${chosen})`
      : 'Filters';
  }

  #say(status: string, message = ''): void {
    this.#find('[role=status]', HTMLElement).textContent = status;
    const place = this.#find('.search-message', HTMLElement);
    place.textContent = message;
    place.hidden = !message;
  }

  get #form(): HTMLFormElement {
    return this.#find('form', HTMLFormElement);
  }

  get #input(): HTMLInputElement {
    return this.#find('input[name=q]', HTMLInputElement);
  }

  get #results(): HTMLElement {
    return this.#find('.search-results', HTMLElement);
  }

  /** Null where there is no past to search. */
  get #switch(): HTMLInputElement | null {
    return this.#form.querySelector<HTMLInputElement>('input[name=history]');
  }

  get #days(): NodeListOf<HTMLInputElement> {
    return this.#form.querySelectorAll<HTMLInputElement>('input[type=date]');
  }

  get #offer(): HTMLButtonElement | null {
    return this.#form.querySelector<HTMLButtonElement>('.search-offer');
  }

  get #more(): HTMLButtonElement {
    return this.#find('.search-more', HTMLButtonElement);
  }

  #find<T extends Element>(selector: string, type: new () => T): T {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`${selector} is missing`);
    return found;
  }
}

function toRow(root: ParentNode, hit: Hit, thing?: PastThing): HTMLElement {
  const row = document.createElement('li');
  const link = document.createElement('a');
  row.className = 'hit';
  link.href = hit.url;
  link.textContent = hit.title;
  row.append(toHitParts(root, hit));
  row.querySelector('.hit-title')?.replaceChildren(link);
  if (thing) row.append(toStateList(root, thing, hit.title));
  return row;
}

customElements.define('cairn-search-page', CairnSearchPage);
