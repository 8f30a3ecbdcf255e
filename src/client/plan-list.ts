// The list of plans under filters. The finished HTML stays as it is until a reader asks for something else;
// then the rows are made from the published document, in the same markup, a page of rows at a time.
import { lookOf } from '../components/glyphs.ts';
import { toBarSegments } from '../diagram/progress-bar.ts';
import type { WorkplanItem } from '../model/published.ts';
import { listPlans } from '../portal/listing/listing.ts';
import { toPlanRow } from '../portal/listing/plan-row.ts';
import type { PlanRow } from '../portal/listing/plan-row.ts';
import { facets, readQuery, writeQuery } from '../portal/listing/query.ts';
import type { ListQuery } from '../portal/listing/query.ts';
import { formatNumber, numberOf } from '../portal/words.ts';

const svg = 'http://www.w3.org/2000/svg';

class CairnPlanList extends HTMLElement {
  #plans: Promise<WorkplanItem[]> | undefined;
  #original: Node[] = [];
  #originalCount = '';
  #shown = 0;
  #asked = 0;

  connectedCallback(): void {
    this.#shown = this.#rowsPerPage;
    this.#original = [...this.#part('groups').childNodes];
    this.#originalCount = this.#part('count').textContent;
    const form = this.#form;
    form.addEventListener('input', (event) => this.#ask(event.target instanceof HTMLInputElement));
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      this.#fill(readQuery(new URLSearchParams()));
      this.#ask(false);
      // The button is gone now, and the focus with it.
      form.focus();
    });
    this.#part('more').addEventListener('click', () => void this.#showMore());
    addEventListener('popstate', () => this.#restore());
    this.#restore();
  }

