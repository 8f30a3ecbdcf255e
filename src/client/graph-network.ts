// What is connected with what in a drawn picture, read from its own markup.

export interface DrawnNode {
  element: SVGElement;
  /** Centre in the coordinates of the picture. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DrawnEdge {
  element: SVGElement;
  from: number[];
  to: number[];
}

export interface DrawnGraph {
  svg: SVGSVGElement;
  nodes: DrawnNode[];
  edges: DrawnEdge[];
}

export function readDrawnGraph(svg: SVGSVGElement): DrawnGraph {
  return {
    svg,
    nodes: [...svg.querySelectorAll<SVGGraphicsElement>('.node')].map(readNode),
    edges: [...svg.querySelectorAll<SVGElement>('.edge')].map((element) => ({
      element,
      from: readNumbers(element.dataset['from']),
      to: readNumbers(element.dataset['to']),
    })),
  };
}

function readNode(element: SVGGraphicsElement): DrawnNode {
  const [left = 0, top = 0] = /translate\(([-\d.]+) ([-\d.]+)\)/
    .exec(element.getAttribute('transform') ?? '')
    ?.slice(1)
    .map(Number) ?? [0, 0];
  const box = element.querySelector<SVGGraphicsElement>('.shape')?.getBBox();
  const [width, height] = [box?.width ?? 0, box?.height ?? 0];
  return { element, x: left + width / 2, y: top + height / 2, width, height };
}

function readNumbers(text: string | undefined): number[] {
  return text ? text.split(' ').map(Number) : [];
}

export type Way = 'up' | 'down';

/** Nodes that one needs (up) or frees (down) directly. */
export function nextTo({ edges }: DrawnGraph, node: number, way: Way): number[] {
  const [near, far] = way === 'down' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const found = edges.flatMap((edge) => (edge[near].includes(node) ? edge[far] : []));
  return [...new Set(found)].filter((other) => other !== node);
}

export interface Reach {
  nodes: Set<number>;
  edges: Set<DrawnEdge>;
}

/** Everything that a node needs and frees, directly or not, itself included. */
export function reachOf(graph: DrawnGraph, node: number): Reach {
  const reach: Reach = { nodes: new Set([node]), edges: new Set() };
  for (const way of ['up', 'down'] as const) walk(graph, { start: node, way, reach });
  return reach;
}

function walk({ edges }: DrawnGraph, { start, way, reach }: { start: number; way: Way; reach: Reach }): void {
  const [near, far] = way === 'down' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const byEnd = new Map<number, DrawnEdge[]>();
  for (const edge of edges) for (const end of edge[near]) byEnd.set(end, [...(byEnd.get(end) ?? []), edge]);
  const seen = new Set([start]);
  const front = [start];
  for (let node = front.pop(); node !== undefined; node = front.pop()) {
    for (const edge of byEnd.get(node) ?? []) {
      reach.edges.add(edge);
      for (const other of edge[far]) {
        reach.nodes.add(other);
        if (!seen.has(other)) front.push(other);
        seen.add(other);
      }
    }
  }
}

/** The node above or below in the same column. */
export function besideInColumn({ nodes }: DrawnGraph, node: number, step: -1 | 1): number | undefined {
  const here = nodes[node];
  if (!here) return undefined;
  const column = nodes
    .map((other, number) => ({ ...other, number }))
    .filter(({ x }) => Math.abs(x - here.x) < here.width / 2)
    .sort((a, b) => a.y - b.y);
  return column[column.findIndex(({ number }) => number === node) + step]?.number;
}

/** Of several nodes the critical one, else the one nearest in height. */
export function preferred(
  { nodes }: DrawnGraph,
  from: number,
  others: readonly number[],
): number | undefined {
  const height = nodes[from]?.y ?? 0;
  const rank = (number: number): number => {
    const isCritical = nodes[number]?.element.classList.contains('critical') ?? false;
    return (isCritical ? 0 : 1e6) + Math.abs((nodes[number]?.y ?? 0) - height);
  };
  return others.toSorted((a, b) => rank(a) - rank(b))[0];
}
