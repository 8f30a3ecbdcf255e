// The form of a feed: what is new, in the order in which it came to be.

export interface FeedEntry {
  /** What it is about, whatever the site's address: ids of entries are made from it. */
  subject: string;
  title: string;
  href: string;
  /** UTC day. */
  day: string;
  text: string;
}

export interface Feed {
  /** What it is about, as for entries. */
  subject: string;
  title: string;
  text: string;
  href: string;
  pageHref: string;
  /** The day of its newest entry, else that of the content. */
  day: string;
  /** Newest first. */
  entries: FeedEntry[];
}
