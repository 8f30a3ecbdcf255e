// The comparison of what a task registry exports with what the files say.
//
// A workstream is a plan's when its id is the registry id that the plan states, or the plan's own id; else when its slug
// is the plan's id or an alias. Tasks are compared within a pair in the same way. Ids are compared without case.
// The registry covers the repositories that it names, else those of which it has a plan: there a plan that is not over
// and that no export has is missing. Whoever states a registry id claims to be there, and is held to it anywhere. What is
// over and stands on one side only is asked for by nobody.
import type { Catalog, PlanItem, TaskItem } from './catalog.ts';
import { toIdKey } from '../model/ids.ts';
import type { FilePlace, FileRef } from '../model/place.ts';
import type { RegistryFile, RegistryTask, RegistryWorkstream } from '../model/registry.ts';
import { closedPlanStatuses, isOpenTask } from '../model/status.ts';

/**
 * `orphan`: in the registry only; `missing`: in the files only; `over`: on one side only, and over there;
 * `unread`: the registry's status cannot be read.
 */
export type RegistryVerdict = 'agrees' | 'differs' | 'orphan' | 'missing' | 'over' | 'unread';

export interface ComparedPlan {
  verdict: RegistryVerdict;
  /** Null where no file has it. */
  item: PlanItem | null;
  /** Null where no export has it. */
  entry: (RegistryWorkstream & { at: FilePlace }) | null;
  /** None where one of the sides has no tasks to compare. */
  tasks: ComparedTask[];
}

export interface ComparedTask {
  verdict: RegistryVerdict;
  item: TaskItem | null;
  entry: (RegistryTask & { at: FilePlace }) | null;
}

export interface RegistryComparison {
  /** How many exports could be read; without any, nothing is compared. */
  exports: number;
  /** Pairs and plans without one in the order of the catalogue, then what the registry alone has, in its order. */
  plans: ComparedPlan[];
  /** Plans of repositories that the registry does not cover, by repository. */
  uncovered: ReadonlyMap<string, number>;
}

type Workstream = RegistryWorkstream & { at: FilePlace };

export function compareRegistry(catalog: Catalog, files: readonly RegistryFile[]): RegistryComparison {
  const read = files.flatMap((file) => (file.registry ? [{ file, registry: file.registry }] : []));
  const workstreams = read.flatMap(({ file, registry }) =>
    registry.workstreams.map((each) => ({ ...each, at: placeIn(file, each) })),
  );
  const { byPlan, orphans } = match(catalog, workstreams);
  const covered = findCovered(
    read.map(({ registry }) => registry.repositories),
    byPlan,
  );
  const uncovered = new Map<string, number>();
  const plans = catalog.plans.flatMap((item): ComparedPlan[] => {
    const entries = byPlan.get(item);
    if (entries) return entries.map((entry) => comparePair(item, entry));
    const { repo } = item.source;
    if (read.length === 0) return [];
    if (covered.has(repo) || item.plan.registryId !== null) return [toMissing(item)];
    uncovered.set(repo, (uncovered.get(repo) ?? 0) + 1);
    return [];
  });
  return { exports: read.length, plans: [...plans, ...orphans.map(toOrphan)], uncovered };
}

interface Matches {
  byPlan: Map<PlanItem, Workstream[]>;
  orphans: Workstream[];
}

function match(catalog: Catalog, workstreams: readonly Workstream[]): Matches {
  const claimed = Map.groupBy(
    catalog.plans.filter(({ plan }) => plan.registryId !== null),
    ({ plan }) => toIdKey(plan.registryId ?? ''),
  );
  const named = (name: string | null): PlanItem[] =>
    name === null ? [] : catalog.find(name).filter((item) => item.kind === 'plan');
  const matches: Matches = { byPlan: new Map(), orphans: [] };
  for (const workstream of workstreams) {
    const { id, slug } = workstream;
    const found = [claimed.get(toIdKey(id)) ?? [], named(id), named(slug)].find((items) => items.length > 0);
    if (!found) matches.orphans.push(workstream);
    for (const item of found ?? []) {
      matches.byPlan.set(item, [...(matches.byPlan.get(item) ?? []), workstream]);
    }
  }
  return matches;
}

function findCovered(
  stated: readonly (readonly string[] | null)[],
  byPlan: ReadonlyMap<PlanItem, unknown>,
): Set<string> {
  const seen = stated.includes(null) ? [...byPlan.keys()].map(({ source }) => source.repo) : [];
  return new Set([...stated.flatMap((repositories) => repositories ?? []), ...seen]);
}

function comparePair(item: PlanItem, entry: Workstream): ComparedPlan {
  const verdict = entry.status === null ? 'unread' : entry.status === item.plan.status ? 'agrees' : 'differs';
  return { verdict, item, entry, tasks: entry.tasks ? compareTasks(item, entry.tasks, entry.at) : [] };
}

function compareTasks(plan: PlanItem, tasks: readonly RegistryTask[], file: FileRef): ComparedTask[] {
  const byId = new Map(tasks.map((task) => [toIdKey(task.id), task]));
  const matched = new Set<RegistryTask>();
  const compared = plan.tasks.map((item): ComparedTask => {
    const { registryId } = item.task;
    const entry = byId.get(toIdKey(registryId ?? item.id)) ?? byId.get(toIdKey(item.id));
    if (!entry) {
      const isOver = registryId === null && !isOpenTask(item.task.status);
      return { verdict: isOver ? 'over' : 'missing', item, entry: null };
    }
    matched.add(entry);
    return { verdict: compareTask(item, entry), item, entry: { ...entry, at: placeIn(file, entry) } };
  });
  const left = tasks.filter((task) => !matched.has(task));
  return [
    ...compared,
    ...left.map((entry): ComparedTask => {
      const isOver = entry.status !== null && !isOpenTask(entry.status);
      return {
        verdict: isOver ? 'over' : 'orphan',
        item: null,
        entry: { ...entry, at: placeIn(file, entry) },
      };
    }),
  ];
}

function compareTask({ task }: TaskItem, { status, needsHuman }: RegistryTask): RegistryVerdict {
  if (status === null) return 'unread';
  const isSame = status === task.status && (needsHuman ?? task.needsHuman) === task.needsHuman;
  return isSame ? 'agrees' : 'differs';
}

function toMissing(item: PlanItem): ComparedPlan {
  const isOver = item.plan.registryId === null && closedPlanStatuses.includes(item.plan.status);
  return { verdict: isOver ? 'over' : 'missing', item, entry: null, tasks: [] };
}

function toOrphan(entry: Workstream): ComparedPlan {
  const isOver = entry.status !== null && closedPlanStatuses.includes(entry.status);
  return { verdict: isOver ? 'over' : 'orphan', item: null, entry, tasks: [] };
}

function placeIn({ repo, path }: FileRef, { line, column }: { line: number; column: number }): FilePlace {
  return { repo, path, line, column };
}
