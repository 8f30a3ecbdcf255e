// What a plan's page says that does not stand in the plan's own file: where ids lead, what others say of it,
// what the rules found. The page is a pure function of the file and of this, so both together tell whether it
// must be made again.
import { resolveMention } from '../graph/catalog.ts';
import type { Item, PlanItem, TaskItem } from '../graph/catalog.ts';
import { toDay } from '../model/dates.ts';
import { toDigest } from '../model/digest.ts';
import { toIdKey } from '../model/ids.ts';
import type { FileRef } from '../model/place.ts';
import { countByStatus } from '../model/status.ts';
import type { ReadinessState, Verdict } from '../model/status.ts';
import { sayDead } from '../rules/dead-reasons.ts';
import { toFindingView } from './finding-view.ts';
import type { FindingView } from './finding-view.ts';
import { hrefOfItem, toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import { toLanes } from './lanes.ts';
import type { LaneView } from './lanes.ts';
import { toOwnerLink } from './owner-link.ts';
import { sayPathOf } from './path-words.ts';
import { buildPlanPast } from './plan-past.ts';
import type { PlanPast } from './plan-past.ts';
import type { Portal } from './portal.ts';
import { sayReasons } from './readiness-words.ts';
import { toTaskProgress } from './task-progress.ts';
import { readinessWords, wordOf } from './words.ts';

export interface DependencyView<Link = ItemLink> {
  /** As written. */
  target: string;
  /** One, none, or several that claim the id. */
  items: Link[];
  verdict: Verdict;
  /** Why it can never be met; null where it can. */
  dead: string | null;
}

/** What can be done about a task now, and where it stands on the way to the goal. */
export interface ReadinessView {
  state: ReadinessState;
  word: string;
  reasons: string[];
  isCritical: boolean;
  path: string;
}

export interface ReferenceView<Link = ItemLink> {
  /** Position among the plan's tasks of the one that mentions, or is mentioned; null for the plan itself. */
  task: number | null;
  item: Link;
}

export interface ReportView {
  item: ItemLink;
  state: string;
  /** How that plan stands now; null where it has no file. */
  now: string | null;
  differs: boolean;
}

/** Where a name leads, by its key. In lists: an object with names for keys is slow to make, and stays in memory. */
export type NamedHref = [key: string, href: string];

/** Plain data: its JSON, with something shorter for each link, is the plan's part of the page's cache key. */
export interface PlanSurroundings<Link = ItemLink> {
  /** Where the file lies. */
  source: FileRef;
  slug: string;
  href: string;
  /** Year of the content's day: days of other years are shown with theirs. */
  year: string;
  commit: string | null;
  /** UTC day of the newest commit that changed the file; null where nobody knows. */
  changed: string | null;
  /** Where the registry is compared with the files; null where none is exported. */
  registryHref: string | null;
  /** Address of the file with `{line}` for the line; null where there is none. */
  sourceForm: string | null;
  /** Other files that claim this id. */
  twins: (ItemLink & { place: string })[];
  findings: FindingView[];
  /** First of the plan, then of each of its tasks. */
  needs: DependencyView<Link>[][];
  neededBy: Link[][];
  /** Gates that hold the plan, then each of its tasks. */
  gates: Link[][];
  /** Pages of the owners that the plan names. */
  owners: NamedHref[];
  /** Of each of its tasks. */
  readiness: ReadinessView[];
  refersTo: ReferenceView<Link>[];
  referredBy: ReferenceView<Link>[];
  lanes: LaneView[];
  reports: ReportView[];
  reportedBy: { item: ItemLink; state: string; date: string | null }[];
  /** Null where no checkpoint knows it. */
  past: PlanPast | null;
  /** Where each id that the text mentions leads; its own tasks left out. */
  mentions: NamedHref[];
  /** Where aliases lead that stand as whole code spans. */
  aliases: NamedHref[];
}

/** What stands where a page leads to an item. */
interface Pointing<Link> {
  portal: Portal;
  toLink: (item: Item) => Link;
  toHref: (item: Item) => string;
}

export function buildSurroundings(plan: PlanItem, portal: Portal): PlanSurroundings {
  const { links } = portal;
  return build(plan, {
    portal,
    toLink: (item) => toItemLink(item, links),
    toHref: (item) => hrefOfItem(item, links),
  });
}

/**
 * Answers what names all that surrounds a plan: two plans, or two states of one, with the same name have the same
 * surroundings. Thousands of plans lead to the same items, so that each of these stands in it as a digest of its link.
 */
export function createSurroundingsNames(portal: Portal): (plan: PlanItem) => string {
  const digests = new Map<Item, string>();
  const digestOf = (item: Item): string => {
    let digest = digests.get(item);
    if (digest === undefined) {
      digest = toDigest(JSON.stringify(toItemLink(item, portal.links))).slice(0, digestLength);
      digests.set(item, digest);
    }
    return digest;
  };
  const pointing = { portal, toLink: digestOf, toHref: digestOf };
  return (plan) => JSON.stringify(build(plan, pointing));
}

/** 96 bits. */
const digestLength = 24;

function build<Link>(plan: PlanItem, pointing: Pointing<Link>): PlanSurroundings<Link> {
  const { portal } = pointing;
  const { links, references } = portal;
  const items = [plan, ...plan.tasks];
  return {
    source: plan.source,
    slug: plan.slug,
    href: links.plan(plan.slug),
    year: portal.today.slice(0, 4),
    commit: portal.commitOf(plan.source.repo),
    changed: toDayOrNull(portal.changedAt(plan.source)),
    registryHref: portal.registry.exports > 0 ? links.registry : null,
    sourceForm: portal.sourceForm(plan.source) ?? null,
    twins: toTwins(plan, portal),
    findings: portal.findingsIn(plan.source).map((finding) => toFindingView(finding, portal)),
    needs: items.map((item) => toNeeds(item, pointing)),
    neededBy: items.map((item) => toDependants(item, pointing)),
    gates: items.map((item) => toGates(item, pointing)),
    owners: toOwners(plan, portal),
    readiness: plan.tasks.map((task) => toReadinessView(task, portal)),
    refersTo: collectReferences(plan, references.from, pointing),
    referredBy: collectReferences(plan, references.to, pointing),
    lanes: toLanes(plan, portal),
    reports: toReports(plan, portal),
    reportedBy: (portal.catalog.reportsOn.get(plan.slug) ?? []).map(({ by, report }) => ({
      item: toItemLink(by, links),
      state: report.state,
      date: report.date,
    })),
    past: buildPlanPast(plan, portal),
    ...toMentions(plan, pointing),
  };
}

function toTwins(plan: PlanItem, portal: Portal): PlanSurroundings['twins'] {
  return portal.catalog
    .find(plan.id)
    .filter((other): other is PlanItem => other.kind === 'plan' && other !== plan)
    .map((other) => ({
      ...toItemLink(other, portal.links),
      place: `${other.source.repo}/${other.source.path}`,
    }));
}

function toNeeds<Link>(
  item: PlanItem | TaskItem,
  { portal, toLink }: Pointing<Link>,
): DependencyView<Link>[] {
  return portal.dependencies.of(item).map((dependency) => ({
    target: dependency.stated.target,
    items: dependency.targets.map(toLink),
    verdict: dependency.verdict,
    dead: sayDead(dependency) ?? null,
  }));
}

function toReadinessView(task: TaskItem, { judgement }: Portal): ReadinessView {
  const readiness = judgement.readinessOf(task);
  return {
    state: readiness.state,
    word: readinessWords[readiness.state],
    reasons: sayReasons(readiness),
    isCritical: judgement.isCritical(task),
    path: sayPathOf(task, judgement),
  };
}

function toGates<Link>(item: PlanItem | TaskItem, { portal, toLink }: Pointing<Link>): Link[] {
  return portal.judgement.holds.on(item).map(({ gate }) => toLink(gate));
}

function toOwners(plan: PlanItem, portal: Portal): NamedHref[] {
  const names = new Set([plan.plan.owner, ...plan.plan.tasks.map(({ owner }) => owner)]);
  return [...names].flatMap((name): NamedHref[] => {
    const link = toOwnerLink(name, portal);
    return name !== null && link ? [[toIdKey(name), link.href]] : [];
  });
}

function toDependants<Link>(item: PlanItem | TaskItem, { portal, toLink }: Pointing<Link>): Link[] {
  const dependants = new Set(portal.dependencies.on(item).map(({ dependant }) => dependant));
  return [...dependants].map(toLink);
}

/** References of the plan and of its tasks; each other item once, those inside the plan left out. */
function collectReferences<Link>(
  plan: PlanItem,
  read: (item: Item) => readonly Item[],
  { toLink }: Pointing<Link>,
): ReferenceView<Link>[] {
  const found = new Map<Item, number | null>();
  for (const [position, item] of [plan, ...plan.tasks].entries()) {
    for (const other of read(item)) {
      const isInside = other === plan || (other.kind === 'task' && other.plan === plan);
      if (!isInside && !found.has(other)) found.set(other, position === 0 ? null : position - 1);
    }
  }
  return [...found].map(([other, task]) => ({ task, item: toLink(other) }));
}

function toReports(plan: PlanItem, portal: Portal): ReportView[] {
  const differing = new Set(
    portal
      .findingsIn(plan.source)
      .flatMap(({ rule, at }) => (rule === 'reported-counts-differ' ? [at.line] : [])),
  );
  return plan.plan.reports.flatMap((report) =>
    portal.catalog.find(report.target).map((target) => ({
      item: toItemLink(target, portal.links),
      state: report.state,
      now: target.kind === 'plan' ? sayState(target) : null,
      differs: differing.has(report.line),
    })),
  );
}

function sayState({ plan }: PlanItem): string {
  return `${wordOf(plan.status)}, ${toTaskProgress(countByStatus(plan.tasks)).text}`;
}

/** Of several claimants the first counts: its page names the others. */
function toMentions<Link>(
  plan: PlanItem,
  { portal, toHref }: Pointing<Link>,
): Pick<PlanSurroundings, 'mentions' | 'aliases'> {
  const mentions = new Map<string, string>();
  const aliases = new Map<string, string>();
  const add = (links: Map<string, string>, name: string, item: Item): void => {
    const isOwnTask = item.kind === 'task' && item.plan === plan;
    const key = toIdKey(name);
    if (!isOwnTask && !links.has(key)) links.set(key, toHref(item));
  };
  for (const gate of portal.catalog.gates) if (gate.plan === plan) add(mentions, gate.id, gate);
  for (const item of [plan, ...plan.tasks]) {
    for (const to of portal.references.from(item)) add(mentions, to.id, to);
    for (const { targets } of portal.dependencies.of(item)) {
      for (const target of targets) add(mentions, target.id, target);
    }
    for (const mention of (item.kind === 'plan' ? item.plan : item.task).mentions) {
      const { items, name } = resolveMention(portal.catalog, mention);
      const [first] = items;
      if (!first) continue;
      const isAlias = mention.form === 'code' && toIdKey(first.id) !== toIdKey(name);
      add(isAlias ? aliases : mentions, name, first);
    }
  }
  return { mentions: [...mentions], aliases: [...aliases] };
}

function toDayOrNull(moment: string | null): string | null {
  return moment === null ? null : toDay(moment);
}
