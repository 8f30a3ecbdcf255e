// What a plan contains that no page will show as written: raw HTML, refused links, images,
// characters that cannot be seen.
import { isSafeImage, isSafeLink } from '../model/links.ts';
import { placeOf, visitAll } from './markdown.ts';
import type { Root, RootContent } from './markdown.ts';
import type { Problems } from './problems.ts';
import type { LineIndex } from './source-text.ts';

interface ReplacedText {
  /** Offsets of characters that were replaced. */
  hidden: number[];
  index: LineIndex;
}

export function checkUnsafe(root: Root, text: ReplacedText, problems: Problems): void {
  visitAll(root.children, (node) => {
    const wrong = describeUnsafe(node);
    if (wrong) problems.add('unsafe-content', placeOf(node), wrong);
  });
  checkHidden(text, problems);
}

export function checkHidden({ hidden, index }: ReplacedText, problems: Problems): void {
  const [first] = hidden;
  if (first === undefined) return;
  const message = `${hidden.length} control or text-direction character${hidden.length > 1 ? 's' : ''}`;
  const hint = 'Remove them: they hide or reorder what a reader sees. Pages show \ufffd instead.';
  problems.add('unsafe-content', index.placeOf(first), { message, hint });
}

function describeUnsafe(node: RootContent): { message: string; hint: string } | undefined {
  if (node.type === 'html' && !isHarmless(node.value)) {
    return {
      message: `raw HTML: ${shorten(node.value)}`,
      hint: 'Write it in Markdown; raw HTML is left out.',
    };
  }
  if ((node.type === 'link' || node.type === 'definition') && !isSafeLink(node.url)) {
    return {
      message: `a link to ${shorten(node.url)}`,
      hint: 'Link to http, https, mailto or a relative address; other links are shown as text.',
    };
  }
  if (node.type === 'image' && !isSafeImage(node.url)) {
    return {
      message: `an image: ${shorten(node.url)}`,
      hint: 'Link to it instead: pages show no images of plans.',
    };
  }
  if (node.type === 'imageReference') {
    return {
      message: `an image: [${shorten(node.label ?? node.identifier)}]`,
      hint: 'Link to it instead: pages show no images of plans.',
    };
  }
  return undefined;
}

/** Nothing is lost with a comment; a closing tag is reported with the one that opens. */
function isHarmless(html: string): boolean {
  if (/^\s*<\/[a-z][^>]*>\s*$/i.test(html)) return true;
  const comments = html.split('-->');
  return comments.pop()?.trim() === '' && comments.every((comment) => comment.trimStart().startsWith('<!--'));
}

function shorten(text: string): string {
  const line = text.slice(0, 200).replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
