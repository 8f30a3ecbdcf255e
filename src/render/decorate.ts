// Sanitised prose → prose of a page: ids become links, headings get their place below the page's own and a
// permalink, relative links lead to the repository, wide blocks can be scrolled.
import type { Element, ElementContent, Root, Text } from 'hast';
import { toString } from 'hast-util-to-string';
import { toIdKey } from '../model/ids.ts';

export interface DecorateContext {
  /** Addresses of ids that the text mentions, by the key of the id. */
  ids: ReadonlyMap<string, string>;
  /** The same for aliases; they count as whole code spans only. */
  aliases: ReadonlyMap<string, string>;
  /** Ids on the page of what the document's own anchors name. */
  anchors: ReadonlyMap<string, string>;
  /** Address of a file of the same repository. */
  sourceUrl: (path: string) => string | undefined;
  /** Folder of the plan inside its repository; empty for its root. */
  folder: string;
}

/** Changes the tree in place: it is the sanitiser's own copy. */
export function decorate(root: Root, context: DecorateContext): Root {
  for (const [position, node] of root.children.entries()) {
    if (node.type === 'element') root.children[position] = decorateBlock(node, context);
  }
  return root;
}

function decorateBlock(node: Element, context: DecorateContext): Element {
  const { tagName } = node;
  if (/^h[1-6]$/.test(tagName)) return toHeading(node, context);
  if (tagName === 'pre') {
    node.properties = { tabIndex: 0 };
    return node;
  }
  // Inline content right inside a block belongs together; blocks inside it begin anew.
  const inline: InlineContext = { ...context, base: { plan: null } };
  node.children = node.children.flatMap((child) =>
    child.type === 'element' && isBlock(child)
      ? [decorateBlock(child, context)]
      : decorateInline(child, inline),
  );
  return tagName === 'table' ? toScrollable(node) : node;
}

function toScrollable(table: Element): Element {
  const properties = { className: ['scroll'], role: 'group', ariaLabel: 'Table', tabIndex: 0 };
  return { type: 'element', tagName: 'div', properties, children: [table] };
}

const blocks = new Set([
  ...['p', 'ul', 'ol', 'li', 'pre', 'blockquote', 'hr', 'section', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
]);

function isBlock({ tagName }: Element): boolean {
  return blocks.has(tagName);
}

/** The document's `##` stands below the page's own headings: one level deeper, `h3` at least. */
function toHeading(node: Element, context: DecorateContext): Element {
  const depth = Math.min(6, Math.max(3, Number(node.tagName.slice(1)) + 1));
  const href = `#${String(node.properties['id'])}`;
  const permalink: Element = {
    type: 'element',
    tagName: 'a',
    properties: { className: ['permalink'], href, ariaLabel: `Link to “${toString(node)}”` },
    children: [{ type: 'text', value: '#' }],
  };
  const inline: InlineContext = { ...context, base: { plan: null } };
  const children = node.children.flatMap((child) => decorateInline(child, inline));
  return { ...node, tagName: `h${depth}`, children: [...children, permalink] };
}

interface InlineContext extends DecorateContext {
  /** Plan of the nearest full id before: a bare `T14` belongs to it. */
  base: { plan: string | null };
}

function decorateInline(node: ElementContent, context: InlineContext): ElementContent[] {
  if (node.type === 'text') return linkIds(node, context);
  if (node.type !== 'element') return [node];
  if (node.tagName === 'a') return [toLink(node, context)];
  const whole = node.tagName === 'code' ? findWhole(toString(node), context) : undefined;
  if (whole !== undefined) return [{ ...node, children: [toIdLink(toString(node), whole)] }];
  node.children = node.children.flatMap((child) => decorateInline(child, context));
  return [node];
}

const word = /[A-Za-z][A-Za-z0-9]*(?:[-._][A-Za-z0-9]+)*/g;

/** Where a code span leads that is nothing but an alias, or an id that running text could not hold. */
function findWhole(code: string, { ids, aliases }: DecorateContext): string | undefined {
  const key = toIdKey(code);
  return aliases.get(key) ?? (/\d/.test(code) ? undefined : ids.get(key));
}

function toIdLink(name: string, href: string): Element {
  return { type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value: name }] };
}

