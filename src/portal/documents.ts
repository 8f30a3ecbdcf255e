// The published documents: each a pure function of the portal.
import { hrefOfReported, hrefOfTask } from './item-link.ts';
import { toPublishedAutomation, toPublishedService } from './evidence-documents.ts';
import { holdsCriticalPath } from './gate-view.ts';
import { buildGraphDocument } from './graph-document.ts';
import { toPicks } from './next-page.ts';
import { sayPathOf } from './path-words.ts';
import { sayReasons } from './readiness-words.ts';
import { sayStanding } from '../rules/requirement-words.ts';
import type { Portal } from './portal.ts';
import { buildVerdict } from './verdict.ts';
import { latestReport } from '../graph/catalog.ts';
import type { GateItem, Item, PlanItem, ReportedItem, TaskItem } from '../graph/catalog.ts';
import { findPlanLanes } from '../graph/lanes.ts';
import type { PlacedLane } from '../graph/lanes.ts';
import { listMissing } from '../model/gate-fields.ts';
import { severities } from '../model/finding.ts';
import type {
  DocumentName,
  PublishedDocument,
  PublishedGate,
  PublishedTask,
  WorkplanItem,
} from '../model/published.ts';
import { countByStatus, emptyReadiness } from '../model/status.ts';
import type { ReadinessCounts } from '../model/status.ts';

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
    verdict: toPublishedVerdict(portal),
    counts: {
      workplans: portal.catalog.plans.length,
      tasks: countByStatus(portal.catalog.tasks.map(({ task }) => task)),
      by_readiness: countByReadiness(portal.catalog.tasks, portal),
      gates_open: portal.catalog.gates.filter(({ gate }) => gate.status === 'open').length,
      findings: { ...countSeverities(portal), suppressed: portal.suppressed.length },
      quarantined: portal.quarantined.length,
    },
    links: {
      workplans: portal.links.document('workplans'),
      tasks: portal.links.document('tasks'),
      graph: portal.links.document('graph'),
      next: portal.links.document('next'),
      gates: portal.links.document('gates'),
      services: portal.links.document('services'),
      automations: portal.links.document('automations'),
      findings: portal.links.document('findings'),
      checkpoints: portal.links.document('checkpoints'),
    },
  }),
  workplans: (portal) => ({
    schema: 'cairn.workplans/v1',
    ...toHead(portal),
    workplans: toWorkplanItems(portal),
  }),
  checkpoints: (portal) => ({
    schema: 'cairn.checkpoints/v1',
    ...toHead(portal),
    checkpoints: portal.checkpoints.map((head) => ({
      id: head.id,
      date: head.date,
      title: head.title,
      stable: head.isStable,
      reconstructed: head.isReconstructed,
      url: portal.links.checkpoint(head.id),
      manifest_sha256: head.manifestSha256,
      previous: head.previous,
    })),
  }),
  tasks: (portal) => ({
    schema: 'cairn.tasks/v1',
    ...toHead(portal),
    tasks: portal.catalog.tasks.map((item) => toPublishedTask(item, portal)),
  }),
  graph: (portal) => ({ schema: 'cairn.graph/v1', ...toHead(portal), ...buildGraphDocument(portal) }),
  next: (portal) => ({
    schema: 'cairn.next/v1',
    ...toHead(portal),
    picks: toPicks(portal).map(({ rank, item, plan, owner, reasons }) => ({
      rank,
      id: item.id,
      title: item.title,
      workplan: plan.id,
      owner: owner?.name ?? null,
      reasons,
      url: item.href,
    })),
  }),
  gates: (portal) => ({
    schema: 'cairn.gates/v1',
    ...toHead(portal),
    gates: portal.catalog.gates.map((item) => toPublishedGate(item, portal)),
  }),
  services: (portal) => ({
    schema: 'cairn.services/v1',
    ...toHead(portal),
    services: portal.services.all.map((service) => toPublishedService(service, portal.links)),
  }),
  automations: (portal) => ({
    schema: 'cairn.automations/v1',
    ...toHead(portal),
    automations: portal.automations.all.map((each) => toPublishedAutomation(each, portal.links)),
  }),
  findings: (portal) => ({
    schema: 'cairn.findings/v1',
    ...toHead(portal),
    findings: [...portal.findings, ...portal.suppressed].map(({ at, ...finding }) => ({
      ...finding,
      at: { repo: at.repo, file: at.path, line: at.line, column: at.column },
    })),
  }),
};

