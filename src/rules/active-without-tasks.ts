import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const activeWithoutTasks: Rule = {
  name: 'active-without-tasks',
  severity: 'warning',
  title: 'Active plan without a task',
  meaning: 'The plan counts as work in hand, but nobody could pick anything up from it.',
  example: `id: OPS-WP-0007
type: runbook
status: active`,
  fixed: `id: OPS-WP-0007
type: runbook
status: finished`,
  fix: 'Write its first task, or give it the status that it really has: a runbook is finished once it is written.',
  check,
};

function check({ catalog }: RuleContext): FindingDraft[] {
  return catalog.plans
    .filter(({ plan, tasks }) => plan.status === 'active' && tasks.length === 0)
    .map((item) => ({
      rule: 'active-without-tasks' as const,
      message: `the ${item.plan.type} is active and has no task`,
      hint: 'Write its first task, or give it the status that it really has.',
      subject: item.id,
      at: placeIn(item, item.plan.places.status),
    }));
}