  get #form(): HTMLFormElement {
    return this.#find('[data-plan-filters]', HTMLFormElement);
  }

  get #rowsPerPage(): number {
    return Number(this.dataset['rows'] ?? 200);
  }

  #find<T extends Element>(selector: string, type: new () => T): T {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`${selector} is missing`);
    return found;
  }

  #part(name: 'groups' | 'count' | 'more'): HTMLElement {
    return this.#find(`[data-plan-${name}]`, HTMLElement);
  }

  /** The state that the address names. */
  #restore(): void {
    const query = readQuery(new URLSearchParams(location.search));
    this.#fill(query);
    void this.#show(query);
  }

  #fill(query: ListQuery): void {
    const set = (name: string, value: string): void => {
      const field = this.#form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    };
    set('q', query.text);
    for (const facet of facets) set(facet, query.chosen[facet][0] ?? '');
    set('group', query.group);
    set('sort', query.sort);
  }

  #query(): ListQuery {
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(this.#form))
      if (typeof value === 'string') params.append(name, value);
    return readQuery(params);
  }

  /** Typing changes the address in place; each choice is a step to come back to. */
  #ask(isTyping: boolean): void {
    const query = this.#query();
    const search = writeQuery(query).toString();
    const address = search ? `?${search}` : location.pathname;
    if (isTyping) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.#shown = this.#rowsPerPage;
    void this.#show(query);
  }

  /** The next rows; the focus goes to the first of them. */
  async #showMore(): Promise<void> {
    const before = this.#shown;
    this.#shown += this.#rowsPerPage;
    await this.#show(this.#query());
    this.querySelectorAll<HTMLAnchorElement>('.plan-row .what a')[before]?.focus();
  }

  async #show(query: ListQuery): Promise<void> {
    const asked = ++this.#asked;
    const isDefault = writeQuery(query).size === 0;
    this.#mark(query, isDefault);
    if (isDefault) {
      this.#part('groups').replaceChildren(...this.#original);
      this.#part('count').textContent = this.#originalCount;
      this.#part('more').hidden = true;
      return;
    }
    try {
      const plans = await (this.#plans ??= this.#load());
      if (asked === this.#asked) this.#render(plans, query);
    } catch {
      this.#plans = undefined;
      this.#part('count').textContent = 'The list could not be loaded. Try again, or use the pages below.';
    }
  }

  async #load(): Promise<WorkplanItem[]> {
    const response = await fetch(this.dataset['document'] ?? '');
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    // Our own document, as its schema says.
    const { workplans } = (await response.json()) as { workplans: WorkplanItem[] };
    return workplans;
  }

  #mark(query: ListQuery, isDefault: boolean): void {
    for (const field of this.#form.elements) {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
      const facet = facets.find((name) => name === field.name);
      field.classList.toggle(
        'set',
        facet ? query.chosen[facet].length > 0 : field.name === 'q' && query.text !== '',
      );
    }
    this.#find('[type=reset]', HTMLButtonElement).hidden = isDefault;
  }

  #render(plans: WorkplanItem[], query: ListQuery): void {
    const groups = listPlans(plans, query);
    const total = groups.reduce((sum, group) => sum + group.plans.length, 0);
    let left = this.#shown;
    const sections = groups.flatMap(({ title, plans: members }) => {
      const rows = members.slice(0, left);
      left -= rows.length;
      const views = rows.map((plan) => toPlanRow(plan, this.dataset['today'] ?? ''));
      // The head of a group says the status already.
      const said = query.group === 'status' ? views : views.map(withStatus);
      return rows.length ? [this.#toGroup(title, said, members.length)] : [];
    });
    this.#part('groups').replaceChildren(...sections);
    this.#part('more').hidden = total <= this.#shown;
    const shown = Math.min(total, this.#shown);
    this.#part('count').textContent =
      total === 0
        ? 'No plan matches. Clear a filter to see more.'
        : `${formatNumber(total)} of ${numberOf(plans.length, 'plan')}${shown < total ? `, the first ${formatNumber(shown)} shown` : ''}`;
  }

  #toGroup(title: string, rows: PlanRow[], total: number): Node {
    const group = this.#copy('[data-plan-group]');
    setText(group, 'h2', title);
    setText(group, '.note', String(total));
    group.querySelector('ul')?.append(...rows.map((row) => this.#toRow(row)));
    return group;
  }

  #toRow(row: PlanRow): Node {
    const copy = this.#copy('[data-plan-row]');
    const { glyph, tone } = lookOf(row.status);
    const mark = copy.querySelector('.glyph');
    mark?.setAttribute('class', `glyph tone-${tone}`);
    mark?.setAttribute('aria-label', row.statusWord);
    copy.querySelector('use')?.setAttribute('href', `#g-${glyph}`);
    const link = copy.querySelector('a');
    if (link) link.href = row.href;
    setText(copy, 'a', row.title);
    setText(copy, '.id', row.id);
    copy.querySelector('.meta')?.append(...row.notes.map(toSpan));
    setText(copy, '.count', row.progress.summary);
    setText(copy, '.when', row.updatedText);
    if (row.updated) copy.querySelector('time')?.setAttribute('datetime', row.updated);
    fillBar(copy, row);
    return copy;
  }

  #copy(selector: string): DocumentFragment {
    return document.importNode(this.#find(selector, HTMLTemplateElement).content, true);
  }
}

function withStatus(row: PlanRow): PlanRow {
  return { ...row, notes: [row.statusWord, ...row.notes] };
}

function setText(root: DocumentFragment, selector: string, text: string): void {
  const element = root.querySelector(selector);
  if (element) element.textContent = text;
}

function toSpan(text: string): HTMLElement {
  const span = document.createElement('span');
  span.textContent = text;
  return span;
}

function fillBar(row: DocumentFragment, { progress }: PlanRow): void {
  const bar = row.querySelector('.bar');
  const segments = toBarSegments(progress.counts, 100);
  bar?.setAttribute('aria-label', progress.text);
  if (!segments.length) return;
  bar?.replaceChildren(
    ...segments.map(({ status, x, width }) => {
      const rect = document.createElementNS(svg, 'rect');
      rect.setAttribute('class', status);
      rect.setAttribute('x', String(x));
      rect.setAttribute('width', String(width));
      rect.setAttribute('height', '8');
      return rect;
    }),
  );
}

customElements.define('cairn-plan-list', CairnPlanList);
