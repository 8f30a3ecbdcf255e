// What authors place in their prose: a table of a checkpoint, what changed between two, a plan, the critical path of a day.
import type { Checkpoint } from '../model/checkpoint.ts';
import { nodeOf } from '../model/checkpoint.ts';
import { toIdKey } from '../model/ids.ts';
import { countTasks } from '../model/status.ts';
import { buildCheckpointPage } from './checkpoint-page.ts';
import type { PastItem } from './checkpoint-page.ts';
import { toChanges } from './past/changes.ts';
import type { Changes } from './past/changes.ts';
import { diffCheckpoints } from './past/diff.ts';
import { createPastLinks } from './past/links.ts';
import type { PathStrip } from './path-strip.ts';
import type { Portal } from './portal.ts';
import { joinWords, numberOf, wordOf } from './words.ts';

export type ProsePart =
  | { kind: 'items'; caption: PartCaption; items: PastItem[] }
  | { kind: 'path'; caption: PartCaption; path: PathStrip }
  | { kind: 'changes'; caption: PartCaption; before: string; after: string; changes: Changes };

/** What it is, and where that comes from. */
export interface PartCaption {
  text: string;
  href: string;
}

/** What a part is made from. */
export interface PartSource {
  portal: Portal;
  /** A checkpoint of the portal. */
  readDay(id: string): Checkpoint;
  /** The day that speaks; null for a page, which speaks of now. */
  day: Checkpoint | null;
}

type Attributes = Record<string, unknown>;
type PartMaker = (attributes: Attributes, source: PartSource) => ProsePart | string;

const makers: Record<string, PartMaker> = {
  CheckpointTable: toTable,
  CheckpointDiff: toDiff,
  PlanCard: toCard,
  CriticalPath: toPath,
};

export const partNames = Object.keys(makers);

/** The part, or what is wrong with what it was asked for. */
export function buildProsePart(name: string, attributes: Attributes, source: PartSource): ProsePart | string {
  return makers[name]?.(attributes, source) ?? `\`<${name}>\` is not known`;
}

const tables = ['gates', 'plans', 'services', 'automations', 'next'] as const;
type Table = (typeof tables)[number];

function toTable({ id, of }: Attributes, source: PartSource): ProsePart | string {
  const day = findDay(id, 'id', source);
  if (typeof day === 'string') return day;
  const table = tables.find((name) => name === of);
  if (!table) return `\`of\` is ${JSON.stringify(of)}; it can be ${tables.join(', ')}`;
  const { links } = source.portal;
  return {
    kind: 'items',
    caption: { text: `${titles[table]}, ${day.title}`, href: links.checkpoint(day.id) },
    items: buildCheckpointPage(day, source.portal)[table],
  };
}

const titles: Record<Table, string> = {
  gates: 'Open gates',
  plans: 'Plans in hand',
  services: 'Services',
  automations: 'Automations',
  next: 'What could be picked up',
};

function toDiff({ from, to }: Attributes, source: PartSource): ProsePart | string {
  const before = findDay(from, 'from', source);
  if (typeof before === 'string') return before;
  const after = findDay(to, 'to', source);
  if (typeof after === 'string') return after;
  const changes = toChanges(diffCheckpoints(before, after));
  return {
    kind: 'changes',
    caption: { text: changes.headline, href: source.portal.links.compare(before.id, after.id) },
    before: before.id,
    after: after.id,
    changes,
  };
}

function toPath({ asOf }: Attributes, source: PartSource): ProsePart | string {
  const day = findDay(asOf, 'asOf', source);
  if (typeof day === 'string') return day;
  const { path } = buildCheckpointPage(day, source.portal);
  const text = [path.title, path.note, day.title].filter(Boolean).join(', ');
  return { kind: 'path', caption: { text, href: source.portal.links.checkpoint(day.id) }, path };
}

function findDay(id: unknown, name: string, { portal, readDay, day }: PartSource): Checkpoint | string {
  if (typeof id !== 'string') return `\`${name}\` is missing: the id of a checkpoint`;
  const known = portal.checkpoints.map((head) => head.id);
  // What was frozen speaks of what was before it only, or it would change.
  const until = day === null ? known : known.slice(0, known.indexOf(day.id) + 1);
  if (until.includes(id)) return readDay(id);
  const newest = until.slice(-3);
  const hint = newest.length ? `the newest are ${joinWords(newest)}` : 'there is none';
  return `\`${name}\` is ${JSON.stringify(id)}, but there is no such checkpoint; ${hint}`;
}

/** Of a page the plan as it is now, of a note as it was that day. */
function toCard({ id }: Attributes, { portal, day }: PartSource): ProsePart | string {
  if (typeof id !== 'string') return '`id` is missing: the id of a plan';
  return (
    (day ? findPastPlan(id, day, portal) : findPlan(id, portal)) ?? `there is no plan ${JSON.stringify(id)}`
  );
}

function findPlan(id: string, { catalog, links }: Portal): ProsePart | undefined {
  const found = catalog.find(id).find((item) => item.kind === 'plan');
  if (!found) return undefined;
  const open = found.tasks.filter(({ task }) => task.status !== 'done' && task.status !== 'cancel').length;
  const href = links.plan(found.slug);
  const { title, status } = found.plan;
  return {
    kind: 'items',
    caption: { text: '', href },
    items: [{ id: found.id, title, href, status, statusWord: wordOf(status), note: sayOpen(open) }],
  };
}

function findPastPlan(id: string, day: Checkpoint, { links }: Portal): ProsePart | undefined {
  const plan = day.plans.find((each) => toIdKey(each.id) === toIdKey(id));
  if (!plan) return undefined;
  const item: PastItem = {
    id: plan.id,
    title: plan.title,
    href: createPastLinks(day)(nodeOf(plan)),
    status: plan.status ?? 'reported',
    statusWord: wordOf(plan.status),
    note: sayOpen(countTasks(plan.counts, 'open')),
  };
  return { kind: 'items', caption: { text: '', href: links.checkpoint(day.id) }, items: [item] };
}

function sayOpen(count: number): string {
  return numberOf(count, 'open task');
}