function linkIds(node: Text, context: InlineContext): ElementContent[] {
  const text = node.value;
  // Whatever leads somewhere in running text has a number.
  if (!/\d/.test(text)) return [node];
  const nodes: ElementContent[] = [];
  let done = 0;
  for (const match of text.matchAll(word)) {
    // A path is no list: after a slash an id counts only behind another id, as in `T16/T17`.
    if (text[match.index - 1] === '/' && done !== match.index - 1) continue;
    for (const { offset, name, href } of findIds(match[0], context)) {
      const start = match.index + offset;
      if (start > done) nodes.push({ type: 'text', value: text.slice(done, start) });
      nodes.push(toIdLink(name, href));
      done = start + name.length;
    }
  }
  if (done === 0) return [node];
  if (done < text.length) nodes.push({ type: 'text', value: text.slice(done) });
  return nodes;
}

interface FoundId {
  offset: number;
  name: string;
  href: string;
}

/** The id that a word is or begins with, and a second task number behind it (`…-T13-T19`). */
function findIds(written: string, context: InlineContext): FoundId[] {
  const { ids, base } = context;
  if (/^T\d+(?:-T\d+)?$/.test(written)) {
    let offset = 0;
    return written.split('-').flatMap((name) => {
      const href = base.plan === null ? undefined : ids.get(toIdKey(`${base.plan}-${name}`));
      const at = offset;
      offset += name.length + 1;
      return href === undefined ? [] : [{ offset: at, name, href }];
    });
  }
  if (!/\d/.test(written)) return [];
  let name = written;
  while (name && !ids.has(toIdKey(name))) {
    const shorter = name.replace(/[-._][A-Za-z0-9]+$/, '');
    name = shorter === name ? '' : shorter;
  }
  const plan = /^(.+?-wp-\d+)(?=$|[-._])/i.exec(written)?.[1];
  if (plan) base.plan = plan;
  const href = ids.get(toIdKey(name));
  if (href === undefined) return [];
  const rest = written.slice(name.length + 1);
  const second = /^T\d+$/.test(rest) && plan ? ids.get(toIdKey(`${plan}-${rest}`)) : undefined;
  const found: FoundId = { offset: 0, name, href };
  return second === undefined ? [found] : [found, { offset: name.length + 1, name: rest, href: second }];
}

function toLink(node: Element, context: InlineContext): Element {
  const href = typeof node.properties.href === 'string' ? node.properties.href : undefined;
  if (href === undefined || href.startsWith('#user-content-fn')) return node;
  if (href.startsWith('#')) {
    const anchor = context.anchors.get(safeDecode(href.slice(1)).toLowerCase());
    return anchor === undefined ? toSpan(node) : withHref(node, `#${anchor}`);
  }
  if (/^(https?|mailto):/i.test(href)) {
    return isWholeAddress(href) ? withHref(node, href, { rel: ['noopener', 'noreferrer'] }) : toSpan(node);
  }
  const resolved = resolveRelative(context.folder, href);
  const target = resolved === undefined ? undefined : context.sourceUrl(resolved);
  if (target !== undefined) return withHref(node, target, { rel: ['noopener', 'noreferrer'] });
  return toSpan(node);
}

/** `https:x` would be read as an address of this site. */
function isWholeAddress(href: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(href) && URL.canParse(href);
}

/** What leads nowhere is text. */
function toSpan({ children }: Element): Element {
  return { type: 'element', tagName: 'span', properties: {}, children };
}

function withHref(node: Element, href: string, more: Element['properties'] = {}): Element {
  const { title } = node.properties;
  return { ...node, properties: { href, ...(title ? { title } : {}), ...more } };
}

/** Path inside the repository; undefined for what lies outside it or on another host. */
function resolveRelative(folder: string, href: string): string | undefined {
  if (href.startsWith('//')) return undefined;
  const [address = ''] = href.split(/[?#]/);
  if (address === '') return undefined;
  const written = safeDecode(address);
  const parts = written.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length ? parts.join('/') : undefined;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
