// Any two checkpoints side by side: the two snapshots are loaded and compared as the build compares neighbours. The two
// stand in the address, so that a comparison can be sent to somebody.
import '../model/without-eval.ts';
import { checkpointReaders } from '../model/checkpoint-versions.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import type { PublishedDocument } from '../model/published.ts';
import { toChanges } from '../portal/past/changes.ts';
import { diffCheckpoints } from '../portal/past/diff.ts';
import { fillChanges } from './compare-changes.ts';

type Head = PublishedDocument<'checkpoints'>['checkpoints'][number];

const now = 'now';

class CairnCompare extends HTMLElement {
  readonly #loaded = new Map<string, Promise<Checkpoint>>();
  #asked = 0;

  connectedCallback(): void {
    void this.#begin();
  }

  async #begin(): Promise<void> {
    try {
      const heads = await this.#loadHeads();
      if (heads.length === 0) return this.#say('No checkpoint has been made yet.');
      for (const name of ['from', 'to'] as const) fillOptions(this.#select(name), heads, this.dataset['now']);
      this.#restore(heads);
    } catch (error) {
      return this.#say(`The list of checkpoints could not be loaded: ${sayError(error)}`);
    }
    this.#form.addEventListener('input', () => this.#ask());
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#find('[data-compare-swap]', HTMLButtonElement).addEventListener('click', () => {
      const [from, to] = [this.#select('from'), this.#select('to')];
      [from.value, to.value] = [to.value, from.value];
      this.#ask();
    });
    addEventListener('popstate', () => void this.#reopen());
    await this.#show();
  }

  /** What the address names; else the newest with what is known now, or with the one before it. */
  #restore(heads: readonly Head[]): void {
    const query = new URLSearchParams(location.search);
    const newest = heads.at(-1)?.id ?? now;
    const hasNow = this.dataset['now'] !== undefined;
    this.#choose('from', query.get('from'), hasNow ? newest : (heads.at(-2)?.id ?? newest));
    this.#choose('to', query.get('to'), hasNow ? now : newest);
  }

  #choose(name: 'from' | 'to', asked: string | null, fallback: string): void {
    const select = this.#select(name);
    const isKnown = [...select.options].some(({ value }) => value === asked);
    select.value = asked !== null && isKnown ? asked : fallback;
  }

  async #reopen(): Promise<void> {
    this.#restore(await this.#loadHeads());
    await this.#show();
  }

  #ask(): void {
    const query = new URLSearchParams({ from: this.#select('from').value, to: this.#select('to').value });
    history.pushState(null, '', `?${query.toString()}`);
    void this.#show();
  }

  async #show(): Promise<void> {
    const asked = ++this.#asked;
    const [from, to] = [this.#select('from').value, this.#select('to').value];
    this.#say('Loading …');
    try {
      const [before, after] = await Promise.all([this.#load(from), this.#load(to)]);
      if (asked !== this.#asked) return;
      const changes = toChanges(diffCheckpoints(before, after));
      const template = this.#find('template', HTMLTemplateElement);
      this.#find('[data-compare-headline]', HTMLElement).textContent = changes.headline;
      this.#find('[data-compare-changes]', HTMLElement).replaceChildren(
        fillChanges(template, changes, { before: from, after: to }),
      );
      this.#find('[data-compare-result]', HTMLElement).hidden = false;
      this.#say('');
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#find('[data-compare-result]', HTMLElement).hidden = true;
      this.#say(sayError(error));
    }
  }

  #load(name: string): Promise<Checkpoint> {
    const known = this.#loaded.get(name);
    if (known) return known;
    const loading = loadSnapshot(name, (this.dataset['snapshots'] ?? '').replace('{id}', name));
    this.#loaded.set(name, loading);
    // What could not be loaded may be there the next time.
    loading.catch(() => this.#loaded.delete(name));
    return loading;
  }

  async #loadHeads(): Promise<Head[]> {
    const response = await fetch(this.dataset['list'] ?? '');
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    // Published by the same build as this page.
    return ((await response.json()) as PublishedDocument<'checkpoints'>).checkpoints;
  }

  get #form(): HTMLFormElement {
    return this.#find('form', HTMLFormElement);
  }

  #select(name: 'from' | 'to'): HTMLSelectElement {
    return this.#find(`select[name=${name}]`, HTMLSelectElement);
  }

  #say(text: string): void {
    this.#find('[data-compare-status]', HTMLElement).textContent = text;
  }

  #find<T extends Element>(selector: string, type: new () => T): T {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`${selector} is missing`);
    return found;
  }
}

async function loadSnapshot(name: string, address: string): Promise<Checkpoint> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`The snapshot of ${name} could not be loaded: the server answers ${response.status}.`);
  const document: unknown = await response.json();
  const version =
    typeof document === 'object' && document && 'schema' in document ? document.schema : undefined;
  const read =
    typeof version === 'string' && Object.hasOwn(checkpointReaders, version)
      ? checkpointReaders[version]
      : undefined;
  const result = read?.(document);
  if (!result?.success) throw new Error(`The snapshot of ${name} cannot be read.`);
  return result.data;
}

/** Newest first, in groups by year. */
function fillOptions(select: HTMLSelectElement, heads: readonly Head[], nowText: string | undefined): void {
  const years = Map.groupBy(heads.toReversed(), ({ date }) => date.slice(0, 4));
  const groups = [...years].map(([year, those]) => {
    const group = document.createElement('optgroup');
    group.label = year;
    group.append(...those.map(({ id, title }) => new Option(title === id ? id : `${id} ${title}`, id)));
    return group;
  });
  select.replaceChildren(...(nowText === undefined ? [] : [new Option(nowText, now)]), ...groups);
}

function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

customElements.define('cairn-compare', CairnCompare);
