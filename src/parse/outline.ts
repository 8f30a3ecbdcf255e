// The skeleton of a document: which heading opens a task, and which part of the document owns which block.
// A task is a top-level heading with nothing but blank lines before its fenced `task` block; it owns the
// blocks up to the next heading of the same or a higher level, without those of tasks inside it. A fenced `gate`
// block may stand anywhere at the top level, and is part of no text.
import type { Heading } from 'mdast';
import { lastLineOf, placeOf } from './markdown.ts';
import type { Code, Root, RootContent } from './markdown.ts';
import type { Problems } from './problems.ts';
import { bounds } from './source-text.ts';

export interface TaskOutline {
  heading: Heading;
  block: Code;
  nodes: RootContent[];
  /** Last line of its section, tasks inside it included. */
  lastLine: number;
}

export interface GateOutline {
  block: Code;
  /** The heading directly above, if there is one. */
  heading: Heading | null;
}

export interface Outline {
  /** Blocks that belong to no task. */
  planNodes: RootContent[];
  tasks: TaskOutline[];
  gates: GateOutline[];
}

/** Task and gate blocks in any other place are reported; their text stays in the document. */
export function readOutline(root: Root, problems: Problems): Outline {
  const outline: Outline = { planNodes: [], tasks: [], gates: [] };
  const open: TaskOutline[] = [];
  const lastLine = lastLineOf(root.children.at(-1) ?? root);
  let headings = 0;
  let isPlaced = false;
  for (const [position, node] of root.children.entries()) {
    if (isPlaced) {
      isPlaced = false;
      continue;
    }
    if (node.type === 'heading') {
      headings += 1;
      while ((open.at(-1)?.heading.depth ?? 0) >= node.depth) {
        const closed = open.pop();
        if (closed) closed.lastLine = placeOf(node).line - 1;
      }
      const block = root.children[position + 1];
      if (isBlock(block, 'task')) {
        const task: TaskOutline = { heading: node, block, nodes: [], lastLine };
        open.push(task);
        outline.tasks.push(task);
        isPlaced = true;
        continue;
      }
    }
    if (isBlock(node, 'gate')) {
      const above = root.children[position - 1];
      outline.gates.push({ block: node, heading: above?.type === 'heading' ? above : null });
      continue;
    }
    reportStrayBlocks(node, atTopLevel, problems);
    (open.at(-1)?.nodes ?? outline.planNodes).push(node);
  }
  reportBounds(headings, outline, problems);
  return outline;
}

function isBlock(node: RootContent | undefined, kind: 'task' | 'gate'): node is Code {
  return node?.type === 'code' && node.lang?.toLowerCase() === kind;
}

const atTopLevel = 'does not stand directly under a heading';
const inContainer = 'stands inside a list, a quote or a footnote';

function reportStrayBlocks(node: RootContent, where: string, problems: Problems): void {
  if (isBlock(node, 'task')) {
    const hint = 'Put a heading right above it, at the top level of the document; the heading is the title.';
    problems.add('invalid-task-block', placeOf(node), { message: `this task block ${where}`, hint });
  }
  if (isBlock(node, 'gate')) {
    const hint = 'Put it at the top level of the document; until then this is no gate.';
    problems.add('invalid-gate', placeOf(node), { message: `this gate block ${where}`, hint });
  }
  const isContainer =
    node.type === 'list' ||
    node.type === 'listItem' ||
    node.type === 'blockquote' ||
    node.type === 'footnoteDefinition';
  if (!isContainer) return;
  for (const child of node.children) reportStrayBlocks(child, inContainer, problems);
}

function reportBounds(headings: number, { tasks, gates }: Outline, problems: Problems): void {
  const hint = 'Split the plan into several files.';
  if (headings > bounds.headings) {
    const message = `${headings} headings, ${bounds.headings} at most are expected in one plan`;
    problems.add('file-too-large', { line: 1, column: 1 }, { message, hint });
  }
  const extraTasks = tasks.splice(bounds.tasks);
  if (extraTasks[0]) {
    const message = `${tasks.length + extraTasks.length} tasks, the first ${bounds.tasks} are read`;
    problems.add('file-too-large', placeOf(extraTasks[0].heading), { message, hint });
  }
  const extraGates = gates.splice(bounds.gates);
  if (extraGates[0]) {
    const message = `${gates.length + extraGates.length} gates, the first ${bounds.gates} are read`;
    problems.add('file-too-large', placeOf(extraGates[0].block), { message, hint });
  }
}
