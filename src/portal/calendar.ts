// Days that open work is bound to: when it is due, and until when it was put off.
import type { PlanItem, TaskItem } from '../graph/catalog.ts';
import { isOpenWork } from '../graph/work.ts';
import { closedPlanStatuses } from '../model/status.ts';
import { hrefOfTask } from './item-link.ts';
import type { Portal } from './portal.ts';
import { sayReasons } from './readiness-words.ts';

export interface CalendarDay {
  /** What it is about, whatever the site's address: ids of events are made from it. */
  subject: string;
  /** UTC day. */
  day: string;
  title: string;
  text: string;
  href: string;
}

export interface Calendar {
  title: string;
  /** When the content was collected; null for content without any date. */
  stamp: string | null;
  /** By day, then by subject. */
  days: CalendarDay[];
}

export function buildCalendar(portal: Portal): Calendar {
  const { plans } = portal.catalog;
  const days = plans.flatMap((plan) => [
    ...(closedPlanStatuses.includes(plan.plan.status) ? [] : toPlanDays(plan, portal)),
    ...plan.tasks.filter(isOpenWork).flatMap((task) => toTaskDays(task, portal)),
  ]);
  const key = ({ day, subject }: CalendarDay): string => `${day} ${subject}`;
  return {
    title: portal.title,
    stamp: portal.collectedAt ?? (portal.today ? `${portal.today}T00:00:00Z` : null),
    days: days.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  };
}

function toPlanDays({ plan, node, id, slug }: PlanItem, { links }: Portal): CalendarDay[] {
  const about = { text: `${id}, ${plan.repo}`, href: links.plan(slug) };
  return toDay(plan.deferUntil, {
    ...about,
    subject: `deferred ${node}`,
    title: `Deferred until today: ${plan.title}`,
  });
}

function toTaskDays(item: TaskItem, portal: Portal): CalendarDay[] {
  const { task, node, id, plan } = item;
  const reasons = sayReasons(portal.judgement.readinessOf(item));
  const about = {
    text: [`${id}, ${plan.plan.title}`, ...reasons].join('\n'),
    href: hrefOfTask(item, portal.links),
  };
  return [
    ...toDay(task.due, { ...about, subject: `due ${node}`, title: `Due: ${task.title}` }),
    ...toDay(task.deferUntil, {
      ...about,
      subject: `deferred ${node}`,
      title: `Deferred until today: ${task.title}`,
    }),
  ];
}

function toDay(day: string | null, about: Omit<CalendarDay, 'day'>): CalendarDay[] {
  return day === null ? [] : [{ ...about, day }];
}
