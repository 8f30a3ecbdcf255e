// Geometry → SVG. Colours, strokes and fonts are the style sheet's (`graph.css`); here are shapes, words and links.
import type { PictureEdge, PictureNode } from '../model/picture.ts';
import type { GraphGeometry, PlacedEdge, PlacedGroup, PlacedNode, Point } from './graph-layout.ts';
import { clipEnd } from './text-width.ts';
import { firstBaseline, gatePoint, glyphSize, lineHeight } from './node-box.ts';

/** What the drawing takes from the pages around it. */
export interface GraphLook {
  /** Name of the glyph and of the colour of a state. */
  lookOf(state: string | null): { glyph: string; tone: string };
  /** Where the reader finds why an edge is there; null: nowhere. */
  hrefOfEdge(edge: PictureEdge): string | null;
  /** What the whole picture shows, for those who do not see it. */
  label: string;
}

export function renderGraph({ width, height, ...geometry }: GraphGeometry, look: GraphLook): string {
  const numbers = createNumbers(geometry.nodes);
  return [
    `<svg class="graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escapeText(look.label)}">`,
    ...geometry.groups.map(renderGroup),
    // What is critical is drawn last, above what crosses it.
    ...geometry.edges
      .toSorted((a, b) => Number(a.edge.isCritical) - Number(b.edge.isCritical))
      .map((placed) => renderEdge(placed, numbers, look)),
    ...geometry.nodes.map((placed) => renderNode(placed, look)),
    '</svg>',
  ].join('\n');
}

/** Positions of the nodes that an end of an edge stands for: one, or all of a region. */
type NumbersOf = (id: string, group: string | null) => string;

function createNumbers(nodes: readonly PlacedNode[]): NumbersOf {
  const numbers = new Map(nodes.map(({ node }, number) => [node.id, number]));
  const members = Map.groupBy(nodes.entries(), ([, { node }]) => node.group);
  return (id, group) =>
    group === null
      ? String(numbers.get(id) ?? '')
      : (members.get(group) ?? []).map(([number]) => number).join(' ');
}

const groupInset = 10;
const groupFont = { size: 12.3 };

function renderGroup({ group, x, y, width, height }: PlacedGroup): string {
  const kind = group.isSpine ? 'region spine' : 'region';
  const said = clipEnd(group.title, width - 2 * groupInset, groupFont);
  const full = said === group.title ? '' : `<title>${escapeText(group.title)}</title>`;
  const title = said ? `${full}<text x="${x + groupInset}" y="${y + 15}">${escapeText(said)}</text>` : '';
  return `<g class="${kind}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>${title}</g>`;
}

function renderEdge({ edge, curve, tip }: PlacedEdge, numbers: NumbersOf, look: GraphLook): string {
  const href = look.hrefOfEdge(edge);
  const kind = ['edge', edge.verdict, edge.kind === 'gate' && 'of-gate', edge.isCritical && 'critical'];
  const ends = `data-from="${numbers(edge.from, edge.fromGroup)}" data-to="${numbers(edge.to, edge.toGroup)}"`;
  const attributes = `class="${kind.filter(Boolean).join(' ')}" ${ends} data-stated="${escapeText(edge.pairs.join(' '))}"`;
  const shapes = [
    `<title>${escapeText(edge.why)}</title>`,
    `<path d="${toPath(curve)}"/>`,
    `<path class="head" d="${toArrow(curve.at(-1) ?? tip, tip)}"/>`,
    edge.verdict === 'dead' && `<path class="cross" d="${toCross(middleOf(curve))}"/>`,
  ];
  const content = shapes.filter((shape) => shape !== false).join('');
  // The table below says the same to those who use the keyboard.
  return href === null
    ? `<g ${attributes}>${content}</g>`
    : `<a ${attributes} href="${escapeText(href)}" tabindex="-1">${content}</a>`;
}

function toPath([start, ...points]: Point[]): string {
  if (!start) return '';
  return `M${start.x},${start.y}C${points.map(({ x, y }) => `${x},${y}`).join(' ')}`;
}

const arrowHalfWidth = 3.5;

