// The pages of the graph: the critical path, the plans, and the table of all edges, finished before markup begins.
import { buildDocument } from './documents.ts';
import { anchorOfEdge, edgesPerPage } from './graph-view/edge-place.ts';
import type { EdgeAddresses } from './graph-view/edge-place.ts';
import { buildGraphIndex } from './graph-view/graph-index.ts';
import type { GraphIndex } from './graph-view/graph-index.ts';
import { defaultQuery } from './graph-view/query.ts';
import type { GraphView } from './graph-view/query.ts';
import { selectGraph, selectNeighbourhood } from './graph-view/select.ts';
import type { Neighbourhood } from './graph-view/select.ts';
import { toLaneStrip } from './lanes.ts';
import type { LaneStripView } from './lanes.ts';
import type { Links } from './links.ts';
import { listPageNumbers } from './page-numbers.ts';
import type { PageNumber } from './page-numbers.ts';
import type { Portal } from './portal.ts';
import { countOf, formatDays, joinWords, numberOf, toSentence } from './words.ts';
import type { GraphDocument, GraphEdge } from '../model/graph-document.ts';

/** A picture with what a reader must know about it. */
export interface GraphPicture extends Neighbourhood {
  /** The page's own view, which the browser starts from; null for a picture that stands by itself. */
  view: GraphView | null;
  addresses: EdgeAddresses;
  /** Where the browser finds the whole graph. */
  documentHref: string;
  graphHref: string;
  /** The same node in the whole graph. */
  focusHref: string;
}

export interface GraphPage extends GraphPicture {
  headline: string;
  summary: string;
  views: { title: string; href: string; current: boolean }[];
  table: EdgeTable;
  /** The path as its author orders it; null where nobody does. */
  lanes: LaneStripView | null;
}

export interface EdgeTable {
  /** `edges 201 to 400 of 1,234`. */
  caption: string;
  rows: EdgeRow[];
  page: number;
  pages: PageNumber[];
}

export interface EdgeRow {
  anchor: string;
  from: EdgeEnd;
  to: EdgeEnd;
  verdict: GraphEdge['verdict'];
  isCritical: boolean;
  why: string;
  place: string;
  sourceHref: string | null;
  /** The picture around its later end. */
  pictureHref: string;
}

export interface EdgeEnd {
  id: string;
  title: string;
  href: string | null;
}

/** Everything that the pages of the graph are made from; to be built once. */
export interface GraphSource {
  document: GraphDocument;
  index: GraphIndex;
  links: Links;
  lanes: LaneStripView | null;
}

export function buildGraphSource(portal: Portal): GraphSource {
  const document = buildDocument(portal, 'graph');
  return { document, index: buildGraphIndex(document), links: portal.links, lanes: toLaneStrip(portal) };
}

export function buildGraphPage(source: GraphSource, view: GraphView): GraphPage {
  const { document, links } = source;
  const selection = selectGraph(source.index, defaultQuery(view));
  const titles = { path: 'Critical path', plans: 'All plans' };
  const hrefs = { path: links.graph, plans: links.graphPlans };
  return {
    ...toPicture(selection, source, view),
    notes: [...selection.notes, ...sayLeftOut(document)],
    ...sayPath(source),
    views: (['path', 'plans'] as const).map((each) => ({
      title: titles[each],
      href: hrefs[each],
      current: each === view,
    })),
    table: buildEdgeTable(source, 1),
    lanes: source.lanes,
  };
}

/** What surrounds one plan, by its node; null where nothing does. */
export function buildNeighbourhood(source: GraphSource, plan: string): GraphPicture | null {
  const selection = selectNeighbourhood(source.index, plan);
  return (
    selection && {
      ...toPicture(selection, source, null),
      focusHref: `${source.links.graph}?focus=${encodeURIComponent(plan)}`,
    }
  );
}

function toPicture(
  { picture, title, countsText, notes }: Neighbourhood,
  { links }: GraphSource,
  view: GraphView | null,
): GraphPicture {
  return {
    picture,
    title,
    countsText,
    notes,
    view,
    addresses: { first: links.graph, more: links.graphEdges('{page}') },
    documentHref: links.document('graph'),
    graphHref: links.graph,
    focusHref: links.graph,
  };
}

function sayPath({ document, index }: GraphSource): { headline: string; summary: string } {
  const { ids, length } = document.critical_path;
  const to = document.goal === null ? '' : ` to ${document.goal}`;
  const first = index.node(ids[0] ?? '');
  if (!first) {
    const headline =
      document.goal === null ? 'Nothing is left to do' : `Nothing is left to do for ${document.goal}`;
    return {
      headline,
      summary: `${numberOf(document.edges.length, 'dependency', 'dependencies')} between ${numberOf(document.nodes.length, 'node')}.`,
    };
  }
  return {
    headline: `${toSentence(formatDays(length))} of work on the critical path${to}`,
    summary: `${toSentence(countOf(ids.length, 'step'))}, beginning with ${first.id}: ${first.title} (${first.state_word}).`,
  };
}

function sayLeftOut({ critical_path: { left_out: left } }: GraphDocument): string[] {
  const parts = [
    left.dead_edges && numberOf(left.dead_edges, 'dead dependency', 'dead dependencies'),
    left.cycles.length && numberOf(left.cycles.length, 'cycle'),
  ].filter((part) => typeof part === 'string');
  if (!parts.length) return [];
  const cycles = left.cycles.map((ids) => [...ids, ids[0]].join(' → '));
  const named = cycles.length ? ` (${cycles.join('; ')})` : '';
  return [`${toSentence(joinWords(parts))}${named} can never be met, so no path leads through them.`];
}

export function buildEdgeTable(source: GraphSource, page: number): EdgeTable {
  const { document, links } = source;
  const total = document.edges.length;
  const first = (page - 1) * edgesPerPage;
  const rows = document.edges
    .slice(first, first + edgesPerPage)
    .map((edge, number) => toEdgeRow(edge, first + number, source));
  const pages = Math.max(1, Math.ceil(total / edgesPerPage));
  const all = numberOf(total, 'edge');
  return {
    caption: pages === 1 ? all : `${first + 1} to ${first + rows.length} of ${all}`,
    rows,
    page,
    pages: listPageNumbers(pages, page, links.graphEdges),
  };
}

/** Tables behind the first, which stands on the page of the graph. */
export function* buildLaterEdgeTables(source: GraphSource): Generator<EdgeTable> {
  const pages = Math.ceil(source.document.edges.length / edgesPerPage);
  for (let page = 2; page <= pages; page += 1) yield buildEdgeTable(source, page);
}

function toEdgeRow(edge: GraphEdge, position: number, { index, links }: GraphSource): EdgeRow {
  const toEnd = (id: string): EdgeEnd => {
    const node = index.node(id);
    return { id, title: node?.title ?? id, href: node?.url ?? null };
  };
  const { repo, path, line } = edge.source;
  const step = index.stepOf(edge.from);
  return {
    anchor: anchorOfEdge(position),
    from: toEnd(edge.from),
    to: toEnd(edge.to),
    verdict: edge.verdict,
    isCritical: step !== undefined && index.stepOf(edge.to) === step + 1,
    why: `${toSentence(edge.why)}.`,
    place: `${repo ? `${repo}/` : ''}${path}:${line}`,
    sourceHref: edge.source_url,
    pictureHref: `${links.graph}?focus=${encodeURIComponent(edge.to)}`,
  };
}
