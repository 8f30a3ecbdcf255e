import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';
import { isOpenTask } from '../model/status.ts';

export const staleNeedsHuman: Rule = {
  name: 'stale-needs-human',
  severity: 'warning',
  title: 'Finished task that still asks for a human',
  meaning:
    'The flag makes people look. On a task that is done or cancelled there is nothing to see, and the flags that matter drown.',
  example: `\`\`\`task
id: OPS-WP-0007-T03
status: done
needs_human: true
\`\`\``,
  fixed: `\`\`\`task
id: OPS-WP-0007-T03
status: done
\`\`\``,
  fix: 'Remove `needs_human` from tasks that are over.',
  check,
};

function check({ catalog }: RuleContext): FindingDraft[] {
  return catalog.tasks
    .filter(({ task }) => task.needsHuman && !isOpenTask(task.status))
    .map(({ id, task, plan }) => ({
      rule: 'stale-needs-human' as const,
      message: `the task is ${task.status === 'done' ? 'done' : 'cancelled'} and still says that it needs a human`,
      hint: 'Remove `needs_human`.',
      subject: id,
      at: placeIn(plan, task),
    }));
}
