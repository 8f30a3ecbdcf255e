// A view of the graph: what a query shows of it, and what it leaves out. Pure, and the same in the build and the
// browser.
import { chooseAround, chooseNeighbourhood, choosePath, choosePlans } from './choose.ts';
import { countShown, sayLeftOut, sayShown } from './counts.ts';
import type { Shown, ShownCounts } from './counts.ts';
import { cutEdges, cutNodes, mostEdges, mostNodes, rollUp } from './cut.ts';
import { withGoal } from './goal.ts';
import { buildGraphIndex, isDone } from './graph-index.ts';
import type { GraphIndex } from './graph-index.ts';
import { liftEdges } from './lift.ts';
import { buildPicture } from './picture.ts';
import { defaultQuery } from './query.ts';
import type { GraphQuery } from './query.ts';
import type { Picture } from '../../model/picture.ts';
import { formatNumber, joinWords, numberOf } from '../words.ts';

export interface GraphSelection {
  picture: Picture;
  /** What the picture is, in a few words. */
  title: string;
  counts: ShownCounts;
  /** `12 of 95 nodes, 20 of 130 edges shown.` */
  countsText: string;
  /** What could not be shown as asked for, and why; what is left out. */
  notes: string[];
}

export function selectGraph(whole: GraphIndex, query: GraphQuery): GraphSelection {
  const notes: string[] = [];
  const index = toGoal(whole, query, notes);
  const asked = resolve(index, query, notes);
  return finish({ index, query: asked, notes, ...choose(index, asked, notes) });
}

/** What surrounds one plan. Nothing in it changes with the rest of the graph, or every page would. */
export type Neighbourhood = Pick<GraphSelection, 'picture' | 'title' | 'countsText' | 'notes'>;

/** The tasks of one plan with what they need and free directly; null for a plan without any dependency. */
export function selectNeighbourhood(index: GraphIndex, plan: string): Neighbourhood | null {
  const chosen = chooseNeighbourhood(index, plan);
  if (!chosen.size) return null;
  const isDoneHidden = chosen.size > mostNeighbours;
  const notes = isDoneHidden ? ['What is done is not drawn, because there is much of it.'] : [];
  const query = { ...defaultQuery('plans'), isDoneHidden };
  const { picture, edges: drawn } = draw({ index, query, notes, chosen });
  const edges = isDoneHidden ? liftEdges(index, chosen).edges.length : drawn.length;
  return {
    picture: {
      ...picture,
      edges: picture.edges.map((edge) => ({ ...edge, stated: [] })),
      groups: picture.groups.map((group) => (group.isSpine ? { ...group, title: 'Critical path' } : group)),
    },
    title: toTitle(`What ${plan} needs and frees`, query),
    countsText: `${picture.nodes.length} of ${numberOf(chosen.size, 'node')}, ${picture.edges.length} of ${numberOf(edges, 'edge')} around it shown.`,
    notes,
  };
}

/** Nodes around one plan beyond which what is done is hidden. */
const mostNeighbours = 40;

function toGoal(index: GraphIndex, { goal }: GraphQuery, notes: string[]): GraphIndex {
  if (goal === null) return index;
  const { document } = index;
  const node = index.find(goal);
  if (node?.kind === 'plan' || node?.kind === 'task') return buildGraphIndex(withGoal(document, node.id));
  notes.push(`The graph has no plan or task ${goal}: the goal is still ${document.goal ?? 'all open work'}.`);
  return index;
}

/** The query with ids as the document writes them; those that it has not are noted and left out. */
function resolve(index: GraphIndex, query: GraphQuery, notes: string[]): GraphQuery {
  const find = (written: string): string | null => {
    const node = index.find(written);
    if (!node) notes.push(`The graph has no ${written}.`);
    return node?.id ?? null;
  };
  return {
    ...query,
    focus: query.focus === null ? null : find(query.focus),
    expand: query.expand.map(find).filter((id) => id !== null),
  };
}

