import { isExpired } from './suppress.ts';
import { placeInConfig } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const suppressionExpired: Rule = {
  name: 'suppression-expired',
  severity: 'warning',
  title: 'Suppression past its day',
  meaning:
    'A finding was set aside until a day that is over. It is shown and counted again, and it is time to decide anew.',
  example: `suppressions:
  - rule: overdue
    subject: OPS-WP-0007-T02
    reason: waits for the new vendor
    until: 2026-05-31`,
  fixed: `suppressions:
  - rule: overdue
    subject: OPS-WP-0007-T02
    reason: the new vendor starts in July
    until: 2026-07-31`,
  fix: 'Put right what was found and remove the suppression, or give it another day and say why.',
  check,
};

function check({ suppressions, today }: RuleContext): FindingDraft[] {
  return suppressions
    .filter((suppression) => isExpired(suppression, today))
    .map((suppression) => ({
      rule: 'suppression-expired' as const,
      message: `the suppression of \`${suppression.rule}\` ended on ${suppression.until}: ${suppression.reason}`,
      hint: 'Put right what was found and remove the suppression, or give it another day.',
      subject: suppression.subject,
      at: placeInConfig(suppression),
    }));
}
