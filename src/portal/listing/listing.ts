// The list of plans under a query: filtered, sorted, grouped. Pure, and the same in the build and the browser.
import { compareNatural } from '../../model/ids.ts';
import type { WorkplanItem } from '../../model/published.ts';
import { planStatuses, priorities } from '../../model/status.ts';
import { facets } from './query.ts';
import type { Facet, Grouping, ListQuery, Sorting } from './query.ts';

export interface PlanGroup {
  /** The value that its plans share; empty where they have none. */
  value: string;
  title: string;
  plans: WorkplanItem[];
}

export interface FacetValue {
  value: string;
  count: number;
}

/** Groups in their order, each sorted. */
export function listPlans(plans: readonly WorkplanItem[], query: ListQuery): PlanGroup[] {
  const compare = orders[query.sort];
  const found = plans
    .filter((plan) => matches(plan, query))
    .sort((a, b) => compare(a, b) || byId(a, b) || byUrl(a, b));
  if (query.group === 'none') return found.length ? [{ value: '', title: 'All plans', plans: found }] : [];
  const { group } = query;
  return [...Map.groupBy(found, (plan) => facetOf(plan, group))]
    .map(([value, members]) => ({ value, title: titleOf(group, value), plans: members }))
    .sort((a, b) => compareGroups(group, a.value, b.value));
}

/** Each facet's values with how many plans have them, in the order in which a reader picks. */
export function listFacets(plans: readonly WorkplanItem[]): Record<Facet, FacetValue[]> {
  const result: Record<Facet, FacetValue[]> = { status: [], repo: [], owner: [], domain: [], priority: [] };
  for (const facet of facets) {
    const counted = Map.groupBy(plans, (plan) => facetOf(plan, facet));
    result[facet] = [...counted]
      .filter(([value]) => value !== '')
      .map(([value, members]) => ({ value, count: members.length }))
      .sort((a, b) => compareGroups(facet, a.value, b.value));
  }
  return result;
}

function matches(plan: WorkplanItem, query: ListQuery): boolean {
  for (const facet of facets) {
    const chosen = query.chosen[facet];
    if (chosen.length && !chosen.includes(facetOf(plan, facet))) return false;
  }
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return true;
  const text = [plan.id, plan.title, plan.owner, plan.repo].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function facetOf(plan: WorkplanItem, facet: Facet): string {
  if (facet === 'status' && plan.reported && plan.status === null) return 'reported';
  return plan[facet] ?? '';
}

function compareGroups(group: Grouping | Facet, a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  const order: readonly string[] = group === 'status' ? planStatuses : group === 'priority' ? priorities : [];
  return rank(order, a) - rank(order, b) || compareNatural(a, b);
}

function rank(order: readonly string[], value: string): number {
  const position = order.indexOf(value);
  return position < 0 ? order.length : position;
}

const unstated: Record<Grouping, string> = {
  status: 'No status',
  repo: 'No repository',
  owner: 'No owner',
  domain: 'No domain',
  none: 'All plans',
};

function titleOf(group: Grouping, value: string): string {
  if (value === '') return unstated[group];
  return group === 'status' ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}

type Compare = (a: WorkplanItem, b: WorkplanItem) => number;

const byId: Compare = (a, b) => compareNatural(a.id, b.id);

/** Two files may claim one id; their addresses differ. */
const byUrl: Compare = (a, b) => compareNatural(a.url, b.url);

function countOpen({ counts }: WorkplanItem): number {
  return counts.todo + counts.progress + counts.wait;
}

const orders: Record<Sorting, Compare> = {
  // The order in which the team means to work: priority (unstated is medium), then the stated order.
  plan: (a, b) =>
    rank(priorities, a.priority ?? 'medium') - rank(priorities, b.priority ?? 'medium') ||
    (a.order ?? Number.MAX_VALUE) - (b.order ?? Number.MAX_VALUE),
  updated: (a, b) => compareNatural(b.updated ?? '', a.updated ?? ''),
  open: (a, b) => countOpen(b) - countOpen(a),
  id: byId,
  title: (a, b) => compareNatural(a.title, b.title),
};
