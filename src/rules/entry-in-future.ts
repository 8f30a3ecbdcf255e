import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const entryInFuture: Rule = {
  name: 'entry-in-future',
  severity: 'warning',
  title: 'Log entry from the future',
  meaning:
    'A log says what happened. An entry dated after the day on which the content was collected cannot have happened yet.',
  example: 'Completed 2062-06-20: both hosts accept the new key.',
  fixed: 'Completed 2026-06-20: both hosts accept the new key.',
  fix: 'Correct the date.',
  check,
};

function check({ catalog, today }: RuleContext): FindingDraft[] {
  return catalog.plans.flatMap((item) =>
    [item.plan, ...item.plan.tasks].flatMap(({ id, log }) =>
      log
        .filter(({ date }) => date > today)
        .map((entry) => ({
          rule: 'entry-in-future' as const,
          message: `this entry is of ${entry.date}; the content was collected on ${today}`,
          hint: 'Correct the date.',
          subject: id,
          at: placeIn(item, entry),
        })),
    ),
  );
}
