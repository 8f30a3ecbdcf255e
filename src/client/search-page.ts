// The search page: the query and its filters live in the address, each settled query is a step to come back to.
import { SearchEngine, toFacetCounts } from './search-engine.ts';
import type { FacetCounts, Hit, SearchAnswer } from './search-engine.ts';
import { showFacets, watchFacets } from './search-facets.ts';
import { toHitParts } from './search-hit.ts';
import { asksForSomething, countChosen, readSearchQuery, toSearchAddress } from './search-query.ts';
import type { SearchQuery } from './search-query.ts';
import { createPause, createTurns } from './search-turns.ts';
import { adviseOn, failure, invitation, sayTotal } from './search-words.ts';

const rowsAtOnce = 20;
const typingMs = 120;
/** Who has not typed for so long has finished the query. */
const settledMs = 900;
const patienceMs = 250;

class CairnSearchPage extends HTMLElement {
  #loaded: Promise<{ engine: SearchEngine; all: FacetCounts }> | undefined;
  #answer: SearchAnswer | undefined;
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
      for (const choice of this.#form.querySelectorAll('input')) choice.checked = false;
      this.#onInput(null);
    });
    this.#find('.search-show-facets', HTMLButtonElement).addEventListener('click', ({ currentTarget }) => {
      const isShown = this.toggleAttribute('data-facets');
      if (currentTarget instanceof Element) currentTarget.ariaExpanded = String(isShown);
    });
    this.#more.addEventListener('click', () => void this.#showMore());
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
      const hits = await answer.load(0, rowsAtOnce);
      const counts = await engine.count(query, answer);
      // What was asked for meanwhile has its turn next.
      if (toSearchAddress('', query) !== toSearchAddress('', this.#query)) return;
      this.#answer = answer;
      this.#results.replaceChildren(...hits.map((hit) => toRow(this, hit)));
      this.#results.hidden = hits.length === 0;
      showFacets(this, counts, query);
      this.#sayChosen(query);
      this.#sayMore();
      this.#say(sayTotal(answer.total), answer.total ? '' : adviseOn(query.text, countChosen(query) > 0));
    } catch {
      this.#fail();
    } finally {
      clearTimeout(patience);
    }
  }

  #showNothing(query: SearchQuery, all: FacetCounts): void {
    this.#answer = undefined;
    this.#results.hidden = true;
    showFacets(this, all, query);
    this.#sayChosen(query);
    this.#sayMore();
    this.#say('', invitation);
  }

  #fail(): void {
    this.#loaded = undefined;
    this.#answer = undefined;
    this.#results.hidden = true;
    this.#sayMore();
    this.#say('The search failed', `${failure} Meanwhile, these are all pages:`);
    document.querySelector('[data-search-index]')?.classList.remove('without-js');
  }

  async #showMore(): Promise<void> {
    const shown = this.#results.childElementCount;
    const hits = await this.#answer?.load(shown, rowsAtOnce);
    if (!hits || shown !== this.#results.childElementCount) return;
    this.#results.append(...hits.map((hit) => toRow(this, hit)));
    this.#results.children[shown]?.querySelector('a')?.focus();
    this.#sayMore();
  }

  #sayMore(): void {
    const left = (this.#answer?.total ?? 0) - this.#results.childElementCount;
    this.#more.hidden = left <= 0;
    this.#more.textContent = `Show ${Math.min(left, rowsAtOnce)} more of ${left.toLocaleString('en')}`;
  }

  #sayChosen(query: SearchQuery): void {
    const chosen = countChosen(query);
    this.#find('.search-clear', HTMLButtonElement).hidden = chosen === 0;
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

  get #more(): HTMLButtonElement {
    return this.#find('.search-more', HTMLButtonElement);
  }

  #find<T extends Element>(selector: string, type: new () => T): T {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`${selector} is missing`);
    return found;
  }
}

function toRow(root: ParentNode, hit: Hit): HTMLElement {
  const row = document.createElement('li');
  const link = document.createElement('a');
  row.className = 'hit';
  link.href = hit.url;
  link.textContent = hit.title;
  row.append(toHitParts(root, hit));
  row.querySelector('.hit-title')?.replaceChildren(link);
  return row;
}

customElements.define('cairn-search-page', CairnSearchPage);
