// Who owns what. An owner is a name that a plan, a task or a gate states; names are compared without case. A task
// without an owner is its plan's owner's, as everywhere.
import type { Catalog, GateItem, PlanItem, TaskItem } from './catalog.ts';
import { compareNatural, toIdKey } from '../model/ids.ts';

export interface Owner {
  /** As it was written first. */
  name: string;
  /** Its part of an address. */
  slug: string;
  gates: GateItem[];
  tasks: TaskItem[];
  plans: PlanItem[];
}

export interface Owners {
  /** In natural order of their names. */
  all: Owner[];
  find(name: string): Owner | undefined;
}

export function ownerOf(item: PlanItem | TaskItem | GateItem): string | null {
  if (item.kind === 'gate') return item.gate.owner;
  return item.kind === 'plan' ? item.plan.owner : (item.task.owner ?? item.plan.plan.owner);
}

export function buildOwners({ plans, tasks, gates }: Catalog): Owners {
  const byKey = new Map<string, Owner>();
  const slugs = new Set<string>();
  const ownerFor = (name: string): Owner => {
    const known = byKey.get(toIdKey(name));
    if (known) return known;
    const owner: Owner = { name, slug: toSlug(name, slugs), gates: [], tasks: [], plans: [] };
    byKey.set(toIdKey(name), owner);
    return owner;
  };
  const assign = <T extends PlanItem | TaskItem | GateItem>(
    items: readonly T[],
    pick: (owner: Owner) => T[],
  ) => {
    for (const item of items) {
      const name = ownerOf(item);
      if (name !== null) pick(ownerFor(name)).push(item);
    }
  };
  assign(plans, (owner) => owner.plans);
  assign(tasks, (owner) => owner.tasks);
  assign(gates, (owner) => owner.gates);
  const all = [...byKey.values()].sort((a, b) => compareNatural(a.name, b.name));
  return { all, find: (name) => byKey.get(toIdKey(name)) };
}

/** Letters, digits, dots, hyphens and underscores of any script; numbered where two names come to the same. */
function toSlug(name: string, taken: Set<string>): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const base = words.replace(/^[-.]+|[-.]+$/g, '').slice(0, 80) || 'owner';
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  taken.add(slug);
  return slug;
}
