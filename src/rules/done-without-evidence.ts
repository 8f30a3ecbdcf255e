import { sayRequired, sayStanding } from './requirement-words.ts';
import { placeIn, placeOfGate } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { GateItem, TaskItem } from '../graph/catalog.ts';
import type { Judgement } from '../graph/judgement.ts';
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
  const over = [
    ...catalog.tasks.filter(({ task }) => task.status === 'done'),
    ...catalog.gates.filter(({ gate }) => gate.status === 'cleared'),
  ];
  return over.flatMap((item) => {
    const message = item.kind === 'task' ? checkTask(item, judgement) : sayUnmet(item, judgement);
    if (message === undefined) return [];
    const at = item.kind === 'task' ? placeIn(item.plan, item.task) : placeOfGate(item, item.gate);
    return [
      {
        rule: 'done-without-evidence' as const,
        message,
        hint: hintFor(item, judgement),
        subject: item.id,
        at,
      },
    ];
  });
}

/** What services and automations show is evidence enough, as long as they show it. */
function checkTask(item: TaskItem, judgement: Judgement): string | undefined {
  if (judgement.requirementsOf(item).length > 0) return sayUnmet(item, judgement);
  const isSaid = item.task.log.some((entry) => entry.kind === 'Completed' && entry.lead !== '');
  return isSaid ? undefined : 'the task is done, but no `Completed` entry says what shows it';
}

function sayUnmet(item: TaskItem | GateItem, judgement: Judgement): string | undefined {
  const unmet = judgement.requirementsOf(item).find(({ verdict }) => verdict !== 'satisfied');
  const state = item.kind === 'task' ? 'the task is done' : 'the gate is cleared';
  return unmet && `${state}, but requires ${sayRequired(unmet)}: ${sayStanding(unmet)}`;
}

function hintFor(item: TaskItem | GateItem, judgement: Judgement): string {
  return judgement.requirementsOf(item).length > 0
    ? 'Open it again, or remove `requires` if it no longer holds.'
    : hint;
}
