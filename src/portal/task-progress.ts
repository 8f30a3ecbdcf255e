import { countTasks, taskBarOrder } from '../model/status.ts';
import type { TaskCounts } from '../model/status.ts';
import { numberOf, statusWords } from './words.ts';

/** How far the tasks of a plan, a lane or the portal are. */
export interface TaskProgress {
  counts: TaskCounts;
  total: number;
  open: number;
  done: number;
  /** `5 of 8 done`; `no tasks`. */
  summary: string;
  /** `5 done, 2 waiting, 1 to do`: the text of the bar. */
  text: string;
}

export function toTaskProgress(counts: TaskCounts): TaskProgress {
  const total = countTasks(counts);
  const parts = taskBarOrder.filter((status) => counts[status] > 0);
  return {
    counts,
    total,
    open: countTasks(counts, 'open'),
    done: counts.done,
    summary: total ? `${counts.done} of ${total} done` : 'no tasks',
    text: parts.map((status) => `${counts[status]} ${statusWords[status]}`).join(', ') || numberOf(0, 'task'),
  };
}
