// The prose of one plan as pieces of HTML: the plan's own text, and for each task its text, acceptance
// criterion and log entries, in the order of the file.
import type { Element, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { markdownToHast } from 'satteri';
import { readBody } from '../parse/front-matter.ts';
import { toSourceText } from '../parse/source-text.ts';
import { isDoneWhen, readLogOpening } from '../parse/statements.ts';
import { decorate } from './decorate.ts';
import type { DecorateContext } from './decorate.ts';
import { findTitle, nameHeadings } from './headings.ts';
import { sanitise } from './sanitise.ts';
import { putStandIns } from './stand-ins.ts';

/** What must be known of a plan's page to cut its text to pieces. */
export interface PlanOutline {
  id: string;
  title: string;
  /** Where names lead, by their keys. */
  mentions: [key: string, href: string][];
  aliases: [key: string, href: string][];
  source: { path: string };
  planLog: { line: number }[];
  /** Gates by a line of their blocks. */
  ownGates: { line: number; id: string; title: string }[];
  tasks: { anchor: string; line: number; lastLine: number; log: { line: number }[] }[];
}

export interface PlanBody {
  parts: (TextPart | EntryPart | TaskPart)[];
}

export interface TextPart {
  kind: 'text';
  html: string;
}

/** A log entry outside any task. */
export interface EntryPart {
  kind: 'entry';
  line: number;
  html: string;
}

export interface TaskPart {
  kind: 'task';
  anchor: string;
  html: string;
  doneWhen: string;
  /** Log entries by the line on which they begin. */
  log: Map<number, string>;
}

type Task = PlanOutline['tasks'][number];

/** A run of blocks that end up in one place. */
interface Piece {
  owner: Task | null;
  role: 'text' | 'done-when' | 'log';
  line: number;
  nodes: RootContent[];
}

export function renderPlanBody(
  outline: PlanOutline,
  bytes: Uint8Array,
  sourceUrl: DecorateContext['sourceUrl'],
): PlanBody {
  const source = toSourceText(bytes);
  const body = source && readBody(source.text);
  if (!body) return { parts: [] };
  const tree = markdownToHast(body, { features: { frontmatter: false } });
  if (tree.type !== 'root') return { parts: [] };
  const context: DecorateContext = {
    ids: new Map(outline.mentions),
    aliases: new Map(outline.aliases),
    anchors: nameHeadings(tree, outline),
    sourceUrl,
    folder: outline.source.path.split('/').slice(0, -1).join('/'),
  };
  putStandIns(tree);
  return { parts: toParts(toPieces(tree, outline), context) };
}

function toPieces(tree: Root, outline: PlanOutline): Piece[] {
  const entries = new Set(
    [...outline.planLog, ...outline.tasks.flatMap(({ log }) => log)].map(({ line }) => line),
  );
  const headings = new Map(outline.tasks.map((task) => [task.line, task]));
  const title = findTitle(tree, outline);
  const pieces: Piece[] = [];
  const open = new Map<Task | null, Piece>();
  let skipsBlock = false;
  /** `Done when:` with nothing behind it: the list below it holds the criteria. */
  let listed: Piece | undefined;
  let line = 1;
  for (const node of tree.children) {
    line = node.position?.start.line ?? line;
    if (node.type === 'text' || node.type === 'doctype') continue;
    if (node.type === 'element' && node.tagName === 'section') {
      // Footnotes of the whole document.
      pieces.push({ owner: null, role: 'text', line, nodes: [node] });
      continue;
    }
    const isHeading = node.type === 'element' && /^h[1-6]$/.test(node.tagName);
    const wasTaskHeading = skipsBlock;
    skipsBlock = false;
    const criteria = listed;
    listed = undefined;
    if (criteria && node.type === 'element' && /^[uo]l$/.test(node.tagName)) {
      criteria.nodes.push(node);
      continue;
    }
    const task = headings.get(line);
    if (isHeading && task) {
      pieces.push({ owner: task, role: 'text', line, nodes: [] });
      skipsBlock = true;
      continue;
    }
    if (wasTaskHeading && node.type === 'element' && node.tagName === 'pre') continue;
    // The page has a title already.
    if (node === title) continue;
    const owner = findOwner(outline.tasks, line);
    const gate = findGate(node, outline);
    if (gate) {
      pieces.push({ owner, role: 'text', line, nodes: [toGateNote(gate)] });
      continue;
    }
    const paragraph = node.type === 'element' && node.tagName === 'p' ? node : undefined;
    if (paragraph && entries.has(line)) {
      const piece: Piece = {
        owner,
        role: 'log',
        line,
        nodes: stripStart(paragraph, readLogOpening(toString(paragraph))?.length ?? 0),
      };
      pieces.push(piece);
      open.set(owner, piece);
      continue;
    }
    if (paragraph && owner && isDoneWhen(toString(paragraph))) {
      const label = /^done when:?\s*/i.exec(toString(paragraph))?.[0].length ?? 0;
      const piece: Piece = { owner, role: 'done-when', line, nodes: stripStart(paragraph, label) };
      pieces.push(piece);
      if (toString(paragraph).trimEnd().endsWith(':')) listed = piece;
      continue;
    }
    // Outside tasks a heading ends an entry: what follows is another subject.
    if (isHeading && !owner) open.delete(null);
    const current = open.get(owner);
    if (current && (current.role === 'log' || (current === pieces.at(-1) && current.role === 'text'))) {
      current.nodes.push(node);
      continue;
    }
    const piece: Piece = { owner, role: 'text', line, nodes: [node] };
    pieces.push(piece);
    open.set(owner, piece);
  }
  return pieces;
}

/** The gate that a block states. */
function findGate(node: RootContent, { ownGates }: PlanOutline): PlanOutline['ownGates'][number] | undefined {
  const { position } = node;
  if (node.type !== 'element' || node.tagName !== 'pre' || !position) return undefined;
  return ownGates.find(({ line }) => line > position.start.line && line <= position.end.line);
}

/** The board shows the gate; the text says where it stands. As an id it becomes a link. */
function toGateNote({ id, title }: PlanOutline['ownGates'][number]): Element {
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: {},
    children: [{ type: 'text', value: id }],
  };
  const words: Element['children'] = [{ type: 'text', value: `Gate: ${title} ` }];
  return { type: 'element', tagName: 'p', properties: {}, children: [...words, code] };
}

