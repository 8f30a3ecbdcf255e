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
  if (item.kind === 'plan') {
    const { title, status } = item.plan;
    return { kind, id, title, href: links.plan(item.slug), status, statusWord: wordOf(status) };
  }
  if (item.kind === 'task') {
    const { title, status } = item.task;
    return { kind, id, title, href: hrefOfTask(item, links), status, statusWord: wordOf(status) };
  }
  if (item.kind === 'gate') {
    const { title, status } = item.gate;
    return { kind, id, title, href: links.gate(item.node), status, statusWord: wordOf(status) };
  }
  const report = latestReport(item);
  const title = report?.report.meaning ?? id;
  const status = report?.report.status ?? null;
  return { kind, id, title, href: hrefOfReported(item, links), status, statusWord: wordOf(status) };
}

/** Where a plan without a file is reported. */
export function hrefOfReported(item: ReportedItem, links: Links): string {
  const report = latestReport(item);
  return report ? `${links.plan(report.by.slug)}#reports` : links.workplans;
}

export function hrefOfTask(item: TaskItem, links: Links): string {
  return links.task(item.plan.slug, item.anchor);
}
