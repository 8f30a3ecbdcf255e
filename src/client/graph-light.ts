// Light on a node: what it needs and frees stays bright, the rest steps back.
import { reachOf } from './graph-network.ts';
import type { DrawnGraph } from './graph-network.ts';

export interface GraphLight {
  on(node: number): void;
  onEdge(edge: SVGElement): void;
  off(): void;
}

export function createGraphLight(graph: DrawnGraph): GraphLight {
  const light = (nodes: ReadonlySet<number>, edges: ReadonlySet<Element>): void => {
    graph.svg.classList.add('lighting');
    for (const [number, { element }] of graph.nodes.entries())
      element.classList.toggle('lit', nodes.has(number));
    for (const { element } of graph.edges) element.classList.toggle('lit', edges.has(element));
  };
  return {
    on: (node) => {
      const reach = reachOf(graph, node);
      light(reach.nodes, new Set([...reach.edges].map(({ element }) => element)));
    },
    onEdge: (element) => {
      const edge = graph.edges.find((each) => each.element === element);
      if (edge) light(new Set([...edge.from, ...edge.to]), new Set([element]));
    },
    off: () => graph.svg.classList.remove('lighting'),
  };
}
