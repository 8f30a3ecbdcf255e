// Stated edges → edges between the nodes that are shown. An edge of a task whose plan is shown as one node runs to
// the plan; an edge that names a plan whose tasks are shown runs to the task on the critical path, else to the
// plan's region. Edges between the same two nodes become one. Post: every end is shown.
import type { GraphIndex, PlacedEdge } from './graph-index.ts';
import { isDone } from './graph-index.ts';
import { edgesAround } from './neighbours.ts';
import { toSentence } from '../words.ts';
import type { PictureEdge } from '../../model/picture.ts';

export interface LiftedEdges {
  edges: PictureEdge[];
  /** Stated edges that run inside a node that stands for several. */
  inside: number;
}

/** Which end of an edge a node is. */
type End = 'from' | 'to';

export function liftEdges(index: GraphIndex, shown: ReadonlySet<string>): LiftedEdges {
  const stand = createStandIns(index, shown);
  const lifted = new Map<string, { from: StandIn; to: StandIn; stated: PlacedEdge[] }>();
  let inside = 0;
  // All others name nothing that is in the picture.
  for (const stated of edgesAround(index, shown)) {
    const [from, to] = [stand(stated.from, 'from'), stand(stated.to, 'to')];
    if (!from || !to) continue;
    if (from.id === to.id && stated.from !== stated.to) {
      inside += 1;
      continue;
    }
    const key = [from.id, from.group ?? '', to.id, to.group ?? ''].join('\0');
    const known = lifted.get(key) ?? { from, to, stated: [] };
    known.stated.push(stated);
    lifted.set(key, known);
  }
  const steps = index.hasSteps(shown) ? toSteps(index, stand) : new Set<string>();
  const edges = [...lifted.values()].map(({ from, to, stated }) => ({
    ...summarise(stated),
    from: from.id,
    to: to.id,
    fromGroup: from.group,
    toGroup: to.group,
    isCritical: steps.has(`${from.id}\0${to.id}`),
  }));
  return { edges, inside };
}

interface StandIn {
  id: string;
  /** The region whose border the edge meets. */
  group: string | null;
}

function createStandIns(
  index: GraphIndex,
  shown: ReadonlySet<string>,
): (id: string, end: End) => StandIn | undefined {
  const known = { from: new Map<string, StandIn | undefined>(), to: new Map<string, StandIn | undefined>() };
  return (id, end) => {
    if (!known[end].has(id)) known[end].set(id, findStandIn(index, shown, { id, end }));
    return known[end].get(id);
  };
}

function findStandIn(
  index: GraphIndex,
  shown: ReadonlySet<string>,
  { id, end }: { id: string; end: End },
): StandIn | undefined {
  if (shown.has(id)) return { id, group: null };
  const node = index.node(id);
  if (node?.plan != null) return shown.has(node.plan) ? { id: node.plan, group: null } : undefined;
  if (node?.kind !== 'plan') return undefined;
  const tasks = index.tasksOf(id).filter((task) => shown.has(task.id));
  const steps = tasks
    .filter((task) => index.stepOf(task.id) !== undefined)
    .sort((a, b) => (index.stepOf(a.id) ?? 0) - (index.stepOf(b.id) ?? 0));
  const step = end === 'from' ? steps.at(-1) : steps[0];
  if (step) return { id: step.id, group: null };
  const open = tasks.filter((task) => !isDone(task));
  const [first] = open.length ? outermost(index, open, end) : tasks;
  return first && { id: first.id, group: tasks.length > 1 ? id : null };
}

/** Tasks behind which, or before which, none of the others comes directly. */
function outermost<Task extends { id: string }>(index: GraphIndex, tasks: Task[], end: End): Task[] {
  const own = new Set(tasks.map(({ id }) => id));
  const isInner = ({ id }: Task): boolean =>
    end === 'from'
      ? index.outOf(id).some(({ to }) => to !== id && own.has(to))
      : index.into(id).some(({ from }) => from !== id && own.has(from));
  const found = tasks.filter((task) => !isInner(task));
  return found.length ? found : tasks;
}

/** Pairs of nodes between which the critical path goes on. */
function toSteps(index: GraphIndex, stand: (id: string, end: End) => StandIn | undefined): Set<string> {
  const { ids } = index.document.critical_path;
  return new Set(
    ids.slice(1).flatMap((id, position) => {
      const [from, to] = [stand(ids[position] ?? '', 'from'), stand(id, 'to')];
      return from && to && from.id !== to.id ? [`${from.id}\0${to.id}`] : [];
    }),
  );
}

const verdicts = ['dead', 'pending', 'satisfied'] as const;

function summarise(
  stated: readonly PlacedEdge[],
): Pick<PictureEdge, 'kind' | 'verdict' | 'pairs' | 'stated' | 'why'> {
  return {
    kind: stated.every(({ kind }) => kind === 'gate') ? 'gate' : 'dependency',
    verdict: verdicts.find((each) => stated.some((edge) => edge.verdict === each)) ?? 'pending',
    pairs: [...new Set(stated.map(({ from, to }) => `${from}>${to}`))],
    stated: stated.map(({ position }) => position),
    why: sayWhy(stated),
  };
}

function sayWhy(stated: readonly PlacedEdge[]): string {
  const [first] = stated;
  if (first && stated.length === 1) return `${toSentence(first.why)}.`;
  const named = stated.slice(0, mostNamed).map(({ from, to }) => `${to} needs ${from}`);
  const more = stated.length > mostNamed ? `, and ${stated.length - mostNamed} more` : '';
  return `${stated.length} dependencies: ${named.join(', ')}${more}.`;
}

/** Dependencies of a merged edge that its tooltip names. */
const mostNamed = 4;
