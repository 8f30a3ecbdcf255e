// The list of plans, page by page. All plans stand in static pages of a fixed number of rows, so that the
// list is quick at any size; the browser filters over the published document instead.
import { toWorkplanItems } from './documents.ts';
import { listFacets, listPlans } from './listing/listing.ts';
import type { FacetValue } from './listing/listing.ts';
import { emptyQuery } from './listing/query.ts';
import { toPlanRow } from './listing/plan-row.ts';
import type { PlanRow } from './listing/plan-row.ts';
import type { Facet } from './listing/query.ts';
import { emptyCounts } from '../model/status.ts';
import { listPageNumbers } from './page-numbers.ts';
import type { PageNumber } from './page-numbers.ts';
import type { Portal } from './portal.ts';
import { toTaskProgress } from './task-progress.ts';
import { numberOf } from './words.ts';

/** Rows on one page. */
export const rowsPerPage = 200;

export interface PlanListPage {
  page: number;
  pages: PageNumber[];
  total: number;
  groups: { title: string; note: string; rows: PlanRow[] }[];
  facets: Record<Facet, FacetValue[]>;
  /** Where the browser finds all plans. */
  documentHref: string;
  today: string;
  rowsPerPage: number;
  countText: string;
  /** A row of nothing: the browser copies its markup. */
  blankRow: PlanRow;
}

const blankRow: PlanRow = {
  id: '',
  title: '',
  href: '',
  status: null,
  statusWord: '',
  notes: [],
  updated: null,
  updatedText: '',
  progress: toTaskProgress(emptyCounts()),
};

export function buildPlanListPages(portal: Portal): PlanListPage[] {
  const plans = toWorkplanItems(portal);
  const groups = listPlans(plans, emptyQuery());
  const rows = groups.flatMap((group) => group.plans.map((plan) => ({ group, plan })));
  const count = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const facets = listFacets(plans);
  return Array.from({ length: count }, (_, index) => {
    const first = index * rowsPerPage;
    const onPage = Map.groupBy(rows.slice(first, first + rowsPerPage), ({ group }) => group);
    const page = index + 1;
    return {
      page,
      pages: listPageNumbers(count, page, portal.links.plansPage),
      total: plans.length,
      groups: [...onPage].map(([group, found]) => ({
        title: group.title,
        note: `${group.plans.length}${group.plans[0] === found[0]?.plan ? '' : ', continued'}`,
        rows: found.map(({ plan }) => toPlanRow(plan, portal.today)),
      })),
      facets,
      documentHref: portal.links.document('workplans'),
      today: portal.today,
      rowsPerPage,
      countText: numberOf(plans.length, 'plan'),
      blankRow,
    };
  });
}
