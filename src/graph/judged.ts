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
  const pending = judged.flatMap(({ verdict, dependant, targets }, position) =>
    verdict === 'pending'
      ? targets.map((target) => ({ position, from: target.node, to: dependant.node }))
      : [],
  );
  const cycles = findCycles({ nodes: toWorkNodes(catalog), edges: pending }, compareNatural);
  const toPositions = (edges: readonly number[]): number[] =>
    edges.flatMap((edge) => pending[edge]?.position ?? []);
  const inCycle = new Set(cycles.flatMap(({ edges }) => toPositions(edges)));
  const all = judged.map((edge, position): DependencyEdge =>
    inCycle.has(position) ? { ...edge, verdict: 'dead', dead: 'cycle' } : edge,
  );
  const pick = (edges: readonly number[]): DependencyEdge[] =>
    toPositions(edges).flatMap((position) => all[position] ?? []);
  return {
    dependencies: indexDependencies(all),
    cycles: cycles.map(({ edges, round }) => ({ edges: pick(edges), round: pick(round) })),
  };
}
