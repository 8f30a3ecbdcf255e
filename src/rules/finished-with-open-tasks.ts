import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';
import { isOpenTask } from '../model/status.ts';

export const finishedWithOpenTasks: Rule = {
  name: 'finished-with-open-tasks',
  severity: 'error',
  title: 'Closed plan with open tasks',
  meaning:
    'The plan says that it is over, its tasks say that they are not. One of them is wrong, and whoever depends on the plan believes the wrong one.',
  example: `status: finished

\`\`\`task
id: OPS-WP-0007-T02
status: todo
\`\`\``,
  fixed: `status: active

\`\`\`task
id: OPS-WP-0007-T02
status: todo
\`\`\``,
  fix: 'Reopen the plan, finish or cancel its tasks, or archive it as superseded by another.',
  check,
};

function check({ catalog }: RuleContext): FindingDraft[] {
  return catalog.plans.flatMap((item) => {
    const open = item.tasks.filter(({ task }) => isOpenTask(task.status)).map(({ id }) => id);
    if (item.plan.status !== 'finished' || open.length === 0) return [];
    const named =
      open.length > 3 ? `${open.slice(0, 3).join(', ')} and ${open.length - 3} more` : open.join(', ');
    return [
      {
        rule: 'finished-with-open-tasks' as const,
        message: `the plan is finished, but ${sayOpen(open.length, item.tasks.length)} open: ${named}`,
        hint: 'Reopen the plan, or finish or cancel these tasks.',
        subject: item.id,
        at: placeIn(item, item.plan.places.status),
      },
    ];
  });
}

function sayOpen(open: number, all: number): string {
  if (all === 1) return 'its only task is';
  return `${open} of its ${all} tasks ${open === 1 ? 'is' : 'are'}`;
}
