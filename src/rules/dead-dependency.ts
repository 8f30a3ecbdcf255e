import type { Rule, RuleContext } from './rule.ts';
import { isOpenDependant } from './rule.ts';
import { sayDead } from './dead-reasons.ts';
import type { DependencyEdge } from '../graph/judged.ts';
import type { FindingDraft } from '../model/finding.ts';

export const deadDependency: Rule = {
  name: 'dead-dependency',
  severity: 'error',
  title: 'Dependency that can never be met',
  meaning:
    'Work waits for something that will not happen any more: it is cancelled, superseded or archived unfinished, or two files claim its id. Until somebody decides, this work and all that waits for it can never start.',
  example: `id: OPS-WP-0007-T02
depends_on: [OPS-WP-0003]    # status: superseded`,
  fixed: `id: OPS-WP-0007-T02
depends_on: [OPS-WP-0012]    # the plan that took its place`,
  fix: 'Depend on what took its place, remove the dependency if it no longer holds, or cancel this work, too.',
  check,
};

function check({ judgement }: RuleContext): FindingDraft[] {
  return judgement.dependencies.all
    .filter((edge) => isOpenDependant(edge) && !isOfAnotherRule(edge))
    .flatMap((edge) => {
      const why = sayDead(edge);
      if (why === undefined) return [];
      return [
        {
          rule: 'dead-dependency' as const,
          message: `it needs ${edge.stated.target} first, ${why}`,
          hint: 'Depend on what took its place, or remove the dependency.',
          subject: edge.dependant.id,
          at: edge.at,
        },
      ];
    });
}

/** What is missing is `unknown-dependency`, what waits for itself `dependency-cycle`. */
function isOfAnotherRule({ dead }: DependencyEdge): boolean {
  return dead === 'missing' || dead === 'cycle';
}
