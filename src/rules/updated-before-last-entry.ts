import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const updatedBeforeLastEntry: Rule = {
  name: 'updated-before-last-entry',
  severity: 'warning',
  title: 'Update date older than the log',
  meaning:
    'The plan was written to after the day that its `updated` names. Lists sorted by date show it in the wrong place.',
  example: `updated: 2026-06-01

Progress 2026-06-20: keys rotated.`,
  fixed: `updated: 2026-06-20

Progress 2026-06-20: keys rotated.`,
  fix: 'Set `updated` to the day of the newest entry.',
  check,
};

function check({ catalog }: RuleContext): FindingDraft[] {
  return catalog.plans.flatMap((item) => {
    const { updated } = item.plan;
    const newest = [item.plan, ...item.plan.tasks]
      .flatMap(({ log }) => log.map(({ date }) => date))
      .reduce((latest, date) => (date > latest ? date : latest), '');
    if (updated === null || newest <= updated) return [];
    return [
      {
        rule: 'updated-before-last-entry' as const,
        message: `\`updated\` is ${updated}, but the newest log entry is of ${newest}`,
        hint: `Set \`updated\` to ${newest}.`,
        subject: item.id,
        at: placeIn(item, item.plan.places.updated),
      },
    ];
  });
}