function toArrow(from: Point, tip: Point): string {
  const [dx, dy] = [tip.x - from.x, tip.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [sideX, sideY] = [(-dy / length) * arrowHalfWidth, (dx / length) * arrowHalfWidth];
  const corners = [
    tip,
    { x: from.x + sideX, y: from.y + sideY },
    { x: from.x - sideX, y: from.y - sideY },
  ].map(({ x, y }) => `${round(x)},${round(y)}`);
  return `M${corners.join('L')}Z`;
}

/** The middle of the part in the middle. */
function middleOf(curve: readonly Point[]): Point {
  const part = Math.floor((curve.length - 1) / 3 / 2) * 3;
  const [a, b, c, d] = curve.slice(part, part + 4);
  if (!a || !b || !c || !d) return curve[0] ?? { x: 0, y: 0 };
  return { x: (a.x + 3 * b.x + 3 * c.x + d.x) / 8, y: (a.y + 3 * b.y + 3 * c.y + d.y) / 8 };
}

function toCross({ x, y }: Point): string {
  const [left, top, right, bottom] = [x - 4, y - 4, x + 4, y + 4].map(round);
  return `M${left},${top}L${right},${bottom}M${left},${bottom}L${right},${top}`;
}

function renderNode({ node, box, x, y }: PlacedNode, look: GraphLook): string {
  const { glyph, tone } = look.lookOf(node.state);
  const kind = [
    'node',
    node.kind,
    `tone-${tone}`,
    node.isCritical && 'critical',
    node.isGoal && 'goal',
    node.isFocus && 'focus',
  ];
  const attributes = `class="${kind.filter(Boolean).join(' ')}" data-node="${escapeText(node.id)}" transform="translate(${x} ${y})"`;
  const left = box.inset;
  const right = box.width - box.inset;
  const last = firstBaseline + (box.title.length + 1) * lineHeight;
  const content = [
    `<title>${escapeText(sayNode(node))}</title>`,
    renderShape(node, box),
    `<use href="#g-${glyph}" transform="translate(${left} ${firstBaseline - 10}) scale(${glyphSize / 16})"/>`,
    `<text class="name" x="${left + glyphSize + 5}" y="${firstBaseline}">${escapeText(box.name)}</text>`,
    ...box.title.map(
      (line, number) =>
        `<text x="${left}" y="${firstBaseline + (number + 1) * lineHeight}">${escapeText(line)}</text>`,
    ),
    `<text class="word" x="${left}" y="${last}">${escapeText(box.word)}</text>`,
    box.note && `<text class="note" x="${right}" y="${last}">${escapeText(box.note)}</text>`,
  ].join('');
  return node.href === null
    ? `<g ${attributes}>${content}</g>`
    : `<a ${attributes} href="${escapeText(node.href)}">${content}</a>`;
}

/** A task is a sheet, a plan a stack of them, a gate pointed; the goal has a second outline. */
function renderShape({ kind, isGoal }: PictureNode, { width, height }: NodeSize): string {
  const goal = isGoal
    ? `<rect class="outline" x="-4" y="-4" width="${width + 8}" height="${height + 8}" rx="8"/>`
    : '';
  if (kind === 'gate') {
    const middle = height / 2;
    const points = `0,${middle} ${gatePoint},0 ${width - gatePoint},0 ${width},${middle} ${width - gatePoint},${height} ${gatePoint},${height}`;
    return `${goal}<polygon class="shape" points="${points}"/>`;
  }
  const stack =
    kind === 'plan' ? `<path class="stack" d="M6,${height + 3}H${width - 1}a4,4 0 0 0 4,-4V6"/>` : '';
  return `${goal}${stack}<rect class="shape" width="${width}" height="${height}" rx="5"/>`;
}

interface NodeSize {
  width: number;
  height: number;
}

/** What a node is, in one line. */
export function sayNode({ name, title, word, note, isCritical, isGoal }: PictureNode): string {
  const facts = [word, note, isCritical && 'on the critical path', isGoal && 'the goal'].filter(Boolean);
  return `${name} ${title}: ${facts.join(', ')}`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

function round(value: number): number {
  return Number(value.toFixed(1));
}
