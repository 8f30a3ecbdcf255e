// A block's inline content as one string that knows where each piece of it stands in the file. Ids are looked
// for in the string, because they run across code spans, emphasis and line breaks.
import type { Link } from 'mdast';
import type { Place } from '../model/place.ts';
import type { PhrasingContent } from './markdown.ts';
import type { LineIndex } from './source-text.ts';

export interface Span {
  start: number;
  end: number;
}

/** A text or code span; `sourceStart` and `sourceEnd` are offsets in the file. */
interface Piece extends Span {
  isCode: boolean;
  sourceStart: number;
  sourceEnd: number;
}

export interface InlineText {
  text: string;
  pieces: Piece[];
}

export function toInlineText(nodes: readonly PhrasingContent[]): InlineText {
  const inline: InlineText = { text: '', pieces: [] };
  append(inline, nodes);
  return inline;
}

function append(inline: InlineText, nodes: readonly PhrasingContent[]): void {
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'inlineCode') {
      const start = inline.text.length;
      inline.text += node.value;
      inline.pieces.push({
        start,
        end: inline.text.length,
        isCode: node.type === 'inlineCode',
        sourceStart: node.position?.start.offset ?? 0,
        sourceEnd: node.position?.end.offset ?? 0,
      });
    } else if (node.type === 'break') inline.text += '\n';
    else if (node.type === 'image' || (node.type === 'link' && isBareAddress(node))) inline.text += ' ';
    else if ('children' in node) append(inline, node.children);
  }
}

/** `https://forge.example/CUST-WP-0001` as text is an address, no words. */
function isBareAddress({ children: [first, ...others], url }: Link): boolean {
  return others.length === 0 && first?.type === 'text' && url.endsWith(first.value) && url.includes(':');
}

/** Finds the place in the file of characters of one block's text. Asked in ascending order only. */
export class Locator {
  readonly #inline: InlineText;
  readonly #file: { source: string; index: LineIndex };
  #piece = 0;
  /** Line of the piece on which the last answer lay, and where that line begins in the block's text. */
  #line = 0;
  #lineStart = 0;

  constructor(inline: InlineText, file: { source: string; index: LineIndex }) {
    this.#inline = inline;
    this.#file = file;
    this.#lineStart = inline.pieces[0]?.start ?? 0;
  }

  placeOf({ start, end }: Span): Place {
    return this.#file.index.placeOf(this.#toOffset(start, end));
  }

  #toOffset(start: number, end: number): number {
    const { text, pieces } = this.#inline;
    const { source, index } = this.#file;
    while ((pieces[this.#piece]?.end ?? Infinity) <= start) {
      this.#piece += 1;
      this.#line = 0;
      this.#lineStart = pieces[this.#piece]?.start ?? 0;
    }
    const piece = pieces[this.#piece];
    if (!piece) return 0;
    const { sourceStart, sourceEnd } = piece;
    const within = start - piece.start;
    if (sourceEnd - sourceStart === piece.end - piece.start) return sourceStart + within;
    // The source has more characters than the text (quotes of code, escapes, indentation), never less,
    // and the same lines.
    for (
      let at = text.indexOf('\n', this.#lineStart);
      at >= 0 && at < start;
      at = text.indexOf('\n', at + 1)
    ) {
      this.#line += 1;
      this.#lineStart = at + 1;
    }
    const firstLine = index.placeOf(sourceStart).line;
    const from = this.#line
      ? index.startOf(firstLine + this.#line) + (start - this.#lineStart)
      : sourceStart + within;
    const line = source.slice(
      from,
      piece.isCode ? sourceEnd : Math.min(sourceEnd, index.startOf(firstLine + this.#line + 1)),
    );
    const found = line.indexOf(text.slice(start, Math.min(end, piece.end)));
    return found < 0 ? Math.min(from, sourceEnd - 1) : from + found;
  }
}
