// Everything that has an id, and what a written id means. Ids and aliases are compared without case.
// An id that two files claim is ambiguous: it is never resolved to one of them.
import { compareNatural, toIdKey } from '../model/ids.ts';
import type { Gate, GateFile } from '../model/gate.ts';
import { compareFiles, comparePlaces } from '../model/place.ts';
import type { FilePlace, FileRef } from '../model/place.ts';
import type { Mention, Report, Task, Workplan, WorkplanFile } from '../model/workplan.ts';

export interface PlanItem {
  kind: 'plan';
  id: string;
  plan: Workplan;
  source: FileRef;
  digest: string;
  /** The plan's part of its address: its id, from the second claimant on `id@repo`. */
  slug: string;
  tasks: TaskItem[];
  node: NodeName;
}

export interface TaskItem {
  kind: 'task';
  id: string;
  task: Task;
  plan: PlanItem;
  /** Its anchor on the plan's page: its id, from the second claimant in one file on `id-2`. */
  anchor: string;
  node: NodeName;
}

export interface GateItem {
  kind: 'gate';
  id: string;
  gate: Gate;
  source: FileRef;
  /** The plan whose file states it; null for a file of its own. */
  plan: PlanItem | null;
  node: NodeName;
}

/** A plan without a file of its own, known from what others report of it. */
export interface ReportedItem {
  kind: 'reported';
  id: string;
  reports: ReportedBy[];
  node: NodeName;
}

/** Its name in the graph: its id; for later claimants of one id `id@repo`, numbered where that is not enough. */
export type NodeName = string;

export interface ReportedBy {
  by: PlanItem;
  report: Report;
}

export type Item = PlanItem | TaskItem | GateItem | ReportedItem;

export interface Catalog {
  /** In natural order of their ids, then by repository and path. */
  plans: PlanItem[];
  /** Plan by plan, each in the order of its file. */
  tasks: TaskItem[];
  /** In natural order of their ids, then by file. */
  gates: GateItem[];
  reported: ReportedItem[];
  /** Reports on plans that have a file, by the plan's slug. */
  reportsOn: Map<string, ReportedBy[]>;
  /** The plan whose address has this part. */
  planAt(slug: string): PlanItem | undefined;
  /** Every claimant of an id or alias. */
  find(name: string): Item[];
}

/** Quarantined files have no place in it. */
export function buildCatalog(files: readonly WorkplanFile[], gateFiles: readonly GateFile[] = []): Catalog {
  const plans = buildPlans(files);
  const tasks = plans.flatMap((plan) => plan.tasks);
  const gates = buildGates(plans, gateFiles);
  const byName = new Map<string, Item[]>();
  const add = (name: string, item: Item): void => {
    const claimants = byName.get(toIdKey(name));
    if (!claimants) byName.set(toIdKey(name), [item]);
    else if (!claimants.includes(item)) claimants.push(item);
  };
  for (const item of plans) add(item.id, item);
  for (const item of tasks) add(item.id, item);
  for (const item of gates) add(item.id, item);
  for (const item of plans) for (const alias of item.plan.aliases) add(alias, item);
  const { reported, reportsOn } = collectReports(plans, byName);
  for (const item of reported) add(item.id, item);
  nameNodes([...plans, ...tasks, ...gates, ...reported]);
  const bySlug = new Map(plans.map((plan) => [plan.slug, plan]));
  return {
    plans,
    tasks,
    gates,
    reported,
    reportsOn,
    planAt: (slug) => bySlug.get(slug),
    find: (name) => byName.get(toIdKey(name)) ?? [],
  };
}

function buildPlans(files: readonly WorkplanFile[]): PlanItem[] {
  const claimed = new Set<string>();
  const sorted = files.toSorted(compareFiles);
  const plans = sorted.flatMap(({ plan, repo, path, digest }): PlanItem[] => {
    if (!plan) return [];
    // A folder may be called anything; an address keeps to the characters of ids.
    const slug = toUnique(claimed, plan.id, `${plan.id}@${repo.replace(/[^A-Za-z0-9._-]/g, '-')}`);
    const item: PlanItem = {
      kind: 'plan',
      id: plan.id,
      plan,
      source: { repo, path },
      digest,
      slug,
      tasks: [],
      node: slug,
    };
    item.tasks = buildTasks(item);
    return [item];
  });
  // The sort is stable: claimants of one id stay in the order of their files.
  return plans.sort((a, b) => compareNatural(toIdKey(a.id), toIdKey(b.id)));
}

