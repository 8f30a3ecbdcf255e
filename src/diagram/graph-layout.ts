// A picture of nodes and edges → where each of them stands, from left to right: what is needed first stands to the
// left. The layered layout is Graphviz's dot (Gansner, Koutsofios, North, Vo: A technique for drawing directed
// graphs, 1993); it comes in as an argument, because it is WebAssembly and must be loaded.
// Pre: ids of nodes are unique, every edge and group names nodes that are there. Post: same picture, same numbers;
// one decimal. The nodes of the spine stand in a region of their own, on one straight line.
import type { Picture, PictureEdge, PictureGroup, PictureNode } from '../model/picture.ts';
import { toNodeBox } from './node-box.ts';
import type { NodeBox } from './node-box.ts';

/** Lays out a graph in the DOT language and answers it in Graphviz's `json0`. */
export type LayoutEngine = (dot: string) => string;

export interface Point {
  x: number;
  y: number;
}

export interface PlacedNode {
  node: PictureNode;
  box: NodeBox;
  /** Left. */
  x: number;
  /** Top. */
  y: number;
}

export interface PlacedEdge {
  edge: PictureEdge;
  /** A cubic curve: its start, then two control points and an end for each part. */
  curve: Point[];
  /** The tip of its arrow. */
  tip: Point;
}

export interface PlacedGroup {
  group: PictureGroup;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface GraphGeometry {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  groups: PlacedGroup[];
}

const pointsPerInch = 72;
const margin = 12;
/** Room for the title of a region. */
const groupTitleHeight = 18;

export function layoutGraph(picture: Picture, engine: LayoutEngine): GraphGeometry {
  if (!picture.nodes.length) return { width: 0, height: 0, nodes: [], edges: [], groups: [] };
  const boxes = picture.nodes.map(toNodeBox);
  // Graphviz answers what its documentation of the format says.
  const layout = JSON.parse(engine(toDot(picture, boxes))) as Layout;
  return placeAll(picture, boxes, layout);
}

/** Names are positions: nothing that an author wrote reaches the DOT language. */
function toDot(picture: Picture, boxes: readonly NodeBox[]): string {
  const numbers = new Map(picture.nodes.map(({ id }, number) => [id, number]));
  const numberOf = (id: string): number => {
    const number = numbers.get(id);
    if (number === undefined) throw new Error(`the picture has no node ${id}`);
    return number;
  };
  const groups = new Map(picture.groups.map(({ id }, number) => [id, number]));
  const toBorder = (attribute: string, group: string | null): string =>
    group === null ? '' : ` ${attribute}=cluster_${groups.get(group) ?? ''}`;
  const steps = new Map(picture.spine.map((id, step) => [id, step]));
  return [
    'digraph {',
    'graph [rankdir=LR newrank=true compound=true nodesep=0.18 ranksep=0.45]',
    'node [shape=box fixedsize=true label=""]',
    'edge [arrowsize=0.7]',
    ...picture.groups.map((group, number) => toCluster(group, number, picture)),
    ...boxes.map(
      ({ width, height }, number) => `n${number} [width=${toInches(width)} height=${toInches(height)}]`,
    ),
    ...picture.edges.map((edge, number) => {
      const [from, to] = [numberOf(edge.from), numberOf(edge.to)];
      const borders = toBorder('ltail', edge.fromGroup) + toBorder('lhead', edge.toGroup);
      return `n${from} -> n${to} [id=${number}${borders}${toPull(edge, steps)}]`;
    }),
    // Steps without an edge between them keep their order too.
    ...picture.spine
      .slice(1)
      .map(
        (id, step) => `n${numberOf(picture.spine[step] ?? id)} -> n${numberOf(id)} [style=invis weight=100]`,
      ),
    '}',
  ].join('\n');
}

/** A step of the path keeps its ends close and level; an edge that comes back along the path does not turn it around. */
function toPull({ from, to, isCritical }: PictureEdge, steps: ReadonlyMap<string, number>): string {
  if (from === to) return '';
  const sides = ' tailport=e headport=w';
  if (!isCritical) return sides;
  const length = (steps.get(to) ?? 0) - (steps.get(from) ?? 0);
  if (length < 0) return ' constraint=false';
  return length === 1 ? `${sides} weight=100` : sides;
}

function toCluster(group: PictureGroup, number: number, { nodes }: Picture): string {
  const members = nodes.flatMap((node, position) => (node.group === group.id ? [`n${position}`] : []));
  // The label only reserves the room.
  const label = group.title ? `label="x" fontsize=${groupTitleHeight - 6}` : 'label=""';
  return `subgraph cluster_${number} { margin=10 ${label} ${members.join(' ')} }`;
}

function toInches(pixels: number): number {
  return round(pixels / pointsPerInch, 4);
}

interface Layout {
  bb: string;
  objects?: { name: string; pos?: string; bb?: string }[];
  /** Only those with an id are the picture's. */
  edges?: { id?: string; pos: string }[];
}

function placeAll(picture: Picture, boxes: readonly NodeBox[], layout: Layout): GraphGeometry {
  const [left = 0, bottom = 0, right = 0, top = 0] = toNumbers(layout.bb);
  const toPoint = (x: number, y: number): Point => ({
    x: round(x - left + margin),
    y: round(top - y + margin),
  });
  const objects = new Map(layout.objects?.map((object) => [object.name, object]));
  const curves = new Map(layout.edges?.map(({ id, pos }) => [id === undefined ? -1 : Number(id), pos]));
  return {
    width: Math.ceil(right - left + 2 * margin),
    height: Math.ceil(top - bottom + 2 * margin),
    nodes: picture.nodes.flatMap((node, number) => {
      const box = boxes[number];
      const [x, y] = toNumbers(objects.get(`n${number}`)?.pos ?? '');
      if (!box || x === undefined || y === undefined) return [];
      const centre = toPoint(x, y);
      return { node, box, x: round(centre.x - box.width / 2), y: round(centre.y - box.height / 2) };
    }),
    edges: picture.edges.flatMap((edge, number) => {
      const curve = curves.get(number);
      return curve === undefined ? [] : { edge, ...toCurve(curve, toPoint) };
    }),
    groups: picture.groups.flatMap((group, number) => {
      const [x1, y1, x2, y2] = toNumbers(objects.get(`cluster_${number}`)?.bb ?? '');
      if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return [];
      return { group, ...toPoint(x1, y2), width: round(x2 - x1), height: round(y2 - y1) };
    }),
  };
}

/** `e,x,y x,y x,y …`: the tip of the arrow, then the points of the curve. */
function toCurve(text: string, toPoint: (x: number, y: number) => Point): { curve: Point[]; tip: Point } {
  const curve: Point[] = [];
  let tip: Point | undefined;
  for (const part of text.split(' ')) {
    const [x = 0, y = 0] = toNumbers(part.replace(/^[es],/, ''));
    if (part.startsWith('e')) tip = toPoint(x, y);
    else curve.push(toPoint(x, y));
  }
  return { curve, tip: tip ?? curve.at(-1) ?? { x: 0, y: 0 } };
}

function toNumbers(text: string): number[] {
  return text === '' ? [] : text.split(',').map(Number);
}

function round(value: number, decimals = 1): number {
  return Number(value.toFixed(decimals));
}
