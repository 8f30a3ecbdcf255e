// Entries → an Atom feed (RFC 4287). Titles and texts are plain: what looks like markup in them stays text.
import { Feed } from 'feed';
import { toHtml } from 'hast-util-to-html';
import { toEntryId } from './entry-id.ts';

export interface AtomEntry {
  subject: string;
  title: string;
  href: string;
  /** UTC day. */
  day: string;
  text: string;
}

export interface AtomFeed extends AtomEntry {
  pageHref: string;
  entries: AtomEntry[];
}

/** The library takes complete addresses only; Atom takes paths, too, and resolves them against the feed's own. */
const nowhere = 'https://site.invalid';

/** Addresses are made complete with `site`; without it they stay paths. */
export function renderAtom(
  spec: AtomFeed,
  { site, author }: { site: string | undefined; author: string },
): string {
  const toAddress = (href: string): string => new URL(href, site ?? nowhere).href;
  const feed = new Feed({
    id: toId(author, spec.subject),
    title: toXmlText(spec.title),
    description: toXmlText(spec.text),
    link: toAddress(spec.pageHref),
    feedLinks: { atom: toAddress(spec.href) },
    updated: toMoment(spec.day),
    generator: 'Cairn',
    author: { name: toXmlText(author) },
  });
  for (const { subject, title, href, day, text } of spec.entries) {
    const date = toMoment(day);
    feed.addItem({
      id: toId(author, subject),
      // The library says of both that they are HTML.
      title: toHtmlText(title),
      description: toHtmlText(text),
      link: toAddress(href),
      date,
      published: date,
    });
  }
  const xml = feed.atom1();
  return site === undefined ? xml.replaceAll(`="${nowhere}/`, '="/') : xml;
}

function toHtmlText(text: string): string {
  return toHtml({ type: 'text', value: toXmlText(text) });
}

/** XML has no room for control characters and halves of characters, not even escaped. */
function toXmlText(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

/** An id that outlives a move of the site. */
function toId(author: string, subject: string): string {
  return `urn:uuid:${toEntryId(author, subject)}`;
}

function toMoment(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