interface Chosen {
  chosen: Set<string>;
  title: string;
}

function choose(index: GraphIndex, query: GraphQuery, notes: string[]): Chosen {
  const { goal } = index.document;
  if (query.focus !== null) {
    const way = { both: 'needs and frees', up: 'needs', down: 'frees' }[query.direction];
    return { chosen: chooseAround(index, query.focus, query), title: `What ${query.focus} ${way}` };
  }
  if (query.view === 'path') {
    const chosen = choosePath(index);
    if (chosen.size) return { chosen, title: `The critical path${goal === null ? '' : ` to ${goal}`}` };
    notes.push(
      `Nothing is left to do for ${goal ?? 'any goal'}: there is no critical path. These are the plans.`,
    );
  }
  return { chosen: choosePlans(index, new Set(query.expand)), title: 'All plans that depend on others' };
}

interface Unfinished extends Chosen {
  index: GraphIndex;
  query: GraphQuery;
  notes: string[];
}

function finish({ title, ...unfinished }: Unfinished): GraphSelection {
  const { index, query, notes } = unfinished;
  const { picture, ...drawn } = draw(unfinished);
  const counts = countShown(index, drawn);
  return {
    picture,
    title: toTitle(title, query),
    counts,
    countsText: sayShown(counts),
    notes: [...notes, ...sayLeftOut(counts), ...sayTies(index)],
  };
}

function toTitle(title: string, { isDoneHidden }: GraphQuery): string {
  return isDoneHidden ? `${title}, without what is done` : title;
}

/** Notes what does not fit. */
function draw({ index, query, notes, chosen }: Omit<Unfinished, 'title'>): Shown & { picture: Picture } {
  const wanted = query.isDoneHidden ? withoutDone(index, chosen) : chosen;
  const shown = fit(index, wanted, notes);
  const lifted = liftEdges(index, shown);
  const edges = cutEdges(lifted.edges);
  if (edges.length < lifted.edges.length)
    notes.push(
      `A picture holds at most ${formatNumber(mostEdges)} edges: ${formatNumber(lifted.edges.length - edges.length)} are not drawn, satisfied ones first.`,
    );
  const picture = buildPicture({ index, shown, edges, grouping: query.group, focus: query.focus });
  return { shown, edges, inside: lifted.inside, picture };
}

function withoutDone(index: GraphIndex, chosen: ReadonlySet<string>): Set<string> {
  return new Set([...chosen].filter((id) => !isDoneAt(index, id)));
}

function isDoneAt(index: GraphIndex, id: string): boolean {
  const node = index.node(id);
  return node !== undefined && isDone(node);
}

/** As much as one picture holds: first by plans instead of tasks, then by what matters most. */
function fit(index: GraphIndex, wanted: ReadonlySet<string>, notes: string[]): Set<string> {
  if (wanted.size <= mostNodes) return new Set(wanted);
  const most = `A picture holds at most ${formatNumber(mostNodes)} nodes, and this one would have ${formatNumber(wanted.size)}`;
  const rolled = rollUp(index, wanted);
  const isRolled = rolled.size < wanted.size;
  const cut = cutNodes(index, rolled);
  const measures = [
    isRolled && 'it shows plans in place of their tasks',
    cut.size < rolled.size &&
      `only the ${formatNumber(mostNodes)} that lie on the critical path or have most dependencies are drawn`,
  ].filter((measure) => typeof measure === 'string');
  notes.push(`${most}: ${joinWords(measures)}. Focus on a plan to see what surrounds it.`);
  return cut;
}

function sayTies({ document: { critical_path: path } }: GraphIndex): string[] {
  const { total } = path.ties;
  if (total === 0) return [];
  const others = total === 1 ? 'One other chain is' : `${formatNumber(total)} other chains are`;
  return [`${others} as long as the critical path; their steps are outlined like its own.`];
}
