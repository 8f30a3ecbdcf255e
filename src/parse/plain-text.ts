// The words of a part of a workplan, for the search index: Markdown without its marks. Code stays, as words;
// task and gate blocks, raw HTML and front matter are no text.
import { isRefusal, parseMarkdown, toPlainText } from './markdown.ts';
import type { RootContent } from './markdown.ts';
import { toSourceText } from './source-text.ts';

/** Lines of a file, counted from 1, both ends included. */
export interface LineRange {
  first: number;
  /** Null: to the end. */
  last: number | null;
  /** Ranges inside that are left out. */
  except: readonly (readonly [first: number, last: number])[];
}

/** The lines of a file without its front matter, which becomes blank lines; none where the bytes are no text. */
export function toBodyLines(bytes: Uint8Array): string[] {
  const lines = toSourceText(bytes)?.text.split('\n') ?? [];
  if (!/^---\s*$/.test(lines[0] ?? '')) return lines;
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line));
  return lines.fill('', 0, end + 1);
}

/** The words of some of these lines, a sentence per block. */
export function toWords(lines: readonly string[], { first, last, except }: LineRange): string {
  const kept = lines.slice(first - 1, last ?? lines.length);
  for (const [from, to] of except) kept.fill('', Math.max(from - first, 0), Math.max(to - first + 1, 0));
  const tree = parseMarkdown(kept.join('\n'));
  return isRefusal(tree) ? '' : toSentences(withoutTitle(tree.children)).join(' ');
}

/** The page shows the title; as the first words of the text it would only be said twice. */
function withoutTitle(nodes: readonly RootContent[]): readonly RootContent[] {
  const [first, ...others] = nodes;
  return first?.type === 'heading' && first.depth === 1 ? others : nodes;
}

// Depth is bounded by the parser.
function toSentences(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.type === 'paragraph' || node.type === 'heading') return toSentence(toPlainText(node.children));
    if (node.type === 'tableRow') {
      return toSentence(node.children.map((cell) => toPlainText(cell.children)).join(', '));
    }
    if (node.type === 'code') {
      return node.lang === 'task' || node.lang === 'gate' ? [] : [node.value.replace(/\s+/g, ' ').trim()];
    }
    return 'children' in node ? toSentences(node.children) : [];
  });
}

function toSentence(text: string): string[] {
  if (!text) return [];
  return [/[.:;!?…]$/.test(text) ? text : `${text}.`];
}
