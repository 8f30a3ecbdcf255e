// What may reach a page from a plan. Raw HTML is not in the list, so it is dropped; so are pictures, ids,
// classes and styles. Links keep http, https, mailto and relative addresses.
import { sanitize } from 'hast-util-sanitize';
import type { Schema } from 'hast-util-sanitize';
import type { Root } from 'hast';

const footnoteId: [string, RegExp] = ['id', /^user-content-fn/];

const schema: Schema = {
  tagNames: [
    ...['p', 'blockquote', 'hr', 'br', 'pre', 'code', 'ul', 'ol', 'li', 'input', 'section'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'em', 'strong', 'del', 'a', 'sup'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href', 'title', footnoteId, 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel'],
    ol: ['start'],
    li: [footnoteId],
    section: ['dataFootnotes'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    th: ['align'],
    td: ['align'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style'],
  clobber: [],
};

export function sanitise(root: Root): Root {
  const safe = sanitize(root, schema);
  return safe.type === 'root' ? safe : { type: 'root', children: [] };
}
