// Judgement: everything that is derived from what plans and gates state, computed once. Each step adds to the ones
// before it.
import type { Catalog, GateItem, Item, PlanItem, TaskItem } from './catalog.ts';
import { computeCriticalPath } from './critical-path.ts';
import type { CriticalPath } from './critical-path.ts';
import type { Dependencies } from './dependencies.ts';
import { createHeldWork } from './held-work.ts';
import { buildHolds } from './holds.ts';
import type { Holds } from './holds.ts';
import { judgeDependencies } from './judged.ts';
import type { DependencyCycle, DependencyEdge } from './judged.ts';
import { placeLanes } from './lanes.ts';
import type { PlacedLane } from './lanes.ts';
import { buildNetwork } from './network.ts';
import type { WorkEdge, WorkNode } from './network.ts';
import { pickNext } from './next-picks.ts';
import type { NextPick } from './next-picks.ts';
import { computeReadiness } from './readiness.ts';
import type { Readiness } from './readiness.ts';
import { judgeRequirements } from './requirements.ts';
import type { JudgedRequirement, Standing } from './requirements.ts';
import { toWorkEdges, toWorkNodes } from './work.ts';
import { compareNatural } from '../model/ids.ts';

export interface Judgement {
  dependencies: Dependencies<DependencyEdge>;
  cycles: DependencyCycle[];
  holds: Holds;
  /** The items as nodes, and what is pending between them. */
  nodes: WorkNode[];
  edges: WorkEdge[];
  lanes: PlacedLane[];
  criticalPath: CriticalPath;
  /** The goal's item; null without one. */
  goal: PlanItem | TaskItem | null;
  requirementsOf(item: TaskItem | GateItem): JudgedRequirement[];
  readinessOf(task: TaskItem): Readiness;
  /** Open tasks that wait for an open gate, however indirectly; none for a cleared one. */
  heldBy(gate: GateItem): TaskItem[];
  next: NextPick[];
  /** Days, 0 on the critical path; null for what does not lead to the goal. */
  slackOf(item: Item): number | null;
  isCritical(item: Item): boolean;
}

export interface JudgementInput {
  catalog: Catalog;
  /** Id of a plan or task; undefined: all open work. */
  goal: string | undefined;
  /** UTC day of the content; empty where none is known. */
  today: string;
  standing: Standing;
}

export function judge({ catalog, goal, today, standing }: JudgementInput): Judgement {
  const { dependencies, cycles } = judgeDependencies(catalog);
  const holds = buildHolds(catalog);
  const nodes = toWorkNodes(catalog);
  const edges = toWorkEdges({ dependencies: dependencies.all, holds: holds.all });
  const network = buildNetwork({ nodes, edges });
  const required = new Map(
    [...catalog.tasks, ...catalog.gates].map((item) => [item, judgeRequirements(item, standing)]),
  );
  const requirementsOf = (item: TaskItem | GateItem): JudgedRequirement[] => required.get(item) ?? [];
  const readiness = computeReadiness({
    plans: catalog.plans,
    dependencies,
    holds,
    requirementsOf,
    network,
    today,
  });
  const heldBy = createHeldWork(catalog, network);
  const goalItem = goal === undefined ? null : (catalog.find(goal).find(isGoal) ?? null);
  const criticalPath = computeCriticalPath({
    network,
    goal: goalItem?.node ?? null,
    compare: compareNatural,
  });
  const slackOf = ({ node }: Item): number | null => criticalPath.slackDays.get(node) ?? null;
  const isCritical = (item: Item): boolean => slackOf(item) === 0;
  return {
    dependencies,
    cycles,
    holds,
    nodes,
    edges,
    lanes: placeLanes(catalog),
    criticalPath,
    goal: goalItem,
    requirementsOf,
    readinessOf: (task) => readOf(readiness, task),
    heldBy,
    next: pickNext({ readiness, isCritical }),
    slackOf,
    isCritical,
  };
}

function isGoal(item: Item): item is PlanItem | TaskItem {
  return item.kind === 'plan' || item.kind === 'task';
}

function readOf(readiness: ReadonlyMap<TaskItem, Readiness>, task: TaskItem): Readiness {
  const found = readiness.get(task);
  if (!found) throw new Error(`nothing is known about the readiness of ${task.node}`);
  return found;
}