/** The innermost task whose section holds the line. */
function findOwner(tasks: readonly Task[], line: number): Task | null {
  return tasks.findLast((task) => task.line <= line && line <= task.lastLine) ?? null;
}

/** The paragraph without its first characters; nothing where nothing is left. */
function stripStart(paragraph: Element, length: number): RootContent[] {
  let left = length;
  const strip = <N extends Element['children'][number]>(nodes: N[]): N[] =>
    nodes.flatMap((node) => {
      if (left <= 0) return [node];
      if (node.type === 'text') {
        const cut = Math.min(left, node.value.length);
        left -= cut;
        const value = left > 0 ? '' : node.value.slice(cut).trimStart();
        return value ? [{ ...node, value }] : [];
      }
      if (node.type !== 'element') return [node];
      const children = strip(node.children);
      return children.length ? [{ ...node, children }] : [];
    });
  const children = strip(paragraph.children);
  return children.length ? [{ ...paragraph, children }] : [];
}

function toParts(pieces: Piece[], context: DecorateContext): PlanBody['parts'] {
  const parts: PlanBody['parts'] = [];
  const tasks = new Map<Task, TaskPart>();
  for (const { owner, role, line, nodes } of pieces) {
    const html = nodes.length ? render(nodes, context) : '';
    if (!owner) {
      if (role === 'log') parts.push({ kind: 'entry', line, html });
      else if (html) parts.push({ kind: 'text', html });
      continue;
    }
    let part = tasks.get(owner);
    if (!part) {
      part = { kind: 'task', anchor: owner.anchor, html: '', doneWhen: '', log: new Map() };
      tasks.set(owner, part);
      parts.push(part);
    }
    if (role === 'log') part.log.set(line, html);
    else if (role === 'done-when') part.doneWhen += html;
    else part.html += html;
  }
  return parts;
}

function render(nodes: RootContent[], context: DecorateContext): string {
  return toHtml(decorate(sanitise({ type: 'root', children: nodes }), context));
}
