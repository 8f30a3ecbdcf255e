// The seam to the Markdown parser: text → tree, and the few questions that we ask of a tree.
import type { Code, List, ListItem, Node, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { MdastReader, createMdastHandle, dropHandle, materializeMdastTree, serializeHandle } from 'satteri';
import type { Place } from '../model/place.ts';
import { findOverload } from './markdown-load.ts';
import type { MarkdownRefusal } from './markdown-load.ts';
import { bounds } from './source-text.ts';

export type { Code, List, ListItem, Paragraph, PhrasingContent, Root, RootContent };

/**
 * Front matter must already be gone: `---` opens a thematic break here.
 * Nesting and size are checked before a tree is made, so that everything behind may recurse.
 */
export function parseMarkdown(body: string): Root | MarkdownRefusal {
  const overload = findOverload(body);
  if (overload) return overload;
  const handle = createMdastHandle(body, { frontmatter: false });
  try {
    const reader = new MdastReader(serializeHandle(handle));
    return findExcess(reader) ?? materializeMdastTree(reader);
  } finally {
    dropHandle(handle);
  }
}

export function isRefusal(tree: Root | MarkdownRefusal): tree is MarkdownRefusal {
  return 'rule' in tree;
}

function findExcess(reader: MdastReader): MarkdownRefusal | undefined {
  const { nodeCount } = reader;
  if (nodeCount > bounds.nodes) {
    const message = `the Markdown has ${nodeCount} parts, ${bounds.nodes} at most are read`;
    return {
      rule: 'file-too-large',
      line: 1,
      column: 1,
      message,
      hint: 'Split the plan into several files.',
    };
  }
  // A parent stands before its children.
  const depths = new Uint32Array(nodeCount);
  let deepest = 0;
  for (let node = 1; node < nodeCount; node += 1) {
    const depth = (depths[reader.getParentId(node)] ?? 0) + 1;
    depths[node] = depth;
    if (depth > (depths[deepest] ?? 0)) deepest = node;
  }
  const depth = depths[deepest] ?? 0;
  if (depth <= bounds.depth) return undefined;
  const { line, column } = reader.getPosition(deepest)?.start ?? { line: 1, column: 1 };
  const message = `lists, quotes and emphasis are nested ${depth} deep, ${bounds.depth} at most are read`;
  return { rule: 'quarantined-file', line, column, message, hint: 'Use fewer levels.' };
}

export function placeOf(node: Node): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

export function lastLineOf(node: Node): number {
  return node.position?.end.line ?? placeOf(node).line;
}

/** The words of inline content; line breaks become spaces. */
export function toPlainText(nodes: readonly PhrasingContent[]): string {
  return toRawText(nodes).replace(/\s+/g, ' ').trim();
}

/** The words of inline content with their line breaks. */
export function toRawText(nodes: readonly PhrasingContent[]): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value;
    else if (node.type === 'break') text += '\n';
    else if ('children' in node) text += toRawText(node.children);
  }
  return text;
}

/** Calls `visit` for every node below the given ones, parents first. */
export function visitAll(nodes: readonly RootContent[], visit: (node: RootContent) => void): void {
  for (const node of nodes) {
    visit(node);
    if ('children' in node) visitAll(node.children, visit);
  }
}
