// The published documents: each a pure function of the portal.
import { hrefOfReported, hrefOfTask } from './item-link.ts';
import type { Portal } from './portal.ts';
import { latestReport, resolveMention } from '../graph/catalog.ts';
import type { PlanItem, ReportedItem, TaskItem } from '../graph/catalog.ts';
import { toIdKey } from '../model/ids.ts';
import { severities } from '../model/finding.ts';
import type { DocumentName, PublishedDocument, PublishedTask, WorkplanItem } from '../model/published.ts';
import { countByStatus } from '../model/status.ts';

export function buildDocument<Name extends DocumentName>(
  portal: Portal,
  name: Name,
): PublishedDocument<Name> {
  return builders[name](portal);
}

type Builders = { [Name in DocumentName]: (portal: Portal) => PublishedDocument<Name> };

const builders: Builders = {
  portal: (portal) => ({
    schema: 'cairn.portal/v1',
    ...toHead(portal),
    title: portal.title,
    goal: portal.config.goal ?? null,
    counts: {
      workplans: portal.catalog.plans.length,
      tasks: countByStatus(portal.catalog.tasks.map(({ task }) => task)),
      findings: countSeverities(portal),
      quarantined: portal.quarantined.length,
    },
    links: {
      workplans: portal.links.document('workplans'),
      tasks: portal.links.document('tasks'),
      findings: portal.links.document('findings'),
    },
  }),
  workplans: (portal) => ({
    schema: 'cairn.workplans/v1',
    ...toHead(portal),
    workplans: toWorkplanItems(portal),
  }),
  tasks: (portal) => ({
    schema: 'cairn.tasks/v1',
    ...toHead(portal),
    tasks: portal.catalog.tasks.map((item) => toPublishedTask(item, portal)),
  }),
  findings: (portal) => ({
    schema: 'cairn.findings/v1',
    ...toHead(portal),
    findings: portal.findings.map(({ at, ...finding }) => ({
      ...finding,
      at: { repo: at.repo, file: at.path, line: at.line, column: at.column },
    })),
  }),
};

function toHead(portal: Portal): { collected_at: string | null; content_hash: string } {
  return { collected_at: portal.collectedAt, content_hash: portal.contentHash };
}

export function countSeverities({ findings }: Portal): Record<(typeof severities)[number], number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Plans with a file in natural order of their ids, then those that are only reported. */
export function toWorkplanItems(portal: Portal): WorkplanItem[] {
  const lanes = findLanes(portal);
  return [
    ...portal.catalog.plans.map((item) => toWorkplanItem(item, portal, lanes)),
    ...portal.catalog.reported.map((item) => toReportedItem(item, portal, lanes)),
  ];
}

/** The first lane that names a plan, by the key of its id. */
function findLanes({ catalog }: Portal): Map<string, string> {
  const lanes = new Map<string, string>();
  for (const { plan } of catalog.plans) {
    for (const lane of plan.lanes) {
      for (const mention of lane.mentions) {
        for (const item of resolveMention(catalog, mention).items) {
          const key = toIdKey(item.kind === 'task' ? item.plan.id : item.id);
          if (!lanes.has(key)) lanes.set(key, lane.title);
        }
      }
    }
  }
  return lanes;
}

function toWorkplanItem(item: PlanItem, portal: Portal, lanes: Map<string, string>): WorkplanItem {
  const { plan, source } = item;
  return {
    id: item.id,
    title: plan.title,
    type: plan.type,
    status: plan.status,
    owner: plan.owner,
    repo: plan.repo,
    domain: plan.domain,
    priority: plan.priority,
    order: plan.order,
    created: plan.created,
    updated: plan.updated,
    counts: countByStatus(plan.tasks),
    reported: false,
    lane: lanes.get(toIdKey(item.id)) ?? null,
    url: portal.links.plan(item.slug),
    source: { repo: source.repo, commit: portal.commitOf(source.repo), path: source.path },
  };
}

function toReportedItem(item: ReportedItem, portal: Portal, lanes: Map<string, string>): WorkplanItem {
  const latest = latestReport(item);
  return {
    id: item.id,
    title: latest?.report.meaning ?? item.id,
    type: 'workplan',
    status: latest?.report.status ?? null,
    owner: null,
    repo: null,
    domain: null,
    priority: null,
    order: null,
    created: null,
    updated: latest?.report.date ?? null,
    counts: latest?.report.counts ?? countByStatus([]),
    reported: true,
    lane: lanes.get(toIdKey(item.id)) ?? null,
    url: hrefOfReported(item, portal.links),
    source: null,
  };
}

function toPublishedTask(item: TaskItem, portal: Portal): PublishedTask {
  const { task, plan } = item;
  return {
    id: item.id,
    workplan: plan.id,
    title: task.title,
    status: task.status,
    priority: task.priority,
    needs_human: task.needsHuman,
    owner: task.owner,
    due: task.due,
    defer_until: task.deferUntil,
    effort: task.effortDays,
    done_when: task.doneWhen,
    log: task.log.map(({ kind, date, label }) => ({ kind, date, label })),
    references: portal.references.from(item).map(({ to }) => to.id),
    depends_on: task.dependencies.map(({ target }) => target),
    url: hrefOfTask(item, portal.links),
    source: { ...plan.source, commit: portal.commitOf(plan.source.repo), line: task.line },
  };
}
