// What surrounds every page: name of the portal, navigation, "as of".
import type { Portal } from './portal.ts';
import { formatDay, formatMoment, numberOf } from './words.ts';

export interface Frame {
  portal: string;
  home: string;
  search: string;
  sources: string;
  nav: { title: string; href: string; current: boolean }[];
  /** Machine-readable moment or day; null for content without any date. */
  asOf: string | null;
  asOfText: string;
  fromText: string;
}

export type Section = 'now' | 'workplans' | 'findings' | 'sources' | 'search' | 'none';

export function toFrame(portal: Portal, section: Section): Frame {
  const { links } = portal;
  const repos = new Set(portal.files.map(({ repo }) => repo).filter(Boolean));
  const entries: [Section, string, string][] = [
    ['now', 'Now', links.home],
    ['workplans', 'Workplans', links.workplans],
    ['findings', 'Findings', links.findings],
    ['sources', 'Sources', links.sources],
  ];
  return {
    portal: portal.title,
    home: links.home,
    search: links.search,
    sources: links.sources,
    nav: entries.map(([name, title, href]) => ({ title, href, current: name === section })),
    asOf: portal.collectedAt ?? (portal.today || null),
    asOfText: portal.collectedAt
      ? formatMoment(portal.collectedAt)
      : portal.today
        ? formatDay(portal.today)
        : 'an unknown day',
    fromText: numberOf(repos.size, 'repository', 'repositories'),
  };
}
