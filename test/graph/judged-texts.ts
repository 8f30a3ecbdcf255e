// Portals from short texts, judged as a build judges them; and what came out in one line for each item.
import { buildCatalog } from '../../src/graph/catalog.ts';
import type { Catalog, Item, PlanItem, TaskItem } from '../../src/graph/catalog.ts';
import type { DependencyEdge } from '../../src/graph/judged.ts';
import { judge } from '../../src/graph/judgement.ts';
import type { Judgement } from '../../src/graph/judgement.ts';
import { buildAutomations } from '../../src/graph/automations.ts';
import type { Reason } from '../../src/graph/readiness.ts';
import type { Standing } from '../../src/graph/requirements.ts';
import { buildServices } from '../../src/graph/services.ts';
import type { Gate, GateFile } from '../../src/model/gate.ts';
import { toFiles } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

export interface Circumstances {
  gates?: GateFile[];
  goal?: string;
  today?: string;
  standing?: Standing;
}

/** Neither services nor automations. */
export const nothing: Standing = {
  services: buildServices([], [], 0),
  automations: buildAutomations([], [], 0),
};

export interface JudgedPortal {
  catalog: Catalog;
  judgement: Judgement;
}

export function judgeTexts(
  texts: Texts,
  { gates = [], goal, today = '', standing = nothing }: Circumstances = {},
): JudgedPortal {
  const catalog = buildCatalog(toFiles(texts), gates);
  return { catalog, judgement: judge({ catalog, goal, today, standing }) };
}

export interface GateFacts {
  id: string;
  blocks: string[];
  status?: Gate['status'];
  effortDays?: number;
}

/** One file of gates; line and column of each target tell which one it is. */
export function toGateFile(...gates: GateFacts[]): GateFile {
  return {
    repo: '',
    path: 'gates/all.yaml',
    digest: '',
    size: 0,
    findings: [],
    gates: gates.map((facts, index) => toGate(facts, index + 1)),
  };
}

function toGate({ id, blocks, status = 'open', effortDays }: GateFacts, line: number): Gate {
  return {
    id,
    title: `Gate ${id}`,
    gateKind: 'human',
    owner: null,
    route: null,
    host: null,
    evidence: null,
    fallback: null,
    nextCommand: null,
    decision: null,
    status,
    blocks: blocks.map((target, index) => ({ target, line, column: index + 1 })),
    requires: [],
    effortDays: effortDays ?? null,
    opened: null,
    cleared: null,
    extra: [],
    line,
    column: 1,
  };
}

/** `A-WP-0001 needs B-WP-0001: dead (missing)`, for each dependency. */
export function sayVerdicts({ judgement }: JudgedPortal): string[] {
  return judgement.dependencies.all.map(sayVerdict);
}

export function sayVerdict(edge: DependencyEdge): string {
  const why = edge.dead === null ? '' : ` (${edge.dead})`;
  return `${edge.dependant.node} needs ${edge.stated.target}: ${edge.verdict}${why}`;
}

/** `A-WP-0001-T02 = blocked: blocked by T01`, for each task. */
export function sayReadiness({ catalog, judgement }: JudgedPortal): string[] {
  return catalog.tasks.map((task) => {
    const { state, reasons } = judgement.readinessOf(task);
    return `${task.node} = ${state}: ${reasons.map(sayReason).join(', ')}`;
  });
}

/** The states alone. */
export function listStates({ catalog, judgement }: JudgedPortal): Record<string, string> {
  return Object.fromEntries(catalog.tasks.map((task) => [task.node, judgement.readinessOf(task).state]));
}

function sayReason(reason: Reason): string {
  switch (reason.state) {
    case 'dead-blocked':
    case 'blocked':
      return `${reason.state} by ${('edge' in reason ? reason.edge : reason.requirement).stated.target}`;
    case 'cancelled':
    case 'waiting':
      return reason.plan ? `${reason.state} with ${reason.plan.id}` : reason.state;
    case 'deferred':
      return [reason.state, reason.plan && `with ${reason.plan.id}`, reason.until && `until ${reason.until}`]
        .filter(Boolean)
        .join(' ');
    case 'needs-human': {
      if (!reason.gate) return reason.state;
      return `${reason.state} at ${'gate' in reason.gate ? reason.gate.gate.id : reason.gate.stated.target}`;
    }
    case 'ready':
      return ['ready', ...reason.needed.map(({ stated }) => `after ${stated.target}`)].join(' ');
    default:
      return reason.state;
  }
}

/** The one item with this id. */
export function itemOf({ catalog }: JudgedPortal, id: string): Item {
  const [item, ...others] = catalog.find(id);
  if (!item || others.length) throw new Error(`${id} names ${others.length + (item ? 1 : 0)} items`);
  return item;
}

export function taskOf(portal: JudgedPortal, id: string): TaskItem {
  const item = itemOf(portal, id);
  if (item.kind !== 'task') throw new Error(`${id} is no task`);
  return item;
}

export function planOf(portal: JudgedPortal, id: string): PlanItem {
  const item = itemOf(portal, id);
  if (item.kind !== 'plan') throw new Error(`${id} is no plan`);
  return item;
}
