// ELK's layered layout as the other candidate. It is no dependency of the project: `npm install --no-save elkjs`
// brings it for a measurement.
import type { GraphGeometry, Point } from '../../../src/diagram/graph-layout.ts';
import { toNodeBox } from '../../../src/diagram/node-box.ts';
import type { NodeBox } from '../../../src/diagram/node-box.ts';
import type { Picture, PictureGroup, PictureNode } from '../../../src/model/picture.ts';

export type AsyncLayout = (picture: Picture) => Promise<GraphGeometry>;

interface ElkNode {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  layoutOptions?: Record<string, string>;
  children?: ElkNode[];
  edges?: ElkEdge[];
}

interface ElkEdge {
  id: string;
  sources: string[];
  targets: string[];
  layoutOptions?: Record<string, string>;
  sections?: { startPoint: Point; endPoint: Point; bendPoints?: Point[] }[];
}

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.spacing.nodeNode': '13',
  'elk.edgeRouting': 'SPLINES',
  'elk.json.edgeCoords': 'ROOT',
};
const SPINE = {
  'elk.layered.priority.straightness': '100',
  'elk.layered.priority.shortness': '100',
  'elk.layered.priority.direction': '100',
};

/** Undefined where ELK is not installed. */
export async function loadElk(): Promise<AsyncLayout | undefined> {
  const name = 'elkjs/lib/elk.bundled.js';
  try {
    // Without its types: it need not be there.
    const loaded = (await import(name)) as {
      default: new () => { layout(graph: ElkNode): Promise<ElkNode> };
    };
    const elk = new loaded.default();
    return async (picture) => toGeometry(picture, await elk.layout(toElk(picture)));
  } catch {
    return undefined;
  }
}

function toElk({ nodes, edges, groups }: Picture): ElkNode {
  const toChild = (node: PictureNode): ElkNode => {
    const { width, height } = toNodeBox(node);
    return { id: node.id, width, height };
  };
  return {
    id: 'root',
    layoutOptions: OPTIONS,
    children: groups.map(({ id }) => ({
      id,
      layoutOptions: { 'elk.padding': '[top=28,left=10,bottom=10,right=10]' },
      children: nodes.filter(({ group }) => group === id).map(toChild),
    })),
    edges: edges.map(({ from, to, isCritical }, number) => ({
      id: `edge-${number}`,
      sources: [from],
      targets: [to],
      ...(isCritical && { layoutOptions: SPINE }),
    })),
  };
}

function toGeometry(picture: Picture, root: ElkNode): GraphGeometry {
  const boxes = new Map(picture.nodes.map((node) => [node.id, { node, box: toNodeBox(node) }]));
  const geometry: GraphGeometry = {
    width: Math.ceil(root.width ?? 0),
    height: Math.ceil(root.height ?? 0),
    nodes: [],
    edges: [],
    groups: [],
  };
  for (const region of root.children ?? []) {
    const group = picture.groups.find(({ id }) => id === region.id);
    if (group) geometry.groups.push(toRegion(group, region));
    for (const child of region.children ?? []) {
      const known = boxes.get(child.id);
      if (known) geometry.nodes.push(toPlaced(known, region, child));
    }
  }
  geometry.edges = (root.edges ?? []).flatMap(({ sections }, number) => {
    const edge = picture.edges[number];
    const curve = (sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
      startPoint,
      ...bendPoints,
      endPoint,
    ]);
    return edge ? { edge, curve, tip: curve.at(-1) ?? { x: 0, y: 0 } } : [];
  });
  return geometry;
}

function toRegion(group: PictureGroup, { x = 0, y = 0, width = 0, height = 0 }: ElkNode) {
  return { group, x, y, width, height };
}

function toPlaced(known: { node: PictureNode; box: NodeBox }, region: ElkNode, child: ElkNode) {
  return { ...known, x: (region.x ?? 0) + (child.x ?? 0), y: (region.y ?? 0) + (child.y ?? 0) };
}
