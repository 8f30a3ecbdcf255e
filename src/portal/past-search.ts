// What can be found of the past: one record per thing for as long as it said the same. Only the id, the title and the state
// are searched, which keeps years of history small.
import { compareNatural } from '../model/ids.ts';
import type { Links } from './links.ts';
import type { Period } from './past/periods.ts';
import type { PastKind, PastState, Span } from './past/spans.ts';
import { toIds } from './search-ids.ts';
import type { SearchFilters, SearchRecord } from './search-record.ts';

/** In the order of their ids: what was said of one thing stands together in the index, so it is loaded together. */
export function buildPastRecords({ ids, spans }: Period, links: Links): SearchRecord[] {
  return spans
    .toSorted(
      (a, b) =>
        compareNatural(a.state.id, b.state.id) ||
        compareNatural(a.state.node, b.state.node) ||
        a.first - b.first,
    )
    .map((span) => toRecord(span, ids, links));
}

/** Sections of a checkpoint's page. */
const anchors: Record<PastKind, string> = {
  plan: 'plans',
  task: 'plans',
  gate: 'gates',
  service: 'services',
  automation: 'automations',
};

function toRecord({ state, first, last }: Span, days: readonly string[], links: Links): SearchRecord {
  const { kind, node, id, title, plan } = state;
  const [from = '', to = ''] = [days[first], days[last]];
  return {
    names: kind,
    id,
    ids: toIds(id),
    within: plan ? toIds(plan.id) : [],
    title,
    // When it began to be so stands in the address, which is not searched: as a field it would be words to be found. And
    // an address may stand in the index only once.
    url: `${links.checkpoint(to)}?${new URLSearchParams({ since: from, of: `${kind} ${node}` })}#${anchors[kind]}`,
    context: plan?.title ?? [kind, state.repo ?? state.owner ?? ''].filter(Boolean).join(' · '),
    filters: toFilters(state),
    months: [...new Set(days.slice(first, last + 1).map((day) => day.slice(0, 7)))],
    text: '',
    body: null,
    group: '',
  };
}

function toFilters({ kind, status, look, readiness, repo, owner }: PastState): SearchFilters {
  return {
    kind,
    ...(status === null ? {} : { status }),
    ...(readiness === null ? {} : { readiness }),
    ...(repo === null ? {} : { repository: repo }),
    ...(owner === null ? {} : { owner }),
    ...(look === null ? {} : { look }),
  };
}
