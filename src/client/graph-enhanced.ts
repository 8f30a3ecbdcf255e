// A picture that moves, lights up and answers: put together from its parts. The finished picture stays where scripts
// or the network fail.
import { createGraphData } from './graph-data.ts';
import type { GraphData } from './graph-data.ts';
import { createGraphKeys, firstOfPath } from './graph-keys.ts';
import { createGraphLight } from './graph-light.ts';
import { addEdgesOfNode, renderMarkedEdge, renderMarkedNode, renderMarkedText } from './graph-marked.ts';
import { readDrawnGraph } from './graph-network.ts';
import type { DrawnGraph } from './graph-network.ts';
import { createGraphViews } from './graph-views.ts';
import type { GraphViews } from './graph-views.ts';
import { createGraphZoom } from './graph-zoom.ts';
import type { GraphZoom } from './graph-zoom.ts';

/** How long the mouse rests on a node before it is marked: passing over others on the way elsewhere marks nothing. */
const restMs = 200;

export function enhanceGraph(host: HTMLElement): void {
  const frame = host.querySelector<HTMLElement>('[data-graph-frame]');
  const marked = host.querySelector<HTMLElement>('[data-graph-marked]');
  if (!frame || !marked) return;
  const data = createGraphData(host.dataset['document'] ?? '');
  let alive: Alive | undefined;
  const revive = (): void => {
    alive?.stop();
    const svg = frame.querySelector('svg');
    alive = svg ? bringToLife({ host, frame, marked, data, svg, views }) : undefined;
  };
  const views = createGraphViews(host, { data, onShown: revive, onLeave: () => alive?.stop() });
  revive();
  views.start();
  for (const button of host.querySelectorAll<HTMLElement>('[data-graph-zoom]'))
    button.addEventListener('click', () => {
      const change = button.dataset['graphZoom'];
      if (change === 'fit') alive?.zoom.fit();
      else alive?.zoom.zoomBy(change === 'in' ? 'in' : 'out');
    });
}

interface Parts {
  host: HTMLElement;
  frame: HTMLElement;
  marked: HTMLElement;
  data: GraphData;
  svg: SVGSVGElement;
  views: GraphViews;
}

interface Alive {
  zoom: GraphZoom;
  stop: () => void;
}

function bringToLife(parts: Parts): Alive {
  const { frame, svg, marked } = parts;
  const graph = readDrawnGraph(svg);
  const stopped = new AbortController();
  widenEdges(graph);
  const first = firstOfPath(graph);
  const zoom = createGraphZoom(frame, svg, graph.nodes[first]);
  const light = createGraphLight(graph);
  createGraphKeys(graph, { frame, first, signal: stopped.signal });
  // On the frame: an SVG that listens to the focus becomes a stop for the keyboard itself.
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    act: (event: HTMLElementEventMap[Name]) => void,
  ): void => frame.addEventListener(name, act, { signal: stopped.signal });
  const nodeAt = (target: EventTarget | null): number =>
    target instanceof Element
      ? graph.nodes.findIndex(({ element }) => element === target.closest('.node'))
      : -1;
  const mark = createMark(parts, graph);
  let rest: ReturnType<typeof setTimeout> | undefined;
  let pointer = 'mouse';
  frame.setAttribute('tabindex', '-1');

  on('pointerdown', ({ pointerType }) => (pointer = pointerType));
  on('pointerover', ({ target }) => {
    const node = nodeAt(target);
    if (node < 0) return;
    light.on(node);
    clearTimeout(rest);
    rest = setTimeout(() => mark.node(node, false), restMs);
  });
  on('pointerout', ({ target }) => {
    if (nodeAt(target) < 0) return;
    clearTimeout(rest);
    const focused = nodeAt(document.activeElement);
    if (focused >= 0) light.on(focused);
    else light.off();
  });
  on('focusin', ({ target }) => {
    const node = nodeAt(target);
    const drawn = graph.nodes[node];
    if (!drawn) return;
    light.on(node);
    // A press of the mouse focuses too, and must not move the picture away from under it.
    if (!drawn.element.matches(':focus-visible')) return;
    zoom.reveal(drawn);
    mark.node(node, true);
  });
  on('focusout', () => light.off());
  on('keydown', (event) => {
    if (event.key === 'Escape') {
      marked.hidden = true;
      light.off();
    }
    if (event.key === '+' || event.key === '-') zoom.zoomBy(event.key === '+' ? 'in' : 'out');
    if (event.key === '0') zoom.fit();
  });
  on('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const edge = event.target instanceof Element ? event.target.closest<SVGElement>('.edge') : null;
    if (edge) {
      event.preventDefault();
      light.onEdge(edge);
      void mark.edge(edge);
    }
    const node = nodeAt(event.target);
    // A finger cannot hover: its first touch marks, the second opens.
    if (node >= 0 && pointer === 'touch' && !mark.isMarked(node)) {
      event.preventDefault();
      light.on(node);
      mark.node(node, true);
    }
  });
  on('scroll', () => frame.scrollTo(0, 0));
  return {
    zoom,
    stop: () => {
      clearTimeout(rest);
      stopped.abort();
      zoom.stop();
    },
  };
}

interface Mark {
  /** With its edges where the whole graph is there, or is worth loading. */
  node(node: number, isAsked: boolean): void;
  edge(element: SVGElement): Promise<void>;
  isMarked(node: number): boolean;
}

function createMark({ marked, data, views }: Parts, graph: DrawnGraph): Mark {
  let current: number | undefined;
  const failed = 'Why this is so could not be loaded. The table below says it, too.';
  const show = (node: number): string | undefined => {
    const element = graph.nodes[node]?.element;
    const id = element?.dataset['node'];
    if (!element || id === undefined) return undefined;
    renderMarkedNode(marked, {
      id,
      label: element.querySelector('title')?.textContent ?? id,
      href: element.getAttribute('href'),
      actions: views.actionsFor(id, element.classList.contains('plan')),
    });
    return id;
  };
  return {
    isMarked: (node) => node === current,
    node: (node, isAsked) => {
      if (node === current && !marked.hidden) return;
      current = node;
      const id = show(node);
      if (id === undefined || !(isAsked || data.loaded())) return;
      void data.load().then(
        ({ document }) => current === node && addEdgesOfNode(marked, id, document),
        () => undefined,
      );
    },
    edge: async (element) => {
      current = undefined;
      const stated = new Set((element.dataset['stated'] ?? '').split(' '));
      try {
        const { edges } = (await data.load()).document;
        renderMarkedEdge(
          marked,
          edges.filter(({ from, to }) => stated.has(`${from}>${to}`)),
        );
      } catch {
        renderMarkedText(marked, failed);
      }
    },
  };
}

/** Thin lines are hard to hit: each gets an invisible wide one. */
function widenEdges({ edges }: DrawnGraph): void {
  for (const { element } of edges) {
    const line = element.querySelector('path');
    if (!line || element.querySelector('.hit')) continue;
    const wide = line.cloneNode();
    if (!(wide instanceof SVGElement)) continue;
    wide.setAttribute('class', 'hit');
    element.append(wide);
  }
}
