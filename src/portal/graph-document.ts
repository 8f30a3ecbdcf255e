// graph.json: nodes and edges of the dependency graph with the critical path, as published. Pages, and the browser
// that draws another part of the graph, read this document and nothing else.
import type { Item, TaskItem } from '../graph/catalog.ts';
import type { DependencyEdge } from '../graph/judged.ts';
import type { Hold } from '../graph/holds.ts';
import { findPlanLanes } from '../graph/lanes.ts';
import type { PlacedLane } from '../graph/lanes.ts';
import type { WorkNode } from '../graph/network.ts';
import type { FilePlace } from '../model/place.ts';
import type { GraphEdge, GraphNode, PublishedDocument } from '../model/published.ts';
import { sayDead } from '../rules/dead-reasons.ts';
import { toItemLink } from './item-link.ts';
import type { Portal } from './portal.ts';
import { sayState } from './readiness-words.ts';
import { readinessWords, wordOf } from './words.ts';

type GraphDocument = Omit<PublishedDocument<'graph'>, 'schema' | 'collected_at' | 'content_hash'>;

export function buildGraphDocument(portal: Portal): GraphDocument {
  const { judgement } = portal;
  const edges = listEdges(portal);
  const nodes = [...listNodes(portal, edges), ...listMissing(edges)];
  const { criticalPath } = judgement;
  return {
    goal: criticalPath.goal,
    nodes,
    edges: edges.map(({ edge }) => edge),
    critical_path: {
      ids: criticalPath.ids,
      length: criticalPath.lengthDays,
      ties: { total: criticalPath.ties, paths: criticalPath.tiedPaths },
      left_out: {
        dead_edges: edges.filter(({ edge }) => edge.verdict === 'dead').length,
        cycles: judgement.cycles.map(({ round }) => round.map(({ dependant }) => dependant.id)),
      },
    },
    lanes: judgement.lanes.map(({ by, lane, items }) => ({
      title: lane.title,
      text: lane.text,
      plan: by.id,
      ids: [...new Set(items.map((item) => (item.kind === 'task' ? item.plan.id : item.id)))],
    })),
    omitted: {
      nodes: judgement.nodes.length - nodes.filter(({ kind }) => kind !== 'missing').length,
      edges: 0,
    },
  };
}

interface PlacedEdge {
  edge: GraphEdge;
  /** The name that nothing has. */
  missing: string | null;
}

function listEdges(portal: Portal): PlacedEdge[] {
  return [
    ...portal.judgement.dependencies.all.flatMap((dependency) => toDependencyEdges(dependency, portal)),
    ...portal.judgement.holds.all.flatMap((hold) => toHoldEdges(hold, portal)),
  ];
}

/** One edge for each claimant of the name; where nothing has it, one from a node of its own. */
function toDependencyEdges(dependency: DependencyEdge, portal: Portal): PlacedEdge[] {
  const { dependant, stated, targets, verdict, at } = dependency;
  const shared = { to: dependant.node, kind: 'dependency' as const, verdict, ...toSource(at, portal) };
  if (targets.length === 0) {
    const why = `${dependant.id} needs ${stated.target} first, ${sayDead(dependency) ?? ''}`;
    return [{ edge: { from: stated.target, ...shared, why }, missing: stated.target }];
  }
  return targets.map((target) => {
    const state = sayDead(dependency) ?? `which ${sayState(target)}`;
    const why = `${dependant.id} needs ${target.id} first, ${state}`;
    return { edge: { from: target.node, ...shared, why }, missing: null };
  });
}

function toHoldEdges({ gate, held, stated, verdict, at }: Hold, portal: Portal): PlacedEdge[] {
  const shared = { from: gate.node, kind: 'gate' as const, verdict, ...toSource(at, portal) };
  const state = wordOf(gate.gate.status);
  if (verdict === 'dead') {
    const why = `the gate ${gate.id} names ${stated.target}, and no collected file has it`;
    return [{ edge: { ...shared, to: stated.target, why }, missing: stated.target }];
  }
  return held.map((item) => ({
    edge: { ...shared, to: item.node, why: `the gate ${gate.id} holds ${item.id}, and is ${state}` },
    missing: null,
  }));
}

function toSource(at: FilePlace, portal: Portal): Pick<GraphEdge, 'source' | 'source_url'> {
  const { repo, path, line } = at;
  return {
    source: { repo, commit: portal.commitOf(repo), path, line },
    source_url: portal.sourceUrl(at) ?? null,
  };
}

function listNodes(portal: Portal, edges: readonly PlacedEdge[]): GraphNode[] {
  const { catalog, judgement } = portal;
  const work = new Map(judgement.nodes.map((node) => [node.id, node]));
  const lanes = findPlanLanes(judgement.lanes);
  const touched = new Set(edges.flatMap(({ edge }) => [edge.from, edge.to]));
  const isShown = (item: Item): boolean =>
    touched.has(item.node) ||
    item.kind === 'gate' ||
    (item.kind !== 'plan' && isOpen(item, work)) ||
    (item.kind === 'plan' && item.tasks.some((task) => isOpen(task, work) || touched.has(task.node)));
  return [...catalog.plans, ...catalog.tasks, ...catalog.gates, ...catalog.reported]
    .filter(isShown)
    .map((item) => toNode(item, { portal, work, lanes }));
}

function isOpen({ node }: Item, work: ReadonlyMap<string, WorkNode>): boolean {
  return work.get(node)?.open === true;
}

interface Known {
  portal: Portal;
  work: ReadonlyMap<string, WorkNode>;
  lanes: ReadonlyMap<Item, PlacedLane>;
}

function toNode(item: Item, { portal, work, lanes }: Known): GraphNode {
  const { judgement, links } = portal;
  const { title, href } = toItemLink(item, links);
  const plan = item.kind === 'task' ? item.plan : item;
  return {
    id: item.node,
    kind: item.kind,
    title,
    plan: item.kind === 'task' ? item.plan.node : null,
    ...toState(item, portal),
    repo: repoOf(plan),
    lane: lanes.get(plan)?.lane.title ?? null,
    url: href,
    effort: work.get(item.node)?.effort ?? 0,
    open: isOpen(item, work),
    critical: judgement.isCritical(item),
    slack: judgement.slackOf(item),
  };
}

function repoOf(item: Exclude<Item, TaskItem>): string | null {
  if (item.kind === 'plan') return item.plan.repo;
  return item.kind === 'gate' ? (item.plan?.plan.repo ?? null) : null;
}

function toState(item: Item, { judgement, links }: Portal): Pick<GraphNode, 'state' | 'state_word'> {
  if (item.kind === 'task') {
    const { state } = judgement.readinessOf(item);
    return { state, state_word: readinessWords[state] };
  }
  const { status, statusWord } = toItemLink(item, links);
  return { state: status, state_word: statusWord };
}

/** Names without an item: each once. */
function listMissing(edges: readonly PlacedEdge[]): GraphNode[] {
  const names = new Set(edges.flatMap(({ missing }) => (missing === null ? [] : [missing])));
  return [...names].map((name) => ({
    id: name,
    kind: 'missing',
    title: name,
    plan: null,
    state: null,
    state_word: 'in no collected file',
    repo: null,
    lane: null,
    url: null,
    effort: 0,
    open: false,
    critical: false,
    slack: null,
  }));
}
