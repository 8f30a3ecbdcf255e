// Dependencies as stated: each knows what it names and where it stands. A name that two items claim keeps
// all of them; one that nothing claims keeps none. Nothing is dropped, nothing guessed.
import type { FilePlace } from '../model/place.ts';
import type { Dependency } from '../model/workplan.ts';
import type { Catalog, Item, PlanItem, TaskItem } from './catalog.ts';
import { findDependency } from './references.ts';

export interface StatedDependency {
  dependant: PlanItem | TaskItem;
  stated: Dependency;
  targets: Item[];
  at: FilePlace;
}

export interface Dependencies<Each extends StatedDependency = StatedDependency> {
  all: Each[];
  /** What the item itself states; what its plan states holds it too. */
  of(item: PlanItem | TaskItem): Each[];
  on(item: Item): Each[];
}

export function listDependencies(catalog: Catalog): StatedDependency[] {
  return catalog.plans.flatMap((plan) => [plan, ...plan.tasks].flatMap((item) => collect(catalog, item)));
}

export function indexDependencies<Each extends StatedDependency>(all: Each[]): Dependencies<Each> {
  const byDependant = Map.groupBy(all, ({ dependant }) => dependant);
  const byTarget = new Map<Item, Each[]>();
  for (const dependency of all) {
    for (const target of dependency.targets) {
      const known = byTarget.get(target);
      if (known) known.push(dependency);
      else byTarget.set(target, [dependency]);
    }
  }
  return { all, of: (item) => byDependant.get(item) ?? [], on: (item) => byTarget.get(item) ?? [] };
}

function collect(catalog: Catalog, dependant: PlanItem | TaskItem): StatedDependency[] {
  const source = dependant.kind === 'plan' ? dependant.source : dependant.plan.source;
  const { dependencies } = dependant.kind === 'plan' ? dependant.plan : dependant.task;
  return dependencies.map((stated) => ({
    dependant,
    stated,
    targets: findDependency(catalog, stated),
    at: { ...source, line: stated.line, column: stated.column },
  }));
}