function buildTasks(plan: PlanItem): TaskItem[] {
  const claimed = new Set<string>();
  return plan.plan.tasks.map((task) => {
    const anchor = toUnique(claimed, task.id, task.id);
    return { kind: 'task', id: task.id, task, plan, anchor, node: task.id };
  });
}

function buildGates(plans: readonly PlanItem[], files: readonly GateFile[]): GateItem[] {
  const toItems = (gates: readonly Gate[], source: FileRef, plan: PlanItem | null): GateItem[] =>
    gates.map((gate) => ({ kind: 'gate', id: gate.id, gate, source, plan, node: gate.id }));
  return [
    ...files.flatMap(({ repo, path, gates }) => toItems(gates, { repo, path }, null)),
    ...plans.flatMap((plan) => toItems(plan.plan.gates, plan.source, plan)),
  ].sort((a, b) => compareNatural(toIdKey(a.id), toIdKey(b.id)) || comparePlaces(placeOf(a), placeOf(b)));
}

function placeOf({ gate, source }: GateItem): FilePlace {
  return { ...source, line: gate.line, column: gate.column };
}

/** One id may be claimed by several items, and by items of two kinds; the graph must tell them apart. */
function nameNodes(items: readonly Item[]): void {
  const claimed = new Set<string>();
  for (const item of items) {
    const name = item.kind === 'plan' ? item.slug : item.id;
    item.node = toUnique(claimed, name, `${name}@${repoOf(item)}`);
  }
}

function repoOf(item: Item): string {
  if (item.kind === 'reported') return 'reported';
  const { repo } = item.kind === 'task' ? item.plan.source : item.source;
  // A folder may be called anything; an address keeps to the characters of ids.
  return repo.replace(/[^A-Za-z0-9._-]/g, '-') || 'gates';
}

/** What was said last of a plan without a file; of reports of one day the first. */
export function latestReport({ reports }: ReportedItem): ReportedBy | undefined {
  return reports.toSorted((a, b) => compareNatural(b.report.date ?? '', a.report.date ?? ''))[0];
}

/** The name itself for its first claimant; for the next ones `later`, numbered until it is free. */
function toUnique(claimed: Set<string>, name: string, later: string): string {
  for (let claim = 1; ; claim += 1) {
    const number = later === name ? claim : claim - 1;
    const unique = claim === 1 ? name : number === 1 ? later : `${later}-${number}`;
    if (claimed.has(toIdKey(unique))) continue;
    claimed.add(toIdKey(unique));
    return unique;
  }
}

function collectReports(
  plans: PlanItem[],
  byName: ReadonlyMap<string, Item[]>,
): Pick<Catalog, 'reported' | 'reportsOn'> {
  const reported = new Map<string, ReportedItem>();
  const reportsOn = new Map<string, ReportedBy[]>();
  for (const by of plans) {
    for (const report of by.plan.reports) {
      const claimants = byName.get(toIdKey(report.target)) ?? [];
      for (const item of claimants) {
        if (item.kind === 'plan')
          reportsOn.set(item.slug, [...(reportsOn.get(item.slug) ?? []), { by, report }]);
      }
      if (claimants.length) continue;
      const known = reported.get(toIdKey(report.target));
      if (known) known.reports.push({ by, report });
      else {
        const item: ReportedItem = {
          kind: 'reported',
          id: report.target,
          reports: [{ by, report }],
          node: report.target,
        };
        reported.set(toIdKey(report.target), item);
      }
    }
  }
  const items = [...reported.values()].sort((a, b) => compareNatural(a.id, b.id));
  return { reported: items, reportsOn };
}

/** What a mention means, and the part of the written id that names it (`CUST-WP-0049` in `CUST-WP-0049-based`). */
export function resolveMention(catalog: Catalog, mention: Mention): { items: Item[]; name: string } {
  const exact = catalog.find(mention.target);
  if (mention.form === 'code') return { items: exact, name: mention.target };
  const key = toIdKey(mention.target);
  const named = exact.filter((item) => toIdKey(item.id) === key);
  if (named.length || mention.form === 'word') return { items: named, name: mention.target };
  if (exact.length) return { items: exact, name: mention.target };
  return resolveShortened(catalog, mention.target);
}

function resolveShortened(catalog: Catalog, target: string): { items: Item[]; name: string } {
  let name = target;
  for (;;) {
    const shorter = name.replace(/[-._][A-Za-z0-9]+$/, '');
    // The number is the last part that an id can lose: before it there is no id left.
    if (shorter === name || /-wp$/i.test(shorter)) return { items: [], name };
    if (/-t\d+$/i.test(name)) return { items: [], name };
    name = shorter;
    const items = catalog.find(name);
    if (items.length) return { items, name };
  }
}
