// What surrounds every page: name of the portal, navigation, where it came from. "As of" is not in it: it
// changes with every collection, and a page that says it in its HTML would have to be made again each time. All
// pages take it from one small style sheet instead.
import type { Portal } from './portal.ts';
import { formatDay, formatMoment, numberOf } from './words.ts';

export interface Frame {
  portal: string;
  home: string;
  search: string;
  sources: string;
  nav: { title: string; href: string; current: boolean }[];
  /** The style sheet that says when the content was collected. */
  asOfSheet: string;
  fromText: string;
  /** Whether there are checkpoints, so that the past can be searched. */
  hasPast: boolean;
  /** What programs may follow instead of the page. */
  alternates: Alternate[];
}

export interface Alternate {
  type: string;
  title: string;
  href: string;
}

export type Section =
  | 'now'
  | 'services'
  | 'automations'
  | 'workplans'
  | 'graph'
  | 'gates'
  | 'next'
  | 'checkpoints'
  | 'pages'
  | 'findings'
  | 'sources'
  | 'search'
  | 'none';

export function toFrame(portal: Portal, section: Section): Frame {
  const { links } = portal;
  const entries: Entry[] = [
    ['now', 'Now', links.home],
    ['workplans', 'Workplans', links.workplans],
    ['graph', 'Graph', links.graph],
    ['gates', 'Gates', links.gates],
    ['next', 'Next', links.next],
    // Who keeps plans alone has no use for the way to an empty page.
    ...ifAny(portal.config.services, ['services', 'Services', links.services]),
    ...ifAny(portal.config.automations, ['automations', 'Automations', links.automations]),
    ...ifAny(portal.checkpoints, ['checkpoints', 'Checkpoints', links.checkpoints]),
    ...(portal.hasPages ? [['pages', 'Pages', links.pages] satisfies Entry] : []),
    ['findings', 'Findings', links.findings],
    ['sources', 'Sources', links.sources],
  ];
  return {
    portal: portal.title,
    home: links.home,
    search: links.search,
    sources: links.sources,
    nav: entries.map(([name, title, href]) => ({ title, href, current: name === section })),
    asOfSheet: links.asOfSheet,
    fromText: numberOf(portal.repositories, 'repository', 'repositories'),
    hasPast: portal.checkpoints.length > 0,
    alternates: toAlternates(portal, section),
  };
}

/** What is there: feeds of checkpoints come with the first of them. */
function toAlternates({ links, title, checkpoints }: Portal, section: Section): Alternate[] {
  const [atom, calendar] = ['application/atom+xml', 'text/calendar'];
  const days = { type: calendar, title: `${title}: due and deferred`, href: links.calendar };
  if (section === 'next') return [days];
  if (section !== 'checkpoints' || checkpoints.length === 0) return [];
  return [
    { type: atom, title: `${title}: checkpoints`, href: links.checkpointFeed('feed') },
    { type: atom, title: `${title}: changes`, href: links.checkpointFeed('changes') },
    days,
  ];
}

type Entry = [Section, string, string];

function ifAny(items: readonly unknown[], entry: Entry): Entry[] {
  return items.length ? [entry] : [];
}

export interface AsOf {
  /** Moment or day in ISO 8601; null for content without any date. */
  moment: string | null;
  text: string;
}

export function toAsOf({ collectedAt, today }: Portal): AsOf {
  if (collectedAt) return { moment: collectedAt, text: formatMoment(collectedAt) };
  return today ? { moment: today, text: formatDay(today) } : { moment: null, text: 'an unknown day' };
}

/** The text for readers without JavaScript, the moment for the script that tells the page's age. */
export function toAsOfSheet(portal: Portal): string {
  const { moment, text } = toAsOf(portal);
  return `:root{--as-of:${JSON.stringify(text)};--as-of-moment:${JSON.stringify(moment ?? '')}}\n`;
}
