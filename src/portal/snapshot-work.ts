// Plans, tasks, gates and the paths through them as a snapshot keeps them.
import type { GateItem, Item, PlanItem, ReportedItem, TaskItem } from '../graph/catalog.ts';
import { latestReport } from '../graph/catalog.ts';
import { findPlanLanes } from '../graph/lanes.ts';
import type { PlacedLane } from '../graph/lanes.ts';
import { ownerOf } from '../graph/owners.ts';
import { effortOf } from '../graph/work.ts';
import type { Checkpoint, CheckpointGate, CheckpointPlan, CheckpointTask } from '../model/checkpoint.ts';
import { listMissing } from '../model/gate-fields.ts';
import { countByStatus, isOpenTask } from '../model/status.ts';
import { holdsCriticalPath } from './gate-view.ts';
import { toLanes } from './lanes.ts';
import type { Portal } from './portal.ts';
import { sayReasons } from './readiness-words.ts';

type Lanes = ReadonlyMap<Item, PlacedLane>;

export function toPlansOfDay(portal: Portal): CheckpointPlan[] {
  const lanes = findPlanLanes(portal.judgement.lanes);
  return [
    ...portal.catalog.plans.map((item) => toPlanOfDay(item, portal, lanes)),
    ...portal.catalog.reported.map((item) => toReportedOfDay(item, lanes)),
  ];
}

function toPlanOfDay(item: PlanItem, portal: Portal, lanes: Lanes): CheckpointPlan {
  const { plan, source } = item;
  return {
    ...toNames(item),
    ...(item.slug !== item.id && { slug: item.slug }),
    title: plan.title,
    type: plan.type,
    status: plan.status,
    owner: plan.owner,
    repo: plan.repo,
    domain: plan.domain,
    priority: plan.priority,
    created: plan.created,
    updated: plan.updated,
    counts: countByStatus(plan.tasks),
    reported: false,
    lane: lanes.get(item)?.lane.title ?? null,
    findings: portal
      .findingsIn(source)
      .filter(({ severity, suppressed }) => severity !== 'info' && suppressed === null).length,
    source: { ...source },
    tasks: item.tasks.map((task) => toTaskOfDay(task, portal)),
  };
}

/** Its name in the graph is stated only where it is another than its id. */
function toNames({ id, node }: Item): { id: string; node?: string } {
  return node === id ? { id } : { id, node };
}

function toReportedOfDay(item: ReportedItem, lanes: Lanes): CheckpointPlan {
  const latest = latestReport(item);
  return {
    ...toNames(item),
    title: latest?.report.meaning ?? item.id,
    type: 'workplan',
    status: latest?.report.status ?? null,
    owner: null,
    repo: null,
    domain: null,
    priority: null,
    created: null,
    updated: latest?.report.date ?? null,
    counts: latest?.report.counts ?? countByStatus([]),
    reported: true,
    lane: lanes.get(item)?.lane.title ?? null,
    findings: 0,
    source: null,
    tasks: [],
  };
}

function toTaskOfDay(item: TaskItem, { judgement }: Portal): CheckpointTask {
  const { task } = item;
  const { state, reasons } = judgement.readinessOf(item);
  const shared = { ...toNames(item), title: task.title, status: task.status, state, line: task.line };
  if (!isOpenTask(task.status)) return { ...shared, ...nothingLeft };
  return {
    ...shared,
    reasons: sayReasons({ state, reasons }),
    priority: task.priority,
    needs_human: task.needsHuman,
    owner: task.owner,
    effort: task.effortDays,
    due: task.due,
    defer_until: task.deferUntil,
    slack: judgement.slackOf(item),
    critical: judgement.isCritical(item),
  };
}

/** Of a task that is over nobody asks more than what it was: most tasks are, and snapshots are many. */
const nothingLeft = {
  reasons: [],
  priority: null,
  needs_human: false,
  owner: null,
  effort: null,
  due: null,
  defer_until: null,
  slack: null,
  critical: false,
} satisfies Partial<CheckpointTask>;

export function toGateOfDay(item: GateItem, portal: Portal): CheckpointGate {
  const { gate, source } = item;
  return {
    ...toNames(item),
    title: gate.title,
    kind: gate.gateKind,
    status: gate.status,
    owner: gate.owner,
    route: gate.route,
    host: gate.host,
    evidence: gate.evidence,
    fallback: gate.fallback,
    next_command: gate.nextCommand,
    decision: gate.decision,
    blocks: gate.blocks.map(({ target }) => target),
    effort: gate.effortDays,
    opened: gate.opened,
    cleared: gate.cleared,
    missing: gate.status === 'open' ? listMissing(gate) : [],
    holds: portal.judgement.heldBy(item).length,
    critical: holdsCriticalPath(item, portal),
    source: { ...source, line: gate.line },
  };
}

export function toCriticalPath(portal: Portal, bottleneck: string | null): Checkpoint['critical_path'] {
  const { catalog, judgement } = portal;
  const { ids, lengthDays, ties } = judgement.criticalPath;
  const onPath = new Set(ids);
  const items = new Map(
    [...catalog.tasks, ...catalog.gates]
      .filter(({ node }) => onPath.has(node))
      .map((item) => [item.node, item]),
  );
  return {
    length: lengthDays,
    ties,
    bottleneck,
    steps: ids.flatMap((id) => items.get(id) ?? []).map((item) => toStepOfDay(item, portal)),
  };
}

function toStepOfDay(
  item: TaskItem | GateItem,
  { judgement }: Portal,
): Checkpoint['critical_path']['steps'][number] {
  const isTask = item.kind === 'task';
  return {
    node: item.node,
    id: item.id,
    kind: item.kind,
    title: isTask ? item.task.title : item.gate.title,
    plan: item.plan?.id ?? null,
    state: isTask ? judgement.readinessOf(item).state : item.gate.status,
    days: effortOf(item),
    owner: ownerOf(item),
  };
}

export function toLanesOfDay(portal: Portal): Checkpoint['lanes'] {
  const authors = new Set(portal.judgement.lanes.map(({ by }) => by));
  return [...authors].flatMap((by) =>
    toLanes(by, portal).map(({ title, text, items, progress, position }) => ({
      plan: by.id,
      title,
      text,
      ids: items.map(({ id }) => id),
      counts: progress.counts,
      position,
    })),
  );
}
