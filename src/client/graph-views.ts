// Other views of the graph than the finished one: asked for by the form, the marked node or the address, laid out in
// the browser by the functions that made the page. Each is a step to come back to.
import { lookOf } from '../components/glyphs.ts';
import { renderGraph } from '../diagram/graph-svg.ts';
import { hrefOfEdgeRow } from '../portal/graph-view/edge-place.ts';
import { defaultQuery, readGraphQuery, writeGraphQuery } from '../portal/graph-view/query.ts';
import type { GraphQuery, GraphView } from '../portal/graph-view/query.ts';
import { selectGraph } from '../portal/graph-view/select.ts';
import type { GraphSelection } from '../portal/graph-view/select.ts';
import { numberOf } from '../portal/words.ts';
import type { GraphData } from './graph-data.ts';
import { createPlacing } from './graph-placing.ts';

export interface GraphViews {
  /** Shows what the address asks for, and follows it from then on. */
  start(): void;
  /** What a reader can do with a node, as links. */
  actionsFor(id: string, isPlan: boolean): { text: string; href: string }[];
}

export interface ViewHooks {
  data: GraphData;
  /** Another picture is there. */
  onShown: () => void;
  /** The picture is about to go. */
  onLeave: () => void;
}

export function createGraphViews(host: HTMLElement, hooks: ViewHooks): GraphViews {
  const view = host.dataset['view'] === 'plans' ? 'plans' : 'path';
  const isOwnPage = host.dataset['view'] !== undefined;
  const page = isOwnPage ? location.pathname : (host.dataset['graph'] ?? '');
  const queryNow = (): GraphQuery =>
    isOwnPage ? readGraphQuery(new URLSearchParams(location.search), view) : defaultQuery(view);
  const hrefOf = (query: GraphQuery): string => {
    const search = writeGraphQuery(query, view).toString();
    return search ? `${page}?${search}` : page;
  };
  return {
    start: () => {
      if (isOwnPage) followAddress(host, { ...hooks, view, hrefOf, queryNow });
    },
    actionsFor: (id, isPlan) => {
      const query = queryNow();
      const actions: { text: string; to: GraphQuery }[] = [
        { text: 'Show what surrounds it', to: { ...query, focus: id, expand: [] } },
      ];
      if (isPlan)
        actions.push(
          {
            text: 'Show its tasks',
            to: { ...query, expand: [...query.expand, id], ...(isOwnPage ? {} : { focus: id }) },
          },
          { text: 'Show the path to it', to: { ...query, goal: id, focus: null, view: 'path' } },
        );
      return actions.map(({ text, to }) => ({ text, href: hrefOf(to) }));
    },
  };
}

interface Follower extends ViewHooks {
  view: GraphView;
  hrefOf: (query: GraphQuery) => string;
  queryNow: () => GraphQuery;
}

function followAddress(host: HTMLElement, follower: Follower): void {
  const { data, view, hrefOf, queryNow } = follower;
  const form = find(host, '[data-graph-form]', HTMLFormElement);
  const show = createShow(host, follower);
  const go = (query: GraphQuery): void => {
    history.pushState(null, '', hrefOf(query));
    update();
  };
  const update = (): void => {
    const query = queryNow();
    fillForm(form, query, hrefOf);
    void show(query);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(readForm(form, queryNow(), view));
  });
  form.addEventListener('change', () => go(readForm(form, queryNow(), view)));
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    go(defaultQuery(view));
    find(host, '[name=focus]', HTMLInputElement).focus();
  });
  form.addEventListener('focusin', () => void offerIds(host, data), { once: true });
  // Links that ask for another view of this page need no journey.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
    if (link.closest('nav')) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    update();
    host.scrollIntoView({ block: 'nearest' });
  });
  addEventListener('popstate', update);
  update();
}

