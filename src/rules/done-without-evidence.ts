import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const doneWithoutEvidence: Rule = {
  name: 'done-without-evidence',
  severity: 'warning',
  title: 'Done without a word about it',
  meaning:
    'A tick is not work. A done task should say on which day it was completed and what shows it; otherwise nobody can tell a result from a wish.',
  example: `\`\`\`task
id: OPS-WP-0007-T01
status: done
\`\`\``,
  fixed: `\`\`\`task
id: OPS-WP-0007-T01
status: done
\`\`\`

Completed 2026-06-20: both hosts accept the new key; see docs/rotation.md.`,
  fix: 'Add a paragraph `Completed <date>: …` that names the evidence.',
  check,
};

function check({ catalog }: RuleContext): FindingDraft[] {
  return catalog.tasks
    .filter(({ task }) => task.status === 'done')
    .filter(({ task }) => !task.log.some((entry) => entry.kind === 'Completed' && entry.lead !== ''))
    .map(({ id, task, plan }) => ({
      rule: 'done-without-evidence' as const,
      message: 'the task is done, but no `Completed` entry says what shows it',
      hint: 'Add a paragraph `Completed <date>: …` that names the evidence.',
      subject: id,
      at: placeIn(plan, task),
    }));
}
