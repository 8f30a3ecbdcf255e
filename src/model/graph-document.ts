// Shape of the published graph, as its readers use it.

export interface GraphNode {
  id: string;
  kind: 'plan' | 'task' | 'gate' | 'reported' | 'missing';
  title: string;
  plan: string | null;
  state: string | null;
  state_word: string;
  repo: string | null;
  lane: string | null;
  url: string | null;
  effort: number;
  open: boolean;
  critical: boolean;
  slack: number | null;
}

export interface GraphEdge {
  from: string;
  to: string;
  kind: 'dependency' | 'gate';
  verdict: 'satisfied' | 'pending' | 'dead';
  why: string;
  source: { repo: string; commit: string | null; path: string; line: number };
  source_url: string | null;
}

export interface GraphDocument {
  goal: string | null;
  nodes: GraphNode[];
  edges: GraphEdge[];
  critical_path: { ids: string[]; length: number; ties: { total: number; paths: string[][] } };
}
