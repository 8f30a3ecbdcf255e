// The critical path in words: its length, and for each task why it is on it, or is not.
import type { TaskItem } from '../graph/catalog.ts';
import type { Judgement } from '../graph/judgement.ts';
import { formatDays } from './words.ts';

/** `CUST-WP-0051`, or what stands in its place. */
export function sayGoal({ goal }: Judgement): string {
  return goal ? goal.id : 'the end of all open work';
}

/** Why a task is on the critical path, or is not: one sentence. */
export function sayPathOf(task: TaskItem, judgement: Judgement): string {
  const { criticalPath } = judgement;
  const goal = sayGoal(judgement);
  const { state } = judgement.readinessOf(task);
  if (state === 'done') return 'It is done, so no path leads through it any more.';
  if (state === 'cancelled') return 'It is cancelled, so no path leads through it.';
  const step = criticalPath.ids.indexOf(task.node);
  if (step >= 0) {
    return `It is step ${step + 1} of ${criticalPath.ids.length} on the critical path to ${goal}.`;
  }
  const slack = judgement.slackOf(task);
  if (slack === null)
    return `It is not on the critical path: ${goal} does not wait for it${saysDead(state)}.`;
  if (slack === 0) return `It lies on a chain that is as long as the critical path to ${goal}.`;
  return `It is not on the critical path to ${goal}: it can slip by ${formatDays(slack)} before it delays that.`;
}

function saysDead(state: string): string {
  return state === 'dead-blocked' ? ', dead dependencies left out' : '';
}
