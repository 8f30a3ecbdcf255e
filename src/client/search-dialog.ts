// The search dialog of every page: Ctrl-K, ⌘K, `/` or the link in the header open it. It is finished HTML;
// what searches is loaded when a reader is about to use it.
import type { Hit, SearchAnswer, SearchEngine } from './search-engine.ts';
import type { PastEngine, PastThing } from './search-past.ts';
import { toSearchAddress, toSearchQuery } from './search-query.ts';
import type { SearchQuery } from './search-query.ts';
import { hasModifier, watchOpeners } from './search-openers.ts';
import { createPause, createTurns } from './search-turns.ts';
import { adviseOn, failure, sayBoth, sayTotal } from './search-words.ts';

const shown = 12;
const typingMs = 60;
/** An answer that comes sooner needs no word that it is being looked for. */
const patienceMs = 200;

interface Machinery {
  engine: SearchEngine;
  past: PastEngine;
  toOptions(root: ParentNode, hits: readonly Hit[], answer: SearchAnswer): Node[];
  toPastOptions(root: ParentNode, things: readonly PastThing[], first: number): Node[];
}

class CairnSearchDialog extends HTMLElement {
  #machinery: Promise<Machinery> | undefined;
  #active = 0;
  /** The text whose results are shown. */
  #answered = '';
  /** Enter came before the results of what was typed. */
  #isAwaited = false;
  readonly #searchInTurns = createTurns(() => this.#search());
  readonly #searchSoon = createPause(typingMs, () => void this.#searchInTurns());

  connectedCallback(): void {
    watchOpeners({ prepare: () => void this.#load(), open: () => this.#open() });
    this.#input.addEventListener('input', () => this.#onInput());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.#list.addEventListener('click', (event) => {
      if (!hasModifier(event)) this.#dialog.close();
    });
    this.#list.addEventListener('pointermove', ({ target }) => {
      const position = this.#options.findIndex((option) => target instanceof Node && option.contains(target));
      if (position >= 0) this.#choose(position, false);
    });
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.addEventListener('close', () => {
      this.#isAwaited = false;
    });
    this.#switch?.addEventListener('change', () => {
      this.#onInput();
      this.#input.focus();
    });
    this.#offer?.addEventListener('click', () => {
      if (this.#switch) this.#switch.checked = true;
      this.#onInput();
      this.#input.focus();
    });
    this.#find('button', HTMLButtonElement).addEventListener('click', () => this.#dialog.close());
  }

  #open(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#input.focus();
    this.#input.select();
    this.#onInput();
  }

  #onInput(): void {
    const query = this.#query;
    this.#find('.search-foot a', HTMLAnchorElement).href = toSearchAddress(this.dataset['page'] ?? '', query);
    this.#isAwaited = false;
    if (query.text.length > 1) return this.#searchSoon();
    this.#answered = '';
    this.#show([]);
    this.#say('');
    if (this.#offer) this.#offer.hidden = true;
    void this.#load();
  }

  #load(): Promise<Machinery> {
    this.#machinery ??= loadMachinery(this.dataset['home'] ?? '/');
    // Whoever waits for it says what happened; the next attempt begins anew.
    this.#machinery.catch(() => {
      this.#machinery = undefined;
    });
    return this.#machinery;
  }

  async #search(): Promise<void> {
    const query = this.#query;
    if (query.text.length < 2) return;
    const patience = setTimeout(() => this.#say('Searching …'), patienceMs);
    try {
      const { engine, past, toOptions, toPastOptions } = await this.#load();
      const answer = await engine.search(query);
      const hits = await answer.load(0, shown);
      const { things } = query.past ? await past.search(query, query.past) : { things: [] };
      // Something else was asked for meanwhile: its search comes next.
      if (toSearchAddress('', this.#query) !== toSearchAddress('', query)) return;
      this.#answered = query.text;
      const some = things.slice(0, shown);
      this.#show([...toOptions(this, hits, answer), ...toPastOptions(this, some, hits.length)]);
      const isEmpty = answer.total + things.length === 0;
      const total = query.past ? sayBoth(answer.total, things.length) : sayTotal(answer.total);
      this.#say(total, isEmpty ? adviseOn(query.text, false) : '');
      if (this.#offer) this.#offer.hidden = answer.total > 0 || query.past !== null;
      if (this.#isAwaited) this.#options[0]?.click();
    } catch {
      this.#show([]);
      this.#say('The search failed', failure);
    } finally {
      clearTimeout(patience);
    }
  }

  #show(nodes: Node[]): void {
    this.#list.replaceChildren(...nodes);
    this.#list.hidden = nodes.length === 0;
    this.#list.scrollTop = 0;
    this.#input.ariaExpanded = String(nodes.length > 0);
    this.#choose(0);
  }

  #say(status: string, message = ''): void {
    this.#find('[role=status]', HTMLElement).textContent = status;
    const place = this.#find('.search-message', HTMLElement);
    place.textContent = message;
    place.hidden = !message;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      return this.#enter(event);
    }
    const last = this.#options.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: this.#active === last ? 0 : this.#active + 1,
      ArrowUp: this.#active === 0 ? last : this.#active - 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined || last < 0 || hasModifier(event)) return;
    event.preventDefault();
    this.#choose(target);
  }

  #enter({ ctrlKey, metaKey }: KeyboardEvent): void {
    this.#isAwaited = this.#answered !== toSearchQuery(this.#input.value).text;
    if (this.#isAwaited) return;
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey });
    this.#options[this.#active]?.dispatchEvent(click);
  }

  #choose(position: number, scrolls = true): void {
    this.#active = position;
    for (const [at, option] of this.#options.entries()) option.ariaSelected = String(at === position);
    const option = this.#options[position];
    if (!option) return this.#input.removeAttribute('aria-activedescendant');
    this.#input.setAttribute('aria-activedescendant', option.id);
    if (scrolls) option.scrollIntoView({ block: 'nearest' });
  }

  get #query(): SearchQuery {
    const query = toSearchQuery(this.#input.value);
    return this.#switch?.checked ? { ...query, past: { from: '', to: '' } } : query;
  }

  /** Null where there is no past to search. */
  get #switch(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('input[name=history]');
  }

  get #offer(): HTMLButtonElement | null {
    return this.querySelector<HTMLButtonElement>('.search-offer');
  }

  get #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  get #dialog(): HTMLDialogElement {
    return this.#find('dialog', HTMLDialogElement);
  }

  get #input(): HTMLInputElement {
    return this.#find('input', HTMLInputElement);
  }

  get #list(): HTMLElement {
    return this.#find('[role=listbox]', HTMLElement);
  }

  #find<T extends Element>(selector: string, type: new () => T): T {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`${selector} is missing`);
    return found;
  }
}

async function loadMachinery(home: string): Promise<Machinery> {
  const [{ SearchEngine }, { PastEngine: Past }, { toOptions, toPastOptions }] = await Promise.all([
    import('./search-engine.ts'),
    import('./search-past.ts'),
    import('./search-options.ts'),
  ]);
  return { engine: await SearchEngine.load(home), past: new Past(home), toOptions, toPastOptions };
}

customElements.define('cairn-search-dialog', CairnSearchDialog);
