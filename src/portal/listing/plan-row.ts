import type { WorkplanItem } from '../../model/published.ts';
import { toTaskProgress } from '../task-progress.ts';
import type { TaskProgress } from '../task-progress.ts';
import { formatShortDay, wordOf } from '../words.ts';

/** One plan as lists show it. */
export interface PlanRow {
  id: string;
  title: string;
  href: string;
  status: WorkplanItem['status'];
  statusWord: string;
  /** Repository, owner and what else is said in small letters. */
  notes: string[];
  updated: string | null;
  updatedText: string;
  progress: TaskProgress;
}

export function toPlanRow(plan: WorkplanItem, today: string): PlanRow {
  const { id, title, url, status, updated, counts } = plan;
  const { ready } = plan.readiness;
  const notes = [
    plan.repo,
    plan.owner,
    plan.priority,
    ready > 0 ? `${ready} ready` : null,
    plan.reported ? 'reported, no file of its own' : null,
  ];
  return {
    id,
    title,
    href: url,
    status,
    statusWord: wordOf(status),
    notes: notes.filter((note) => note !== null),
    updated,
    updatedText: updated === null ? '' : formatShortDay(updated, today),
    progress: toTaskProgress(counts),
  };
}
