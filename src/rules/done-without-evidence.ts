import { hintForUnmet, sayUnmet } from './requirement-words.ts';
import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { TaskItem } from '../graph/catalog.ts';
import type { FindingDraft } from '../model/finding.ts';

export const doneWithoutEvidence: Rule = {
  name: 'done-without-evidence',
  severity: 'warning',
  title: 'Done without a word about it',
  meaning:
    'A tick is not work. A done task should say on which day it was completed and what shows it; otherwise nobody can tell a result from a wish. What states a service or an automation under `requires` is shown by those, as long as they show it.',
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

const hint = 'Add a paragraph `Completed <date>: …` that names the evidence.';

function check({ catalog, judgement }: RuleContext): FindingDraft[] {
  return catalog.tasks
    .filter(({ task }) => task.status === 'done')
    .flatMap((item) => {
      const required = judgement.requirementsOf(item);
      const message = required.length ? sayUnmet(required) : sayUnsaid(item);
      if (message === undefined) return [];
      return [
        {
          rule: 'done-without-evidence' as const,
          message: `the task is done, but ${message}`,
          hint: required.length ? hintForUnmet : hint,
          subject: item.id,
          at: placeIn(item.plan, item.task),
        },
      ];
    });
}

function sayUnsaid({ task }: TaskItem): string | undefined {
  const isSaid = task.log.some((entry) => entry.kind === 'Completed' && entry.lead !== '');
  return isSaid ? undefined : 'no `Completed` entry says what shows it';
}