/** Shows the view of a query; of several asked for quickly the last one. */
function createShow(
  host: HTMLElement,
  { data, view, hrefOf, onShown, onLeave }: Follower,
): (query: GraphQuery) => Promise<void> {
  const place = createPlacing();
  const frame = find(host, '[data-graph-frame]', HTMLElement);
  const counts = find(host, '[data-graph-counts]', HTMLElement);
  const notes = find(host, '[data-graph-notes]', HTMLElement);
  const original = {
    picture: [...frame.childNodes],
    label: frame.getAttribute('aria-label') ?? '',
    counts: counts.textContent,
    notes: [...notes.childNodes],
  };
  let asked = 0;
  let isOriginal = true;
  const replace = (picture: Node[], label: string): void => {
    onLeave();
    frame.replaceChildren(...picture);
    frame.setAttribute('aria-label', label);
    onShown();
  };
  const restore = (): void => {
    counts.textContent = original.counts;
    notes.replaceChildren(...original.notes);
    if (!isOriginal) replace(original.picture, original.label);
    isOriginal = true;
  };
  return async (query) => {
    const turn = ++asked;
    host.removeAttribute('aria-busy');
    if (writeGraphQuery(query, view).size === 0) return restore();
    try {
      host.setAttribute('aria-busy', 'true');
      counts.textContent = 'Loading the graph …';
      const selection = selectGraph(await data.load(), query);
      if (turn !== asked) return;
      counts.textContent = `Placing ${numberOf(selection.picture.nodes.length, 'node')} …`;
      const picture = await drawSelection(selection, { place, addresses: addressesOf(host) });
      if (turn !== asked) return;
      isOriginal = false;
      replace([picture], `Picture: ${selection.title}`);
      counts.textContent = `${selection.title}: ${selection.countsText}`;
      notes.replaceChildren(...selection.notes.map(toItem));
    } catch {
      if (turn !== asked) return;
      restore();
      counts.textContent = `This view could not be drawn; the picture is the one at ${hrefOf(defaultQuery(view))}. Try again, or use the table below.`;
    } finally {
      if (turn === asked) host.removeAttribute('aria-busy');
    }
  };
}

async function drawSelection(
  { picture, title }: GraphSelection,
  {
    place,
    addresses,
  }: { place: ReturnType<typeof createPlacing>; addresses: ReturnType<typeof addressesOf> },
): Promise<Node> {
  if (!picture.nodes.length) {
    const nothing = document.createElement('p');
    nothing.className = 'empty';
    nothing.textContent = 'Nothing is left to show.';
    return nothing;
  }
  const template = document.createElement('template');
  // Our own markup: every text in it is escaped where it is made.
  template.innerHTML = renderGraph(await place(picture), {
    lookOf,
    hrefOfEdge: ({ stated: [position = 0] }) => hrefOfEdgeRow(position, addresses),
    label: title,
  });
  return template.content;
}

function addressesOf({ dataset }: HTMLElement): { first: string; more: string } {
  return { first: dataset['firstEdges'] ?? '', more: dataset['moreEdges'] ?? '' };
}

function readForm(form: HTMLFormElement, now: GraphQuery, view: GraphView): GraphQuery {
  const params = writeGraphQuery(now, view);
  for (const name of ['focus', 'depth', 'direction', 'goal', 'group', 'done']) params.delete(name);
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') params.set(name, value);
  return readGraphQuery(params, view);
}

function fillForm(form: HTMLFormElement, query: GraphQuery, hrefOf: (query: GraphQuery) => string): void {
  const values: Record<string, string> = {
    focus: query.focus ?? '',
    depth: String(query.depth),
    direction: query.direction,
    goal: query.goal ?? '',
    group: query.group,
  };
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    if (field.name === 'done' && field instanceof HTMLInputElement) field.checked = query.isDoneHidden;
    else field.value = values[field.name] ?? '';
    if (field.name === 'depth' || field.name === 'direction') field.disabled = query.focus === null;
  }
  find(form, '[type=reset]', HTMLButtonElement).hidden = location.search === '';
  const controls = form.closest('details');
  if (controls && location.search !== '') controls.open = true;
  const expanded = find(form, '[data-graph-expanded]', HTMLElement);
  expanded.hidden = query.expand.length === 0;
  expanded.replaceChildren(
    'Shown as their tasks: ',
    ...query.expand.map((id) => {
      const link = document.createElement('a');
      link.href = hrefOf({ ...query, expand: query.expand.filter((other) => other !== id) });
      link.textContent = `${id} ×`;
      link.setAttribute('aria-label', `Show ${id} as one plan again`);
      return link;
    }),
  );
}

async function offerIds(host: HTMLElement, data: GraphData): Promise<void> {
  const list = host.querySelector('[data-graph-ids]');
  const graph = await data.load().catch(() => undefined);
  list?.replaceChildren(
    ...(graph?.document.nodes ?? []).map(({ id, title }) => {
      const option = document.createElement('option');
      option.value = id;
      option.label = title;
      return option;
    }),
  );
}

function toItem(text: string): HTMLElement {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
}

function find<T extends Element>(root: Element, selector: string, type: new () => T): T {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`${selector} is missing`);
  return found;
}
