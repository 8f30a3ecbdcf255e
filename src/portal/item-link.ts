import { latestReport } from '../graph/catalog.ts';
import type { Item, ReportedItem, TaskItem } from '../graph/catalog.ts';
import type { Gate } from '../model/gate.ts';
import type { PlanStatus, TaskStatus } from '../model/status.ts';
import type { Links } from './links.ts';
import { wordOf } from './words.ts';

/** A link to a plan, task or gate as lists show it. */
export interface ItemLink {
  kind: Item['kind'];
  id: string;
  title: string;
  href: string;
  status: PlanStatus | TaskStatus | Gate['status'] | null;
  /** The status in words; `reported` where nobody states one. */
  statusWord: string;
}

export function toItemLink(item: Item, links: Links): ItemLink {
  const { kind, id } = item;
  const { title, status } = sayItem(item);
  const statusWord = wordOf(status);
  return { kind, id, title, href: hrefOfItem(item, links), status, statusWord };
}

function sayItem(item: Item): Pick<ItemLink, 'title' | 'status'> {
  if (item.kind === 'plan') return item.plan;
  if (item.kind === 'task') return item.task;
  if (item.kind === 'gate') return item.gate;
  const { report } = latestReport(item) ?? {};
  return { title: report?.meaning ?? item.id, status: report?.status ?? null };
}

/** The address in its link. */
export function hrefOfItem(item: Item, links: Links): string {
  if (item.kind === 'plan') return links.plan(item.slug);
  if (item.kind === 'task') return hrefOfTask(item, links);
  return item.kind === 'gate' ? links.gate(item.node) : hrefOfReported(item, links);
}

/** Where a plan without a file is reported. */
export function hrefOfReported(item: ReportedItem, links: Links): string {
  const report = latestReport(item);
  return report ? `${links.plan(report.by.slug)}#reports` : links.workplans;
}

export function hrefOfTask(item: TaskItem, links: Links): string {
  return links.task(item.plan.slug, item.anchor);
}
