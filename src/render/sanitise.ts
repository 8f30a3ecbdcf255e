// What may reach a page from a plan. Raw HTML is not in the list, so it is dropped; so are pictures, ids,
// classes and styles. Links keep http, https, mailto and relative addresses.
import { sanitize } from 'hast-util-sanitize';
import type { Schema } from 'hast-util-sanitize';
import type { Root } from 'hast';

const footnoteId: [string, RegExp] = ['id', /^user-content-fn/];
/** Given by us, never by an author: raw HTML is gone and Markdown has no ids. */
const headingId: [string, RegExp] = ['id', /^text-/];

const schema: Schema = {
  tagNames: [
    ...['p', 'blockquote', 'hr', 'br', 'pre', 'code', 'ul', 'ol', 'li', 'input', 'section'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'em', 'strong', 'del', 'a', 'sup'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href', 'title', footnoteId, 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel'],
    h1: [headingId],
    h2: [headingId],
    h3: [headingId],
    h4: [headingId],
    h5: [headingId],
    h6: [headingId],
    ol: ['start'],
    li: [footnoteId],
    section: ['dataFootnotes'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    th: ['align'],
    td: ['align'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  // The sanitiser compares with case.
  protocols: { href: ['http', 'https', 'mailto'].flatMap(toCases) },
  strip: ['script', 'style'],
  clobber: [],
};

function toCases(protocol: string): string[] {
  return [protocol, protocol.toUpperCase(), protocol.charAt(0).toUpperCase() + protocol.slice(1)];
}

export function sanitise(root: Root): Root {
  const safe = sanitize(root, schema);
  return safe.type === 'root' ? safe : { type: 'root', children: [] };
}
