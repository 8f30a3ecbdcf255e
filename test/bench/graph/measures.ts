// How well a picture reads, in numbers.
import type { GraphGeometry, PlacedEdge, Point } from '../../../src/diagram/graph-layout.ts';

/** Pieces into which each part of a curve is cut. */
const PIECES = 8;

export interface Measures {
  /** Places where two edges cross that do not share an end. */
  readonly crossings: number;
  /** Places where an edge runs behind a node that is not its own. */
  readonly behindNodes: number;
  /** Pixels between the highest and the lowest centre of a node of the spine. */
  readonly spineRise: number;
  /** Nodes that lie outside their region or inside that of others. */
  readonly misplaced: number;
  readonly width: number;
  readonly height: number;
}

export function measureGeometry(geometry: GraphGeometry): Measures {
  const lines = geometry.edges.map(toLine);
  const rises = geometry.nodes.filter(({ node }) => node.isCritical).map(({ y, box }) => y + box.height / 2);
  return {
    crossings: countCrossings(lines),
    behindNodes: countBehind(lines, geometry),
    spineRise: rises.length === 0 ? 0 : Math.max(...rises) - Math.min(...rises),
    misplaced: countMisplaced(geometry),
    width: geometry.width,
    height: geometry.height,
  };
}

interface Line {
  readonly placed: PlacedEdge;
  readonly points: readonly Point[];
}

function toLine(placed: PlacedEdge): Line {
  const { curve } = placed;
  const points: Point[] = [...curve.slice(0, 1)];
  for (let start = 0; start + 3 < curve.length; start += 3) {
    const [a, b, c, d] = curve.slice(start, start + 4);
    if (!a || !b || !c || !d) continue;
    for (let piece = 1; piece <= PIECES; piece += 1) points.push(pointAt([a, b, c, d], piece / PIECES));
  }
  return { placed, points };
}

function pointAt([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const weights = [s ** 3, 3 * s * s * t, 3 * s * t * t, t ** 3] as const;
  const mix = (axis: 'x' | 'y'): number =>
    weights[0] * a[axis] + weights[1] * b[axis] + weights[2] * c[axis] + weights[3] * d[axis];
  return { x: mix('x'), y: mix('y') };
}

interface Segment {
  readonly line: number;
  readonly a: Point;
  readonly b: Point;
}

/** Segments are sorted by where they begin, so that each meets only those that overlap it. */
function countCrossings(lines: readonly Line[]): number {
  const segments = lines
    .flatMap(({ points }, line) => points.slice(1).map((b, index) => toSegment(line, points[index] ?? b, b)))
    .sort((one, other) => one.a.x - other.a.x);
  const ends = lines.map(({ placed: { edge } }) => [edge.from, edge.to]);
  let crossings = 0;
  for (const [position, segment] of segments.entries()) {
    for (let next = position + 1; next < segments.length; next += 1) {
      const other = segments[next];
      if (!other || other.a.x > segment.b.x) break;
      if (other.line === segment.line) continue;
      if (ends[segment.line]?.some((end) => ends[other.line]?.includes(end))) continue;
      if (doCross(segment, other)) crossings += 1;
    }
  }
  return crossings;
}

function toSegment(line: number, a: Point, b: Point): Segment {
  return a.x <= b.x ? { line, a, b } : { line, a: b, b: a };
}

function doCross(one: Segment, other: Segment): boolean {
  const side = (a: Point, b: Point, c: Point): number =>
    Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  return (
    side(one.a, one.b, other.a) * side(one.a, one.b, other.b) < 0 &&
    side(other.a, other.b, one.a) * side(other.a, other.b, one.b) < 0
  );
}

function countBehind(lines: readonly Line[], { nodes }: GraphGeometry): number {
  let behind = 0;
  for (const { placed, points } of lines) {
    for (const { node, box, x, y } of nodes) {
      if (node.id === placed.edge.from || node.id === placed.edge.to) continue;
      const inside = points.some(
        (point) =>
          point.x > x + 2 && point.x < x + box.width - 2 && point.y > y + 2 && point.y < y + box.height - 2,
      );
      if (inside) behind += 1;
    }
  }
  return behind;
}

function countMisplaced({ nodes, groups }: GraphGeometry): number {
  return nodes.filter(({ node, box, x, y }) =>
    groups.some((region) => {
      const [centreX, centreY] = [x + box.width / 2, y + box.height / 2];
      const isIn =
        centreX > region.x &&
        centreX < region.x + region.width &&
        centreY > region.y &&
        centreY < region.y + region.height;
      return isIn !== (node.group === region.group.id);
    }),
  ).length;
}
