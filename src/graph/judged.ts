// The verdicts on all stated dependencies, cycles included.
import type { Catalog } from './catalog.ts';
import { findCycles } from './cycles.ts';
import { indexDependencies, listDependencies } from './dependencies.ts';
import type { Dependencies, StatedDependency } from './dependencies.ts';
import { judgeTargets } from './verdicts.ts';
import type { Judged } from './verdicts.ts';
import { toWorkNodes } from './work.ts';
import { compareNatural } from '../model/ids.ts';

export interface DependencyEdge extends StatedDependency, Judged {}

/** Work that waits for itself. */
export interface DependencyCycle {
  /** Every dependency between its members. */
  edges: DependencyEdge[];
  /** Dependencies that lead once around, from the dependant whose id comes first. */
  round: DependencyEdge[];
}

export interface JudgedDependencies {
  dependencies: Dependencies<DependencyEdge>;
  cycles: DependencyCycle[];
}

export function judgeDependencies(catalog: Catalog): JudgedDependencies {
  const judged = listDependencies(catalog).map((stated): DependencyEdge => ({
    ...stated,
    ...judgeTargets(stated.targets),
  }));
  const pending = judged.flatMap((edge) =>
    edge.verdict === 'pending' ? edge.targets.map((target) => ({ edge, target })) : [],
  );
  const edges = pending.map(({ edge, target }) => ({ from: target.node, to: edge.dependant.node }));
  const found = findCycles({ nodes: toWorkNodes(catalog), edges }, compareNatural);
  const inCycle = new Set(found.flatMap((cycle) => cycle.edges.map((position) => pending[position]?.edge)));
  const known = new Map(
    judged.map((edge): [DependencyEdge, DependencyEdge] => [
      edge,
      inCycle.has(edge) ? { ...edge, verdict: 'dead', dead: 'cycle' } : edge,
    ]),
  );
  const pick = (positions: readonly number[]): DependencyEdge[] =>
    positions.flatMap((position) => {
      const edge = pending[position]?.edge;
      const final = edge && known.get(edge);
      return final ? [final] : [];
    });
  return {
    dependencies: indexDependencies([...known.values()]),
    cycles: found.map((cycle) => ({ edges: pick(cycle.edges), round: pick(cycle.round) })),
  };
}
