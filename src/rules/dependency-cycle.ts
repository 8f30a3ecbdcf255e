import type { Rule, RuleContext } from './rule.ts';
import type { DependencyCycle, DependencyEdge } from '../graph/judged.ts';
import type { FindingDraft } from '../model/finding.ts';

export const dependencyCycle: Rule = {
  name: 'dependency-cycle',
  severity: 'error',
  title: 'Work that waits for itself',
  meaning:
    'These dependencies lead around in a circle, so each of them waits for the others and none can ever start. A dependency of a plan counts for each of its tasks, and one on a plan for all of them.',
  example: `id: OPS-WP-0007-T01
depends_on: [OPS-WP-0009]

id: OPS-WP-0009-T04
depends_on: [OPS-WP-0007-T01]`,
  fixed: `id: OPS-WP-0007-T01
depends_on: [OPS-WP-0009-T01]

id: OPS-WP-0009-T04
depends_on: [OPS-WP-0007-T01]`,
  fix: 'Take one of the dependencies away, or name the task that is really needed in place of its whole plan.',
  check,
};

function check({ judgement }: RuleContext): FindingDraft[] {
  return judgement.cycles.flatMap((cycle) => {
    const [first] = cycle.round;
    if (!first) return [];
    return [
      {
        rule: 'dependency-cycle' as const,
        message: `${sayRound(cycle)}${sayRest(cycle)}`,
        hint: 'Take one of these dependencies away.',
        subject: first.dependant.id,
        at: first.at,
      },
    ];
  });
}

/** `A needs B, B needs C, and C needs A`; where a plan stands for its tasks both ends of each step are named. */
function sayRound({ round }: DependencyCycle): string {
  const [only] = round;
  if (only && round.length === 1) return sayOwn(only);
  const steps = round.map(
    ({ dependant, targets, stated }) => `${dependant.id} needs ${targets[0]?.id ?? stated.target}`,
  );
  return `${steps.slice(0, -1).join(', ')} and ${steps.at(-1) ?? ''}`;
}

/** A task and its plan, or an item and itself. */
function sayOwn({ dependant, targets: [target] }: DependencyEdge): string {
  if (!target || target === dependant) return 'it needs itself first';
  return `it needs ${target.id} first, which ${target.kind === 'plan' ? 'it is part of' : 'is part of it'}`;
}

function sayRest({ edges, round }: DependencyCycle): string {
  const more = edges.length - round.length;
  if (more <= 0) return '';
  return `; ${more} more ${more === 1 ? 'dependency is' : 'dependencies are'} caught in the same circle`;
}
