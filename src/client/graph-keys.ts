// The keyboard in a picture: one tab stop, arrows along the edges.
import { besideInColumn, nextTo, preferred } from './graph-network.ts';
import type { DrawnGraph } from './graph-network.ts';

export interface KeyPlace {
  frame: HTMLElement;
  /** Node that has the tab stop at first. */
  first: number;
  signal: AbortSignal;
}

export function createGraphKeys(graph: DrawnGraph, { frame, first, signal }: KeyPlace): void {
  let current = first;
  for (const [number, { element }] of graph.nodes.entries())
    element.setAttribute('tabindex', number === first ? '0' : '-1');
  const take = (node: number): void => {
    graph.nodes[current]?.element.setAttribute('tabindex', '-1');
    current = node;
    graph.nodes[current]?.element.setAttribute('tabindex', '0');
  };
  const onFocus = ({ target }: FocusEvent): void => {
    const node = graph.nodes.findIndex(({ element }) => element === target);
    if (node >= 0) take(node);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = toNext(graph, current, event.key);
    if (next === null) return;
    event.preventDefault();
    if (next !== undefined) graph.nodes[next]?.element.focus({ preventScroll: true });
  };
  frame.addEventListener('focusin', onFocus, { signal });
  frame.addEventListener('keydown', onKey, { signal });
}

/** Null for keys that are not ours; undefined where there is nothing in that direction. */
function toNext(graph: DrawnGraph, current: number, key: string): number | undefined | null {
  switch (key) {
    case 'ArrowRight':
      return preferred(graph, current, nextTo(graph, current, 'down'));
    case 'ArrowLeft':
      return preferred(graph, current, nextTo(graph, current, 'up'));
    case 'ArrowUp':
      return besideInColumn(graph, current, -1);
    case 'ArrowDown':
      return besideInColumn(graph, current, 1);
    case 'Home':
      return firstOfPath(graph);
    default:
      return null;
  }
}

/** Where the critical path begins, else the node furthest to the left. */
export function firstOfPath({ nodes }: DrawnGraph): number {
  const ranked = nodes
    .map(({ element, x, y }, number) => ({
      number,
      x,
      y,
      isCritical: element.classList.contains('critical'),
    }))
    .sort((a, b) => Number(b.isCritical) - Number(a.isCritical) || a.x - b.x || a.y - b.y);
  return ranked[0]?.number ?? 0;
}
