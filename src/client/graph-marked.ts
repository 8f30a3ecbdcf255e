// What is said of the marked node or edge: what it is, what a reader can do with it, and why its edges are there.
import type { GraphDocument, GraphEdge } from '../model/graph-document.ts';
import { formatNumber, toSentence } from '../portal/words.ts';

/** Edges of a node that are named; the table has all. */
const mostEdges = 12;

export interface MarkedNode {
  id: string;
  /** What its link says. */
  label: string;
  href: string | null;
  actions: { text: string; href: string }[];
}

export function renderMarkedNode(place: HTMLElement, node: MarkedNode): void {
  const heading = make('h2', node.href === null ? node.label : '');
  if (node.href !== null) heading.append(makeLink(node.label, node.href));
  const actions = make('p', '');
  actions.className = 'graph-actions small';
  actions.append(...node.actions.map(({ text, href }) => makeLink(text, href)));
  place.replaceChildren(heading, actions);
  place.hidden = false;
}

/** Added to what stands there already, where the focus may be. */
export function addEdgesOfNode(place: HTMLElement, id: string, graph: GraphDocument): void {
  place.append(
    renderEdges(graph.edges.filter(({ from, to }) => isOf(graph, from, id) || isOf(graph, to, id))),
  );
}

export function renderMarkedEdge(place: HTMLElement, edges: readonly GraphEdge[]): void {
  const heading = make('h2', edges.length === 1 ? 'Why this edge' : `Why these ${edges.length} edges`);
  place.replaceChildren(heading, renderEdges(edges));
  place.hidden = false;
}

export function renderMarkedText(place: HTMLElement, text: string): void {
  place.replaceChildren(make('p', text));
  place.hidden = false;
}

/** The node itself, or the plan that a task lies in. */
function isOf(graph: GraphDocument, end: string, id: string): boolean {
  return end === id || graph.nodes.some((node) => node.id === end && node.plan === id);
}

function renderEdges(edges: readonly GraphEdge[]): HTMLElement {
  const list = make('ul', '');
  list.className = 'rows small';
  const rest = edges.length - mostEdges;
  list.append(
    ...edges.slice(0, mostEdges).map(renderEdge),
    ...(rest > 0 ? [make('li', `${formatNumber(rest)} more stand in the table.`)] : []),
  );
  return list;
}

function renderEdge({ why, verdict, source, source_url: href }: GraphEdge): HTMLElement {
  const item = make('li', `${toSentence(verdict)}: ${why}. `);
  const place = `${source.repo ? `${source.repo}/` : ''}${source.path}:${source.line}`;
  const said = href === null ? make('span', place) : makeLink(place, href);
  said.className = 'id';
  item.append(said);
  return item;
}

function make(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function makeLink(text: string, href: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.textContent = text;
  link.href = href;
  return link;
}
