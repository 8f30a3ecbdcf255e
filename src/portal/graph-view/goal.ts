// The same graph with another goal: its critical path and slack computed anew.
import { computeCriticalPath } from '../../graph/critical-path.ts';
import { buildNetwork } from '../../graph/network.ts';
import type { GraphDocument } from '../../model/graph-document.ts';
import { compareNatural } from '../../model/ids.ts';

export function withGoal(document: GraphDocument, goal: string): GraphDocument {
  const pending = document.edges.filter(({ verdict }) => verdict === 'pending');
  const path = computeCriticalPath({
    network: buildNetwork({ nodes: document.nodes, edges: pending }),
    goal,
    compare: compareNatural,
  });
  return {
    ...document,
    goal,
    nodes: document.nodes.map((node) => {
      const slack = path.slackDays.get(node.id) ?? null;
      return { ...node, slack, critical: slack === 0 };
    }),
    critical_path: {
      ...document.critical_path,
      ids: path.ids,
      length: path.lengthDays,
      ties: { total: path.ties, paths: path.tiedPaths },
    },
  };
}
