// Whether what must come first is there: the verdict on each stated dependency. `dead` means that the dependant can
// never start; it is never guessed away.
import type { DeadReason, Verdict } from '../model/status.ts';
import { isOpenTask } from '../model/status.ts';
import { latestReport } from './catalog.ts';
import type { Item, PlanItem, ReportedItem, TaskItem } from './catalog.ts';

export interface Judged {
  verdict: Verdict;
  /** Why it is dead; null where it is not. */
  dead: DeadReason | null;
}

const satisfied: Judged = { verdict: 'satisfied', dead: null };
const pending: Judged = { verdict: 'pending', dead: null };
const dead = (reason: DeadReason): Judged => ({ verdict: 'dead', dead: reason });

/** By the claimants of the name alone; cycles are found afterwards. */
export function judgeTargets(targets: readonly Item[]): Judged {
  const [target] = targets;
  if (!target) return dead('missing');
  if (targets.length > 1) return dead('ambiguous');
  if (target.kind === 'task') return judgeTask(target);
  if (target.kind === 'plan') return judgePlan(target);
  if (target.kind === 'gate') return target.gate.status === 'cleared' ? satisfied : pending;
  return judgeReported(target);
}

function judgeTask({ task, plan }: TaskItem): Judged {
  if (task.status === 'done') return satisfied;
  if (task.status === 'cancel') return dead('cancelled');
  return abandonedBy(plan) ?? pending;
}

/** What a plan that nobody will go on with makes of its open tasks. */
function abandonedBy({ plan: { status } }: PlanItem): Judged | undefined {
  return status === 'cancelled' || status === 'superseded' || status === 'archived'
    ? dead(status)
    : undefined;
}

function judgePlan(item: PlanItem): Judged {
  const { status, tasks } = item.plan;
  if (status === 'finished') return satisfied;
  if (status === 'archived' && !tasks.some((task) => isOpenTask(task.status))) return satisfied;
  return abandonedBy(item) ?? pending;
}

function judgeReported(item: ReportedItem): Judged {
  const report = latestReport(item)?.report;
  const status = report?.status;
  if (status === 'finished') return satisfied;
  if (status === 'cancelled' || status === 'superseded') return dead(status);
  if (status !== 'archived' || !report) return pending;
  const { todo, progress, wait } = report.counts;
  return todo + progress + wait === 0 ? satisfied : dead('archived');
}