function toHead(portal: Portal): { collected_at: string | null; content_hash: string } {
  return { collected_at: portal.collectedAt, content_hash: portal.contentHash };
}

function toPublishedVerdict(portal: Portal): PublishedDocument<'portal'>['verdict'] {
  const { isStable, reasons } = buildVerdict(portal);
  return {
    stable: isStable,
    reasons: reasons.map(({ condition, text, ids, href }) => ({ condition, text, ids, url: href })),
  };
}

/** Of those that count. */
export function countSeverities({ findings }: Portal): Record<(typeof severities)[number], number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

export function countByReadiness(tasks: readonly TaskItem[], { judgement }: Portal): ReadinessCounts {
  const counts = emptyReadiness();
  for (const task of tasks) counts[judgement.readinessOf(task).state] += 1;
  return counts;
}

/** Plans with a file in natural order of their ids, then those that are only reported. */
export function toWorkplanItems(portal: Portal): WorkplanItem[] {
  const lanes = findPlanLanes(portal.judgement.lanes);
  return [
    ...portal.catalog.plans.map((item) => toWorkplanItem(item, portal, lanes)),
    ...portal.catalog.reported.map((item) => toReportedItem(item, portal, lanes)),
  ];
}

type Lanes = ReadonlyMap<Item, PlacedLane>;

function toWorkplanItem(item: PlanItem, portal: Portal, lanes: Lanes): WorkplanItem {
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
    changed_at: portal.changedAt(source),
    counts: countByStatus(plan.tasks),
    readiness: countByReadiness(item.tasks, portal),
    reported: false,
    lane: lanes.get(item)?.lane.title ?? null,
    url: portal.links.plan(item.slug),
    source: { repo: source.repo, commit: portal.commitOf(source.repo), path: source.path },
  };
}

function toReportedItem(item: ReportedItem, portal: Portal, lanes: Lanes): WorkplanItem {
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
    changed_at: null,
    counts: latest?.report.counts ?? countByStatus([]),
    readiness: emptyReadiness(),
    reported: true,
    lane: lanes.get(item)?.lane.title ?? null,
    url: hrefOfReported(item, portal.links),
    source: null,
  };
}

function toPublishedGate(item: GateItem, portal: Portal): PublishedGate {
  const { gate, source } = item;
  return {
    id: gate.id,
    title: gate.title,
    kind: gate.gateKind,
    owner: gate.owner,
    route: gate.route,
    host: gate.host,
    evidence: gate.evidence,
    fallback: gate.fallback,
    next_command: gate.nextCommand,
    decision: gate.decision,
    status: gate.status,
    blocks: gate.blocks.map(({ target }) => target),
    effort: gate.effortDays,
    opened: gate.opened,
    cleared: gate.cleared,
    missing: gate.status === 'open' ? listMissing(gate) : [],
    requires: portal.judgement.requirementsOf(item).map((requirement) => ({
      kind: requirement.stated.kind,
      id: requirement.stated.target,
      met: requirement.verdict === 'satisfied',
      standing: sayStanding(requirement),
    })),
    holds: portal.judgement.heldBy(item).map(({ id }) => id),
    critical: holdsCriticalPath(item, portal),
    url: portal.links.gate(item.node),
    source: { ...source, commit: portal.commitOf(source.repo), line: gate.line },
  };
}

function toPublishedTask(item: TaskItem, portal: Portal): PublishedTask {
  const { task, plan } = item;
  const readiness = portal.judgement.readinessOf(item);
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
    references: portal.references.from(item).map(({ id }) => id),
    depends_on: task.dependencies.map(({ target }) => target),
    readiness: { state: readiness.state, reasons: sayReasons(readiness) },
    slack: portal.judgement.slackOf(item),
    critical: portal.judgement.isCritical(item),
    path: sayPathOf(item, portal.judgement),
    url: hrefOfTask(item, portal.links),
    source: { ...plan.source, commit: portal.commitOf(plan.source.repo), line: task.line },
  };
}
