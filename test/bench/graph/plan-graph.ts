// Invented graphs of plans: layered, as dependencies are, in groups, with one path through all layers.
import type { Picture, PictureEdge, PictureNode } from '../../../src/model/picture.ts';
import { createRandom } from '../random.ts';

export interface PlanGraphShape {
  readonly nodes: number;
  readonly seed: number;
}

/** About 1.6 edges per node; two of three stay in their group. The same shape gives the same graph. */
export function makePlanGraph({ nodes: count, seed }: PlanGraphShape): Picture {
  const random = createRandom(seed);
  const layers = Math.max(4, Math.round(Math.sqrt(count) * 0.7));
  const groups = Math.max(3, Math.round(Math.sqrt(count) / 2));
  const placed = Array.from({ length: count }, (_, index) => ({
    id: `NODE-WP-${String(index + 1).padStart(4, '0')}`,
    layer: index < layers ? index : random.integer(0, layers - 1),
    group: random.integer(1, groups),
    isSpine: index < layers,
  }));
  const byLayer = Array.from({ length: layers }, (_, layer) => placed.filter((node) => node.layer === layer));
  const spine = placed.filter(({ isSpine }) => isSpine).map(({ id }) => id);
  const edges = new Map<string, PictureEdge>();
  const connect = (from: string, to: string, isCritical: boolean): void => {
    const key = `${from} ${to}`;
    if (!edges.has(key)) edges.set(key, toEdge(from, to, isCritical));
  };
  for (const [position, id] of spine.entries()) {
    const next = spine[position + 1];
    if (next) connect(id, next, true);
  }
  for (const { id, layer, group } of placed) {
    const wanted = layer === 0 ? 0 : random.pick([1, 1, 2, 2, 3]);
    for (let made = 0; made < wanted; made += 1) {
      const candidates = byLayer[Math.max(0, layer - random.pick([1, 1, 1, 2, 3]))] ?? [];
      const own = candidates.filter((other) => other.group === group && !other.isSpine);
      const from = random.pick(own.length > 0 && random.chance(0.67) ? own : candidates);
      connect(from.id, id, false);
    }
  }
  return {
    nodes: placed.map(({ id, group, isSpine }) => toNode(id, isSpine ? 'spine' : `group-${group}`, isSpine)),
    edges: [...edges.values()],
    groups: [
      { id: 'spine', title: 'Critical path', isSpine: true },
      ...Array.from({ length: groups }, (_, index) => index + 1)
        .filter((group) => placed.some((node) => node.group === group && !node.isSpine))
        .map((group) => ({ id: `group-${group}`, title: `repository-${group}`, isSpine: false })),
    ],
    spine,
  };
}

function toNode(id: string, group: string, isCritical: boolean): PictureNode {
  return {
    id,
    kind: 'plan',
    name: id,
    title: `What ${id} is to bring about`,
    state: 'active',
    word: 'active',
    note: '3 open',
    href: `/workplans/${id}/`,
    group,
    isCritical,
    isGoal: false,
    isFocus: false,
  };
}

function toEdge(from: string, to: string, isCritical: boolean): PictureEdge {
  const why = `${to} says that it needs ${from}.`;
  const ends = { from, to, fromGroup: null, toGroup: null };
  return {
    ...ends,
    kind: 'dependency',
    verdict: 'pending',
    isCritical,
    pairs: [`${from}>${to}`],
    stated: [],
    why,
  };
}
