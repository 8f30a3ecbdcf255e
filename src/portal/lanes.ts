import type { Item, PlanItem } from '../graph/catalog.ts';
import { findContradictions } from '../graph/lanes.ts';
import { countByStatus } from '../model/status.ts';
import type { Task } from '../model/workplan.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import type { Portal } from './portal.ts';
import { toTaskProgress } from './task-progress.ts';
import type { TaskProgress } from './task-progress.ts';
import { countOf, toSentence } from './words.ts';

/** A phase of the authored critical path, with what was recognised in it. */
export interface LaneView {
  title: string;
  text: string;
  items: ItemLink[];
  progress: TaskProgress;
  /** `past` when all of its work is done, `here` for the first that is not, `ahead` after that. */
  position: 'past' | 'here' | 'ahead';
}

/** The lanes of one author beside the computed path. */
export interface LaneStripView {
  plan: ItemLink;
  title: string;
  lanes: LaneView[];
  /** Where computation and author disagree; null where they agree. */
  contradiction: { text: string; href: string } | null;
}

/** The lanes of the goal's plan, else of the first plan that has any. */
export function toLaneStrip(portal: Portal): LaneStripView | null {
  const { catalog, judgement, links } = portal;
  const goals = judgement.goal?.kind === 'plan' ? [judgement.goal] : [];
  const plan = [...goals, ...catalog.plans].find((item) => item.plan.lanes.length > 0);
  if (!plan) return null;
  return {
    plan: toItemLink(plan, links),
    title: plan.plan.title,
    lanes: toLanes(plan, portal),
    contradiction: toContradiction(plan, portal),
  };
}

function toContradiction(plan: PlanItem, { judgement, links }: Portal): LaneStripView['contradiction'] {
  const lanes = judgement.lanes.filter(({ by }) => by === plan);
  const found = findContradictions(lanes, judgement.dependencies.all).length;
  if (!found) return null;
  const text = `${countOf(found, 'dependency runs', 'dependencies run')} against the order of these lanes.`;
  return { text: toSentence(text), href: links.rule('lane-order-contradicted') };
}

/** The lanes that one plan states, in its order. */
export function toLanes(plan: PlanItem, { judgement, links }: Portal): LaneView[] {
  let reached = false;
  return judgement.lanes
    .filter(({ by }) => by === plan)
    .map(({ lane, items }) => {
      const progress = toTaskProgress(countByStatus([...new Set(items.flatMap(tasksOf))]));
      const isPast = progress.total > 0 && progress.open === 0;
      const position = isPast && !reached ? 'past' : reached ? 'ahead' : 'here';
      if (!isPast) reached = true;
      return {
        title: lane.title,
        text: lane.text,
        items: items.map((item) => toItemLink(item, links)),
        progress,
        position,
      };
    });
}

function tasksOf(item: Item): Task[] {
  if (item.kind === 'task') return [item.task];
  return item.kind === 'plan' ? item.plan.tasks : [];
}
