// What a drawn graph shows, before anything has a place: made by `portal/graph-view`, placed and drawn by `diagram`.
import type { GraphEdge, GraphNode } from './graph-document.ts';

export interface Picture {
  nodes: PictureNode[];
  edges: PictureEdge[];
  /** Quiet regions that hold nodes; none is empty. */
  groups: PictureGroup[];
  /** Ids of the nodes of the critical path that are shown, in its order. */
  spine: string[];
}

export interface PictureNode {
  /** Unique in the picture. */
  id: string;
  kind: GraphNode['kind'];
  /** What people call it; several nodes may share one. */
  name: string;
  title: string;
  /** Decides glyph and colour; null where nobody states one. */
  state: string | null;
  /** The state in words. */
  word: string;
  /** A few words in small letters: effort, how many tasks it stands for. */
  note: string;
  href: string | null;
  group: string | null;
  isCritical: boolean;
  isGoal: boolean;
  /** What the reader asked for; the rest surrounds it. */
  isFocus: boolean;
}

export interface PictureEdge {
  from: string;
  to: string;
  /** Group that the edge begins or ends at, its node being one of those in it: what it names is all of them. */
  fromGroup: string | null;
  toGroup: string | null;
  kind: GraphEdge['kind'];
  /** The worst of what it stands for: dead before pending before satisfied. */
  verdict: GraphEdge['verdict'];
  isCritical: boolean;
  /** The stated edges that it stands for, each as `from>to`. */
  pairs: string[];
  /** Their positions in the document; empty where the picture must not change with the rest of the graph. */
  stated: number[];
  /** Why it is there, in one sentence. */
  why: string;
}

export interface PictureGroup {
  id: string;
  title: string;
  isSpine: boolean;
}
