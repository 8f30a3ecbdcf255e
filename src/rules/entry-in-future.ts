import { placeIn, placeOfGate } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const entryInFuture: Rule = {
  name: 'entry-in-future',
  severity: 'warning',
  title: 'Entry from the future',
  meaning:
    'Logs, and the dates of gates, say what happened. An entry dated after the day on which the content was collected cannot have happened yet.',
  example: 'Completed 2062-06-20: both hosts accept the new key.',
  fixed: 'Completed 2026-06-20: both hosts accept the new key.',
  fix: 'Correct the date.',
  check,
};

function check(context: RuleContext): FindingDraft[] {
  return [...checkLogs(context), ...checkGates(context)];
}

function checkGates({ catalog, today }: RuleContext): FindingDraft[] {
  return catalog.gates.flatMap((item) =>
    (['opened', 'cleared'] as const).flatMap((field) => {
      const date = item.gate[field];
      if (date === null || date <= today) return [];
      return [
        {
          rule: 'entry-in-future' as const,
          message: `the gate is ${field} on ${date}; the content was collected on ${today}`,
          hint: 'Correct the date.',
          subject: item.id,
          at: placeOfGate(item),
        },
      ];
    }),
  );
}

function checkLogs({ catalog, today }: RuleContext): FindingDraft[] {
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
