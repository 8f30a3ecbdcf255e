import type { Item, PlanItem } from '../graph/catalog.ts';
import { resolveMention } from '../graph/catalog.ts';
import { countByStatus } from '../model/status.ts';
import type { Task } from '../model/workplan.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import type { Portal } from './portal.ts';
import { toTaskProgress } from './task-progress.ts';
import type { TaskProgress } from './task-progress.ts';

/** A phase of the authored critical path, with what was recognised in it. */
export interface LaneView {
  title: string;
  text: string;
  items: ItemLink[];
  progress: TaskProgress;
  /** `past` when all of its work is done, `here` for the first that is not, `ahead` after that. */
  position: 'past' | 'here' | 'ahead';
}

/** The lanes that one plan states, in its order. */
export function toLanes({ plan }: PlanItem, portal: Portal): LaneView[] {
  let reached = false;
  return plan.lanes.map((lane) => {
    const items = [
      ...new Set(lane.mentions.flatMap((mention) => resolveMention(portal.catalog, mention).items)),
    ];
    const progress = toTaskProgress(countByStatus([...new Set(items.flatMap(tasksOf))]));
    const isPast = progress.total > 0 && progress.open === 0;
    const position = isPast && !reached ? 'past' : reached ? 'ahead' : 'here';
    if (!isPast) reached = true;
    return {
      title: lane.title,
      text: lane.text,
      items: items.map((item) => toItemLink(item, portal.links)),
      progress,
      position,
    };
  });
}

function tasksOf(item: Item): Task[] {
  if (item.kind === 'task') return [item.task];
  return item.kind === 'plan' ? item.plan.tasks : [];
}
