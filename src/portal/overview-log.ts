// What the overview says of the logs of all plans: the newest words, and how much was written on each day.
import type { PlanItem, TaskItem } from '../graph/catalog.ts';
import { dayMs, dayOf, startOfDay } from '../model/dates.ts';
import { compareNatural } from '../model/ids.ts';
import type { LogKind } from '../model/status.ts';
import type { LogEntry } from '../model/workplan.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import type { Portal } from './portal.ts';
import { countOf, formatDay } from './words.ts';

export interface EntryView {
  kind: LogKind;
  item: ItemLink;
  label: string | null;
  lead: string;
}

export interface RecentDay {
  date: string;
  day: string;
  entries: EntryView[];
}

export interface DayCount {
  date: string;
  count: number;
}

export interface OverviewLog {
  recent: RecentDay[];
  activity: DayCount[];
  activityText: string;
}

/** Of the newest days. */
const shownEntries = 12;
const activityDays = 91;

export function toOverviewLog(portal: Portal): OverviewLog {
  const counts = countEntries(portal);
  const activity = toActivity(portal, counts);
  const written = activity.reduce((sum, { count }) => sum + count, 0);
  return {
    recent: toRecent(portal, counts),
    activity,
    activityText: `${countOf(written, 'log entry', 'log entries')} in ${activityDays} days`,
  };
}

/** The newest days that have enough to show; of each task the last word of a day. */
function toRecent(portal: Portal, counts: ReadonlyMap<string, number>): RecentDay[] {
  const days = [...counts.keys()]
    .filter((date) => date <= portal.today)
    .sort()
    .reverse()
    .slice(0, shownEntries);
  const byDay = new Map(days.map((date): [string, Map<PlanItem | TaskItem, LogEntry>] => [date, new Map()]));
  forEachEntry(portal, (item, entry) => byDay.get(entry.date)?.set(item, entry));
  const recent: RecentDay[] = [];
  let left = shownEntries;
  for (const [date, lastWords] of byDay) {
    if (left <= 0) break;
    const found = [...lastWords].sort(([a], [b]) => compareNatural(a.id, b.id)).slice(0, left);
    left -= found.length;
    recent.push({
      date,
      day: formatDay(date),
      entries: found.map(([item, entry]) => toEntryView(item, entry, portal)),
    });
  }
  return recent;
}

/** Log entries per day. */
function countEntries(portal: Portal): Map<string, number> {
  const counts = new Map<string, number>();
  forEachEntry(portal, (_item, { date }) => counts.set(date, (counts.get(date) ?? 0) + 1));
  return counts;
}

/** There are hundreds of thousands: nothing is made of each. */
function forEachEntry(
  { catalog }: Portal,
  visit: (item: PlanItem | TaskItem, entry: LogEntry) => void,
): void {
  for (const plan of catalog.plans) {
    for (const entry of plan.plan.log) visit(plan, entry);
    for (const item of plan.tasks) for (const entry of item.task.log) visit(item, entry);
  }
}

function toEntryView(item: PlanItem | TaskItem, entry: LogEntry, portal: Portal): EntryView {
  const { kind, label, lead } = entry;
  return { kind, item: toItemLink(item, portal.links), label, lead };
}

/** Log entries per day, oldest first, up to today. */
function toActivity(portal: Portal, counts: ReadonlyMap<string, number>): DayCount[] {
  if (!portal.today) return [];
  const end = startOfDay(portal.today);
  return Array.from({ length: activityDays }, (_, i) => {
    const date = dayOf(end - (activityDays - 1 - i) * dayMs);
    return { date, count: counts.get(date) ?? 0 };
  });
}
