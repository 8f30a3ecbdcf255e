// References: mentions that name something. They never block anything; they are listed in both directions.
import { toIdKey } from '../model/ids.ts';
import type { FilePlace, FileRef } from '../model/place.ts';
import type { Dependency, Mention } from '../model/workplan.ts';
import { resolveMention } from './catalog.ts';
import type { Catalog, Item, PlanItem, TaskItem } from './catalog.ts';

export interface Reference {
  from: PlanItem | TaskItem;
  to: Item;
  at: FilePlace;
}

export interface UnknownReference {
  from: PlanItem | TaskItem;
  /** The id that does not exist. */
  name: string;
  at: FilePlace;
}

export interface References {
  all: Reference[];
  unknown: UnknownReference[];
  from(item: Item): Reference[];
  to(item: Item): Reference[];
}

/** Each target is listed once per plan or task that mentions it, at its first mention. */
export function buildReferences(catalog: Catalog): References {
  const all: Reference[] = [];
  const unknown: UnknownReference[] = [];
  for (const plan of catalog.plans) {
    for (const from of [plan, ...plan.tasks]) collect(catalog, from, { all, unknown });
  }
  const outgoing = Map.groupBy(all, (reference) => reference.from);
  const incoming = Map.groupBy(all, (reference) => reference.to);
  return {
    all,
    unknown,
    from: (item) => (item.kind === 'plan' || item.kind === 'task' ? (outgoing.get(item) ?? []) : []),
    to: (item) => incoming.get(item) ?? [],
  };
}

function collect(
  catalog: Catalog,
  from: PlanItem | TaskItem,
  found: { all: Reference[]; unknown: UnknownReference[] },
): void {
  const source = from.kind === 'plan' ? from.source : from.plan.source;
  const stated = from.kind === 'plan' ? from.plan : from.task;
  const excluded = new Set<Item>([from, ...stated.dependencies.flatMap((d) => findDependency(catalog, d))]);
  const excludedNames = new Set(stated.dependencies.map((d) => toIdKey(d.target)));
  const seen = new Set<Item | string>();
  for (const mention of stated.mentions) {
    const { items, name } = resolveMention(catalog, mention);
    for (const to of items) {
      if (excluded.has(to) || seen.has(to)) continue;
      seen.add(to);
      found.all.push({ from, to, at: placeOf(source, mention) });
    }
    if (items.length || mention.form !== 'id') continue;
    const key = toIdKey(name);
    if (excludedNames.has(key) || seen.has(key)) continue;
    seen.add(key);
    found.unknown.push({ from, name, at: placeOf(source, mention) });
  }
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
