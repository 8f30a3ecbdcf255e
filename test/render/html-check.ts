// What a page may contain of a plan, stated here once more and checked on what a browser's parser makes of the
// HTML: the renderer's own lists are not consulted.
import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements with their attributes, each with the values that it may have. */
const allowed: Record<string, Record<string, RegExp>> = {
  ...Object.fromEntries(
    ['p', 'blockquote', 'hr', 'br', 'code', 'ul', 'em', 'strong', 'del', 'sup', 'span'].map((name) => [
      name,
      {},
    ]),
  ),
  ...Object.fromEntries(['table', 'thead', 'tbody', 'tr'].map((name) => [name, {}])),
  ...Object.fromEntries(['h3', 'h4', 'h5', 'h6'].map((name) => [name, { id: /^text-/ }])),
  ...Object.fromEntries(['th', 'td'].map((name) => [name, { align: /^(left|center|right)$/ }])),
  a: {
    href: /^/,
    title: /^/,
    rel: /^noopener noreferrer$/,
    class: /^permalink$/,
    id: /^user-content-fnref-/,
    'aria-label': /^(Link to|Back to reference) /,
    'data-footnote-ref': /^$/,
    'data-footnote-backref': /^$/,
  },
  div: { class: /^scroll$/, role: /^group$/, 'aria-label': /^Table$/, tabindex: /^0$/ },
  pre: { tabindex: /^0$/ },
  ol: { start: /^\d+$/ },
  li: { id: /^user-content-fn-/ },
  input: { type: /^checkbox$/, disabled: /^$/, checked: /^$/ },
  section: { 'data-footnotes': /^$/ },
};

const page = new URL('https://portal.example/workplans/A-WP-0001/');

/** Everything about the HTML that must not be; empty for HTML that may be shown. */
export function findForbidden(html: string): string[] {
  const sentinel = '<i id="after"></i>';
  const tree = parseFragment(`<main>${html}</main>${sentinel}`);
  const [main, after, ...more] = tree.childNodes;
  if (!main || !isElement(main) || main.tagName !== 'main' || !after || more.length) {
    return ['it does not end where it should'];
  }
  const elements = listElements(main);
  return [...elements.flatMap(checkElement), ...checkNesting(html, elements)];
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function listElements(parent: Element): Element[] {
  return parent.childNodes.flatMap((node) => (isElement(node) ? [node, ...listElements(node)] : []));
}

function checkElement({ tagName, attrs }: Element): string[] {
  const attributes = allowed[tagName];
  if (!attributes || !Object.hasOwn(allowed, tagName)) return [`<${tagName}>`];
  return [
    ...attrs
      .filter(({ name, value }) => !(Object.hasOwn(attributes, name) && attributes[name]?.test(value)))
      .map(({ name, value }) => `<${tagName} ${name}="${value}">`),
    ...(tagName === 'a' ? checkLink(Object.fromEntries(attrs.map(({ name, value }) => [name, value]))) : []),
  ];
}

/** Addresses on this site are made by us; those of others name their host and give no hold on this page. */
function checkLink({ href, rel }: Record<string, string>): string[] {
  if (href === undefined) return [];
  if (!URL.canParse(href, page)) return [`an address that is none: ${href}`];
  const { protocol, host } = new URL(href, page);
  if (!['http:', 'https:', 'mailto:'].includes(protocol)) return [`the protocol of ${href}`];
  if (
    href.startsWith('#') ||
    (host === page.host && /^\/(workplans|gates)\/[\w.@-]+\/(#[\w.@-]+)?$/.test(href))
  )
    return [];
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return [`an address of this site that an author made: ${href}`];
  return rel === 'noopener noreferrer' ? [] : [`no rel on ${href}`];
}

/** A parser that must repair nothing finds as many elements as there are tags. */
function checkNesting(html: string, elements: Element[]): string[] {
  const found = Map.groupBy(elements, ({ tagName }) => tagName);
  // With their attributes: a value may look like a tag.
  const tags = html.matchAll(/<([a-z][a-z0-9]*)(?:\s+[a-z-]+(?:="[^"]*")?)*\s*>/g);
  const written = Map.groupBy(tags, (match) => match[1] ?? '');
  return [...written]
    .filter(([name, ofName]) => ofName.length !== (found.get(name)?.length ?? 0))
    .map(([name]) => `<${name}> where it cannot stand`);
}
