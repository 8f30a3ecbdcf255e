// Authored lanes: the phases of the critical path as somebody wrote them down. They hold nothing; they are shown
// beside what was computed, and a dependency that runs against them is a contradiction.
import type { Catalog, Item, PlanItem } from './catalog.ts';
import { resolveMention } from './catalog.ts';
import type { DependencyEdge } from './judged.ts';
import type { Lane } from '../model/workplan.ts';

/** A lane with what was recognised in it, each item once, in the order of the text. */
export interface PlacedLane {
  /** The plan that states it. */
  by: PlanItem;
  lane: Lane;
  /** Its position among the lanes of that plan, from 0. */
  position: number;
  items: Item[];
}

export interface LaneContradiction {
  edge: DependencyEdge;
  /** Lane of the dependant: the earlier one. */
  earlier: PlacedLane;
  /** Lane of what it needs first. */
  later: PlacedLane;
}

/** Plan by plan, each in the author's order. */
export function placeLanes(catalog: Catalog): PlacedLane[] {
  return catalog.plans.flatMap((by) =>
    by.plan.lanes.map((lane, position) => {
      const items = lane.mentions.flatMap((mention) => resolveMention(catalog, mention).items);
      return { by, lane, position, items: [...new Set(items)] };
    }),
  );
}

/** The first lane that names each plan, directly or by one of its tasks. */
export function findPlanLanes(lanes: readonly PlacedLane[]): Map<Item, PlacedLane> {
  const found = new Map<Item, PlacedLane>();
  for (const lane of lanes) {
    for (const item of lane.items) {
      const plan = item.kind === 'task' ? item.plan : item;
      if (!found.has(plan)) found.set(plan, lane);
    }
  }
  return found;
}

/** Dependencies that are not there yet and run from a later lane to an earlier one of the same plan. */
export function findContradictions(
  lanes: readonly PlacedLane[],
  edges: readonly DependencyEdge[],
): LaneContradiction[] {
  const byAuthor = [...Map.groupBy(lanes, ({ by }) => by).values()].map(createPlacer);
  return edges
    .filter(({ verdict }) => verdict !== 'satisfied')
    .flatMap((edge) =>
      byAuthor.flatMap((placeOf) => {
        const earlier = placeOf(edge.dependant);
        const later = edge.targets.map(placeOf).find((lane) => lane !== undefined);
        if (!earlier || !later || later.position <= earlier.position) return [];
        return [{ edge, earlier, later }];
      }),
    );
}

/** A task stands where it is named itself, else where its plan is; a plan where it or one of its tasks is named first. */
function createPlacer(lanes: readonly PlacedLane[]): (item: Item) => PlacedLane | undefined {
  const named = new Map<Item, PlacedLane>();
  for (const lane of lanes) {
    for (const item of lane.items) if (!named.has(item)) named.set(item, lane);
  }
  const byPlan = findPlanLanes(lanes);
  return (item) => (item.kind === 'task' ? (named.get(item) ?? byPlan.get(item.plan)) : byPlan.get(item));
}
