// What a reader reads on a page: its main part as text, with where links lead, without classes and layout.
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const blocks = new Set(
  'main header section article div aside p ul ol li dl dt dd table thead tbody tr h1 h2 h3 h4 h5 h6 blockquote'.split(
    ' ',
  ),
);

export function toPageText(html: string): string {
  const main = find(parse(html).childNodes, 'main');
  if (!main) throw new Error('the page has no main element');
  return `${toText(main)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')}\n`;
}

function find(nodes: Node[], name: string): Element | undefined {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    const found = node.tagName === name ? node : find(node.childNodes, name);
    if (found) return found;
  }
  return undefined;
}

function toText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value.replace(/\s+/g, ' ');
  if (!('tagName' in node) || node.tagName === 'script' || node.tagName === 'style') return '';
  const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
  const label = attributes.get('aria-label');
  const inner = node.childNodes.map(toText).join('');
  const { tagName } = node;
  if (tagName === 'br') return '\n';
  if (tagName === 'svg') return label ? `{${label}}` : '';
  if (tagName === 'a') return `[${inner.trim()}](${attributes.get('href') ?? ''})`;
  if (tagName === 'pre') return `\n${inner.replaceAll('\n', ' ⏎ ')}\n`;
  if (tagName === 'td' || tagName === 'th') return `${inner} | `;
  const name = attributes.has('id') ? `#${attributes.get('id')} ` : '';
  const heading = /^h[1-6]$/.test(tagName) ? `${'='.repeat(Number(tagName.slice(1)))} ` : '';
  const item = tagName === 'li' ? '- ' : '';
  return blocks.has(tagName) ? `\n${name}${heading}${item}${inner}\n` : inner;
}
