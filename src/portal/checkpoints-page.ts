// The list of checkpoints, newest first, and their trends. A list of very many goes on in one page per year.
import type { CheckpointHead } from '../model/checkpoint-head.ts';
import { countTasks } from '../model/status.ts';
import type { Portal } from './portal.ts';
import { buildTrends } from './trends.ts';
import type { Trends } from './trends.ts';
import { countOf, formatDay, formatDays, formatNumber, toSentence } from './words.ts';

export interface CheckpointRow {
  id: string;
  href: string;
  title: string;
  state: 'stable' | 'not-stable';
  stateWord: string;
  openTasks: string;
  openGates: string;
  findings: string;
  path: string;
  isReconstructed: boolean;
  /** Null for the first. */
  changesHref: string | null;
}

export interface CheckpointsPage {
  headline: string;
  /** The newest, or all. */
  rows: CheckpointRow[];
  /** What the list is, and how many of all it shows. */
  listTitle: string;
  listCount: string;
  /** Pages of all rows, newest first; none where all are here. */
  years: { year: string; href: string }[];
  trends: Trends | null;
  sinceHref: string;
  compareHref: string;
  latestHref: string;
  documentHref: string;
  /** Atom feeds. */
  feedHref: string;
  changesFeedHref: string;
}

export interface CheckpointYear {
  year: string;
  headline: string;
  rows: CheckpointRow[];
  listHref: string;
}

/** As many as a reader goes through by eye. */
const mostRows = 60;

export function buildCheckpointsPage(portal: Portal): CheckpointsPage {
  const { checkpoints, links } = portal;
  return {
    headline: sayAll(checkpoints),
    rows: checkpoints
      .slice(-mostRows)
      .toReversed()
      .map((head) => toRow(head, portal)),
    ...sayList(checkpoints.length),
    years: listYears(portal).map(([year]) => ({ year, href: links.checkpointYear(year) })),
    trends: buildTrends(portal),
    sinceHref: links.changesSince,
    compareHref: links.compare(),
    latestHref: links.checkpoint('latest'),
    documentHref: links.document('checkpoints'),
    feedHref: links.checkpointFeed('feed'),
    changesFeedHref: links.checkpointFeed('changes'),
  };
}

export function buildCheckpointYears(portal: Portal): CheckpointYear[] {
  return listYears(portal).map(([year, heads]) => ({
    year,
    headline: `${toSentence(countOf(heads.length, 'checkpoint'))} of ${year}`,
    rows: heads.map((head) => toRow(head, portal)),
    listHref: portal.links.checkpoints,
  }));
}

/** Newest first; none where one list has room for all. */
function listYears({ checkpoints }: Portal): [year: string, heads: CheckpointHead[]][] {
  if (checkpoints.length <= mostRows) return [];
  return [...Map.groupBy(checkpoints.toReversed(), ({ date }) => date.slice(0, 4))];
}

function toRow(head: CheckpointHead, { links }: Portal): CheckpointRow {
  return {
    id: head.id,
    href: links.checkpoint(head.id),
    title: head.title,
    state: head.isStable ? 'stable' : 'not-stable',
    stateWord: sayStable(head.isStable),
    openTasks: formatNumber(countTasks(head.tasks, 'open')),
    openGates: formatNumber(head.openGates),
    findings: formatNumber(head.errors + head.warnings),
    path: formatDays(head.pathDays),
    isReconstructed: head.isReconstructed,
    changesHref: head.previous && links.changes(head.id),
  };
}

export function sayStable(isStable: boolean): string {
  return isStable ? 'stable' : 'not stable';
}

/** `The newest`, `60 of 3,650`. */
function sayList(all: number): Pick<CheckpointsPage, 'listTitle' | 'listCount'> {
  if (all <= mostRows) return { listTitle: 'All checkpoints', listCount: formatNumber(all) };
  return { listTitle: 'The newest', listCount: `${formatNumber(mostRows)} of ${formatNumber(all)}` };
}

/** `Six checkpoints, two of them stable; the newest is of 27 June 2026.` */
function sayAll(checkpoints: readonly CheckpointHead[]): string {
  const newest = checkpoints.at(-1);
  if (!newest) return 'No checkpoint has been made yet.';
  const stable = checkpoints.filter(({ isStable }) => isStable).length;
  const of = saySome(stable, checkpoints.length);
  return `${toSentence(countOf(checkpoints.length, 'checkpoint'))}, ${of} stable; the newest is of ${formatDay(newest.date)}.`;
}

function saySome(count: number, all: number): string {
  if (count === 0) return 'none of them';
  return count === all && all > 1 ? 'all of them' : countOf(count, 'of them', 'of them');
}
