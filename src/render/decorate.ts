// Sanitised prose → prose of a page: ids become links, headings get their place below the page's own and a
// permalink, relative links lead to the repository, wide blocks can be scrolled.
import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { toIdKey } from '../model/ids.ts';

export interface DecorateContext {
  /** Addresses of ids that the text mentions, by the key of the id. */
  mentions: Record<string, string>;
  /** Address of a file of the same repository. */
  sourceUrl: (path: string) => string | undefined;
  /** Folder of the plan inside its repository; empty for its root. */
  folder: string;
  slugger: GithubSlugger;
}

export function decorate(root: Root, context: DecorateContext): Root {
  return { type: 'root', children: root.children.map((node) => decorateBlock(node, context)) };
}

function decorateBlock<N extends RootContent | ElementContent>(
  node: N,
  context: DecorateContext,
): N | Element {
  if (node.type !== 'element') return node;
  const { tagName } = node;
  if (/^h[1-6]$/.test(tagName)) return toHeading(node, context);
  if (tagName === 'p' || tagName === 'th' || tagName === 'td') {
    return { ...node, children: decorateInline(node.children, { ...context, base: { plan: null } }) };
  }
  if (tagName === 'pre') return { ...node, properties: { tabIndex: 0 } };
  if (tagName === 'li') {
    // A tight item has inline content right inside it; blocks begin anew.
    const inline = { ...context, base: { plan: null } };
    return {
      ...node,
      children: node.children.map((child) =>
        child.type === 'element' && isBlock(child)
          ? decorateBlock(child, context)
          : (decorateInline([child], inline)[0] ?? child),
      ),
    };
  }
  const children = node.children.map((child) => decorateBlock(child, context));
  if (tagName !== 'table') return { ...node, children };
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['scroll'], role: 'region', ariaLabel: 'Table', tabIndex: 0 },
    children: [{ ...node, children }],
  };
}

const blocks = new Set([
  'p',
  'ul',
  'ol',
  'pre',
  'blockquote',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
]);

function isBlock({ tagName }: Element): boolean {
  return blocks.has(tagName);
}

/** The document's `##` stands below the page's own headings: one level deeper, `h3` at least. */
function toHeading(node: Element, context: DecorateContext): Element {
  const depth = Math.min(6, Math.max(3, Number(node.tagName.slice(1)) + 1));
  const id = `text-${context.slugger.slug(toString(node))}`;
  const permalink: Element = {
    type: 'element',
    tagName: 'a',
    properties: { className: ['permalink'], href: `#${id}`, ariaLabel: `Link to “${toString(node)}”` },
    children: [{ type: 'text', value: '#' }],
  };
  const children = decorateInline(node.children, { ...context, base: { plan: null } });
  return { ...node, tagName: `h${depth}`, properties: { id }, children: [...children, permalink] };
}

interface InlineContext extends DecorateContext {
  /** Plan of the nearest full id before: a bare `T14` belongs to it. */
  base: { plan: string | null };
}

function decorateInline(nodes: ElementContent[], context: InlineContext): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return linkIds(node.value, context);
    if (node.type !== 'element') return [node];
    if (node.tagName === 'a') return [toLink(node, context)];
    if (isBlock(node)) return [decorateBlock(node, context)];
    return [{ ...node, children: decorateInline(node.children, context) }];
  });
}

const word = /[A-Za-z][A-Za-z0-9]*(?:[-._][A-Za-z0-9]+)*/g;

function linkIds(text: string, context: InlineContext): ElementContent[] {
  const nodes: ElementContent[] = [];
  let done = 0;
  const push = (start: number, name: string, href: string): void => {
    if (start > done) nodes.push({ type: 'text', value: text.slice(done, start) });
    nodes.push({
      type: 'element',
      tagName: 'a',
      properties: { href },
      children: [{ type: 'text', value: name }],
    });
    done = start + name.length;
  };
  for (const match of text.matchAll(word)) {
    for (const { offset, name, href } of findIds(match[0], context)) push(match.index + offset, name, href);
  }
  if (!nodes.length) return [{ type: 'text', value: text }];
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
  const { mentions, base } = context;
  if (/^T\d+(?:-T\d+)?$/.test(written)) {
    let offset = 0;
    return written.split('-').flatMap((name) => {
      const href = base.plan === null ? undefined : mentions[toIdKey(`${base.plan}-${name}`)];
      const at = offset;
      offset += name.length + 1;
      return href === undefined ? [] : [{ offset: at, name, href }];
    });
  }
  let name = written;
  while (name && mentions[toIdKey(name)] === undefined) {
    const shorter = name.replace(/[-._][A-Za-z0-9]+$/, '');
    name = shorter === name ? '' : shorter;
  }
  const plan = /^(.+?-wp-\d+)(?=$|[-._])/i.exec(written)?.[1];
  if (plan) base.plan = plan;
  const href = mentions[toIdKey(name)];
  if (!name || href === undefined) return [];
  const rest = written.slice(name.length + 1);
  const second = /^T\d+$/.test(rest) && plan ? mentions[toIdKey(`${plan}-${rest}`)] : undefined;
  const found: FoundId = { offset: 0, name, href };
  return second === undefined ? [found] : [found, { offset: name.length + 1, name: rest, href: second }];
}

function toLink(node: Element, context: InlineContext): Element {
  const href = typeof node.properties.href === 'string' ? node.properties.href : undefined;
  if (href === undefined || /^#?user-content-fn/.test(href) || /^#user-content/.test(href)) return node;
  if (href.startsWith('#')) return withHref(node, `#text-${href.slice(1)}`);
  if (/^(https?|mailto):/i.test(href)) return withHref(node, href, { rel: ['noopener', 'noreferrer'] });
  const resolved = resolveRelative(context.folder, href);
  const target = resolved === undefined ? undefined : context.sourceUrl(resolved);
  if (target !== undefined) return withHref(node, target, { rel: ['noopener', 'noreferrer'] });
  return { type: 'element', tagName: 'span', properties: {}, children: node.children };
}

function withHref(node: Element, href: string, more: Element['properties'] = {}): Element {
  const { title } = node.properties;
  return { ...node, properties: { href, ...(title ? { title } : {}), ...more } };
}

/** Path inside the repository; undefined for what lies outside it or on another host. */
function resolveRelative(folder: string, href: string): string | undefined {
  if (href.startsWith('//')) return undefined;
  const [written = ''] = href.split(/[?#]/);
  const parts = written.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length ? parts.map((part) => safeDecode(part)).join('/') : undefined;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
