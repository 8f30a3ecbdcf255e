import type { Rule, RuleContext } from './rule.ts';
import { isOpenDependant } from './rule.ts';
import type { DependencyEdge } from '../graph/judged.ts';
import type { FindingDraft } from '../model/finding.ts';
import type { DeadReason } from '../model/status.ts';

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

const said: Partial<Record<DeadReason, string>> = {
  cancelled: 'is cancelled',
  superseded: 'is superseded',
  archived: 'is archived with open tasks',
};

function check({ judgement }: RuleContext): FindingDraft[] {
  return judgement.dependencies.all.filter(isOpenDependant).flatMap((edge) => {
    const why = sayWhy(edge);
    if (why === undefined) return [];
    return [
      {
        rule: 'dead-dependency' as const,
        message: `it needs ${edge.stated.target} first, which ${why}`,
        hint: 'Depend on what took its place, or remove the dependency.',
        subject: edge.dependant.id,
        at: edge.at,
      },
    ];
  });
}

/** Undefined for what is not dead, or is the finding of another rule. */
function sayWhy({ dead, targets }: DependencyEdge): string | undefined {
  if (dead === null) return undefined;
  const [target] = targets;
  if (dead === 'ambiguous') return `${targets.length} files claim`;
  // A task is left behind with its plan.
  if (target?.kind === 'task' && dead !== 'cancelled') return `lies in a plan that is ${dead}`;
  if (target?.kind === 'task' && target.task.status !== 'cancel') return `lies in a plan that is ${dead}`;
  return said[dead];
}
