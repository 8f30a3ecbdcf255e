// Chosen nodes and lifted edges → what is drawn, with its regions. The critical path has a region of its own, so that
// it can be one straight line; tasks lie in the region of their plan, everything else in that of its repository or lane.
import type { GraphIndex } from './graph-index.ts';
import type { Grouping } from './query.ts';
import type { GraphNode } from '../../model/graph-document.ts';
import type { Picture, PictureEdge, PictureGroup, PictureNode } from '../../model/picture.ts';
import { formatDays, formatNumber } from '../words.ts';

/** No id has a colon, so no plan can be called like one of these. */
const spineGroup = ':path';
const repoPrefix = ':repo:';
const lanePrefix = ':lane:';

export interface PictureParts {
  index: GraphIndex;
  shown: ReadonlySet<string>;
  edges: readonly PictureEdge[];
  grouping: Grouping;
  focus: string | null;
}

export function buildPicture({ index, shown, edges, grouping, focus }: PictureParts): Picture {
  const spine = index.hasSteps(shown) ? listSpine(index, shown) : [];
  const onSpine = new Set(spine);
  const nodes = [...shown].flatMap((id) => index.node(id) ?? []);
  const groupOf = new Map(
    nodes.map((node) => [node.id, onSpine.has(node.id) ? spineGroup : findGroup(node, grouping)]),
  );
  const groups = [...Map.groupBy(groupOf.values(), (group) => group)].flatMap(([id, members]) =>
    id !== null && isWorthARegion(id, members.length, index) ? toGroup(id, index) : [],
  );
  const known = new Set(groups.map(({ id }) => id));
  const keep = (group: string | null | undefined): string | null =>
    group != null && known.has(group) ? group : null;
  return {
    nodes: nodes.map((node) => ({
      ...toPictureNode(node, { index, group: keep(groupOf.get(node.id)) }),
      isFocus: node.id === focus,
    })),
    edges: edges.map((edge) => ({ ...edge, fromGroup: keep(edge.fromGroup), toGroup: keep(edge.toGroup) })),
    groups,
    spine,
  };
}

/**
 * The steps of the critical path that are shown, or the plans that stand for them. A path that comes back to a plan
 * has it once, where it comes last.
 */
function listSpine(index: GraphIndex, shown: ReadonlySet<string>): string[] {
  const stands = index.document.critical_path.ids.flatMap((id) => {
    const stand = shown.has(id) ? id : index.node(id)?.plan;
    return stand != null && shown.has(stand) ? [stand] : [];
  });
  return [...new Set(stands.toReversed())].reverse();
}

function findGroup({ plan, repo, lane, kind }: GraphNode, grouping: Grouping): string | null {
  if (plan !== null) return plan;
  if (kind === 'gate') return null;
  if (grouping === 'lane') return lane === null ? null : `${lanePrefix}${lane}`;
  return repo === null ? null : `${repoPrefix}${repo}`;
}

/** A single task beside others says by its id which plan it is of. */
function isWorthARegion(id: string, members: number, index: GraphIndex): boolean {
  return members > 1 || index.node(id) === undefined;
}

function toGroup(id: string, index: GraphIndex): PictureGroup {
  if (id === spineGroup) return { id, title: sayPath(index), isSpine: true };
  const plan = index.node(id);
  if (plan)
    return { id, title: plan.title === plan.id ? plan.id : `${plan.id} ${plan.title}`, isSpine: false };
  return { id, title: id.replace(/^:(repo|lane):/, ''), isSpine: false };
}

function sayPath({ document: { goal, critical_path: path } }: GraphIndex): string {
  const to = goal === null ? '' : ` to ${goal}`;
  return `Critical path${to}, ${formatDays(path.length)}`;
}

function toPictureNode(
  node: GraphNode,
  { index, group }: { index: GraphIndex; group: string | null },
): Omit<PictureNode, 'isFocus'> {
  const { id, kind, title, state, state_word: word, url } = node;
  return {
    id,
    kind,
    name: id,
    title: title === id ? '' : title,
    state: state ?? kind,
    word,
    note: kind === 'plan' ? sayOpen(index, id) : sayDays(node),
    href: url,
    group,
    isCritical: node.critical || isStepOfPlan(index, node),
    isGoal: id === index.document.goal,
  };
}

/** A plan is critical when one of its tasks is. */
function isStepOfPlan(index: GraphIndex, { kind, id }: GraphNode): boolean {
  return kind === 'plan' && index.tasksOf(id).some(({ critical }) => critical);
}

function sayOpen(index: GraphIndex, plan: string): string {
  const open = index.tasksOf(plan).filter((task) => task.open).length;
  return open ? `${formatNumber(open)} open` : '';
}

function sayDays({ open, effort, slack }: GraphNode): string {
  if (!open) return '';
  const parts = [effort ? `${effort} d` : '', slack ? `slack ${slack} d` : ''];
  return parts.filter(Boolean).join(' · ');
}
