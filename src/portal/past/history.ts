// What all checkpoints together say, folded one after the other: their heads, and the line of each plan through them.
// A checkpoint adds to what was folded before and changes nothing of it, so the fold of yesterday can be gone on with.
import type { CheckpointHead } from '../../model/checkpoint-head.ts';
import { nodeOf } from '../../model/checkpoint.ts';
import type { Checkpoint, CheckpointPlan } from '../../model/checkpoint.ts';
import { countTasks } from '../../model/status.ts';
import type { PlanStatus } from '../../model/status.ts';

/** How a plan stood from a checkpoint on. */
export interface PlanPoint {
  /** Position of the checkpoint among the heads. */
  at: number;
  /** Null for a reported plan whose status nobody stated; `gone` where no file had it any more. */
  status: PlanStatus | null | 'gone';
  open: number;
  /** All its tasks. */
  tasks: number;
}

export interface History {
  /** In the order in which they were made. */
  heads: CheckpointHead[];
  /** By node: the checkpoints at which it was another than before. */
  plans: Map<string, PlanPoint[]>;
}

export interface ManifestHead {
  sha256: string;
  previous: string | null;
}

export function emptyHistory(): History {
  return { heads: [], plans: new Map() };
}

/** Adds the checkpoint that was made next. */
export function addToHistory(history: History, day: Checkpoint, manifest: ManifestHead): void {
  const at = history.heads.length;
  history.heads.push(toHead(day, manifest));
  const there = new Set<string>();
  for (const plan of day.plans) {
    there.add(nodeOf(plan));
    addPoint(history, nodeOf(plan), toPoint(plan, at));
  }
  for (const node of history.plans.keys()) {
    if (!there.has(node)) addPoint(history, node, { at, status: 'gone', open: 0, tasks: 0 });
  }
}

function toHead(day: Checkpoint, { sha256, previous }: ManifestHead): CheckpointHead {
  const { id, date, title, verdict, reconstructed, counts, critical_path: path, automations } = day;
  return {
    id,
    date,
    title,
    isStable: verdict.stable,
    isReconstructed: reconstructed !== null,
    manifestSha256: sha256,
    previous,
    tasks: counts.tasks,
    openGates: counts.gates_open,
    errors: counts.findings.error,
    warnings: counts.findings.warning,
    pathDays: path.length,
    streaks: Object.fromEntries(automations.map((automation) => [automation.id, automation.streak])),
  };
}

function toPoint({ status, counts }: CheckpointPlan, at: number): PlanPoint {
  return { at, status, open: countTasks(counts, 'open'), tasks: countTasks(counts) };
}

function addPoint({ plans }: History, node: string, point: PlanPoint): void {
  const line = plans.get(node);
  if (!line) plans.set(node, [point]);
  else if (!isSame(line.at(-1), point)) line.push(point);
}

function isSame(last: PlanPoint | undefined, { status, open, tasks }: PlanPoint): boolean {
  return last?.status === status && last.open === open && last.tasks === tasks;
}
