import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';
import { isOpenTask, livePlanStatuses } from '../model/status.ts';

export const openWithAllTasksDone: Rule = {
  name: 'open-with-all-tasks-done',
  severity: 'warning',
  title: 'Open plan with nothing left to do',
  meaning:
    'Every task is done or cancelled, yet the plan is still listed as active work. Dependants go on waiting for it.',
  example: `status: active

\`\`\`task
id: OPS-WP-0007-T01
status: done
\`\`\``,
  fixed: `status: finished

\`\`\`task
id: OPS-WP-0007-T01
status: done
\`\`\``,
  fix: 'Finish the plan, or add the task that is still missing.',
  check,
};

function check({ catalog }: RuleContext): FindingDraft[] {
  return catalog.plans
    .filter(({ plan, tasks }) => livePlanStatuses.includes(plan.status) && tasks.length > 0)
    .filter(({ tasks }) => tasks.every(({ task }) => !isOpenTask(task.status)))
    .map((item) => ({
      rule: 'open-with-all-tasks-done' as const,
      message: `the plan is ${item.plan.status}, but ${item.tasks.length === 1 ? 'its only task is' : `all of its ${item.tasks.length} tasks are`} done or cancelled`,
      hint: 'Set `status: finished`, or add what is still to do.',
      subject: item.id,
      at: placeIn(item, item.plan.places.status),
    }));
}
