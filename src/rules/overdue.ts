import { countDays } from '../model/dates.ts';
import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';
import { isOpenTask } from '../model/status.ts';

export const overdue: Rule = {
  name: 'overdue',
  severity: 'warning',
  title: 'Open task past its day',
  meaning: 'The task states a day by which it is due, and that day is over.',
  example: `\`\`\`task
id: OPS-WP-0007-T02
status: todo
due: 2026-05-01
\`\`\``,
  fixed: `\`\`\`task
id: OPS-WP-0007-T02
status: todo
due: 2026-07-15
\`\`\``,
  fix: 'Finish it, or agree on another day and write that down.',
  check,
};

function check({ catalog, today }: RuleContext): FindingDraft[] {
  return catalog.tasks.flatMap(({ id, task, plan }) => {
    if (task.due === null || task.due >= today || !isOpenTask(task.status)) return [];
    const days = countDays(task.due, today);
    return [
      {
        rule: 'overdue' as const,
        message: `due on ${task.due}, ${days} ${days === 1 ? 'day' : 'days'} ago`,
        hint: 'Finish it, or write down another day.',
        subject: id,
        at: placeIn(plan, task),
      },
    ];
  });
}
