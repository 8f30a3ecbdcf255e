// The skeleton of a document: which heading opens a task, and which part of the document owns which block.
// A task is a top-level heading with nothing but blank lines before its fenced `task` block; it owns the
// blocks up to the next heading of the same or a higher level, without those of tasks inside it.
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

export interface Outline {
  /** Blocks that belong to no task. */
  planNodes: RootContent[];
  tasks: TaskOutline[];
}

/** Task blocks in any other place are reported as `invalid-task-block`; their text stays in the document. */
export function readOutline(root: Root, problems: Problems): Outline {
  const outline: Outline = { planNodes: [], tasks: [] };
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
      if (isTaskBlock(block)) {
        const task: TaskOutline = { heading: node, block, nodes: [], lastLine };
        open.push(task);
        outline.tasks.push(task);
        isPlaced = true;
        continue;
      }
    }
    reportStrayBlocks(node, 'this task block does not stand directly under a heading', problems);
    (open.at(-1)?.nodes ?? outline.planNodes).push(node);
  }
  reportBounds(headings, outline.tasks, problems);
  return outline;
}

function isTaskBlock(node: RootContent | undefined): node is Code {
  return node?.type === 'code' && node.lang?.toLowerCase() === 'task';
}

function reportStrayBlocks(node: RootContent, message: string, problems: Problems): void {
  if (isTaskBlock(node)) {
    const hint = 'Put a heading right above it, at the top level of the document; the heading is the title.';
    problems.add('invalid-task-block', placeOf(node), { message, hint });
  }
  const isContainer =
    node.type === 'list' ||
    node.type === 'listItem' ||
    node.type === 'blockquote' ||
    node.type === 'footnoteDefinition';
  if (!isContainer) return;
  for (const child of node.children) {
    reportStrayBlocks(child, 'this task block stands inside a list, a quote or a footnote', problems);
  }
}

function reportBounds(headings: number, tasks: TaskOutline[], problems: Problems): void {
  const hint = 'Split the plan into several files.';
  if (headings > bounds.headings) {
    const message = `${headings} headings, ${bounds.headings} at most are expected in one plan`;
    problems.add('file-too-large', { line: 1, column: 1 }, { message, hint });
  }
  const extra = tasks.splice(bounds.tasks);
  if (extra[0]) {
    const message = `${tasks.length + extra.length} tasks, the first ${bounds.tasks} are read`;
    problems.add('file-too-large', placeOf(extra[0].heading), { message, hint });
  }
}
