// References: mentions that name something. They never block anything; they are listed in both directions.
import { toIdKey } from '../model/ids.ts';
import type { FilePlace, FileRef } from '../model/place.ts';
import type { Dependency, Mention } from '../model/workplan.ts';
import { resolveMention } from './catalog.ts';
import type { Catalog, Item, PlanItem, TaskItem } from './catalog.ts';

export interface UnknownReference {
  from: PlanItem | TaskItem;
  /** The id that does not exist. */
  name: string;
  at: FilePlace;
}

export interface References {
  unknown: UnknownReference[];
  /** What an item mentions, and what mentions it: each once. */
  from(item: Item): readonly Item[];
  to(item: Item): readonly (PlanItem | TaskItem)[];
}

/** Each target is listed once per plan or task that mentions it, in the order of their first mentions. */
export function buildReferences(catalog: Catalog): References {
  const outgoing = new Map<Item, Item[]>();
  const incoming = new Map<Item, (PlanItem | TaskItem)[]>();
  const unknown: UnknownReference[] = [];
  for (const plan of catalog.plans) {
    for (const from of [plan, ...plan.tasks]) {
      const targets = collect(catalog, from, unknown);
      if (targets.length > 0) outgoing.set(from, targets);
      for (const to of targets) {
        const sources = incoming.get(to);
        if (sources) sources.push(from);
        else incoming.set(to, [from]);
      }
    }
  }
  return {
    unknown,
    from: (item) => outgoing.get(item) ?? [],
    to: (item) => incoming.get(item) ?? [],
  };
}

function collect(catalog: Catalog, from: PlanItem | TaskItem, unknown: UnknownReference[]): Item[] {
  const source = from.kind === 'plan' ? from.source : from.plan.source;
  const stated = from.kind === 'plan' ? from.plan : from.task;
  const excluded = new Set<Item>([from, ...stated.dependencies.flatMap((d) => findDependency(catalog, d))]);
  const excludedNames = new Set(stated.dependencies.map((d) => toIdKey(d.target)));
  const targets = new Set<Item>();
  for (const mention of stated.mentions) {
    const { items, name } = resolveMention(catalog, mention);
    for (const to of items) if (!excluded.has(to)) targets.add(to);
    if (items.length || mention.form !== 'id') continue;
    const key = toIdKey(name);
    if (excludedNames.has(key)) continue;
    excludedNames.add(key);
    unknown.push({ from, name, at: placeOf(source, mention) });
  }
  return [...targets];
}

function placeOf({ repo, path }: FileRef, { line, column }: Mention): FilePlace {
  return { repo, path, line, column };
}

/** What a dependency names: ids and aliases alike. */
export function findDependency(catalog: Catalog, dependency: Dependency): Item[] {
  const exact = catalog.find(dependency.target);
  if (exact.length || dependency.from !== 'prose') return exact;
  const mention: Mention = { ...dependency, form: 'id' };
  return resolveMention(catalog, mention).items;
}
