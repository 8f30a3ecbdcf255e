// Ids of entries in feeds and calendars, which outlive a move of the site.
import { toDigest } from '../model/digest.ts';

/** A UUID (version 8) made from whose entry it is, and about what. */
export function toEntryId(author: string, subject: string): string {
  const digest = toDigest(`cairn ${author} ${subject}`);
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 3) | 8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
