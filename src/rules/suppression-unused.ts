import { placeInConfig } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const suppressionUnused: Rule = {
  name: 'suppression-unused',
  severity: 'info',
  title: 'Suppression of nothing',
  meaning:
    'No finding has this rule and subject. What was wrong has been put right, or the subject is misspelt; then the finding is still counted.',
  example: `suppressions:
  - rule: overdue
    subject: OPS-WP-0007-T99
    reason: waits for the new vendor
    until: 2026-07-31`,
  fixed: `suppressions:
  - rule: overdue
    subject: OPS-WP-0007-T02
    reason: waits for the new vendor
    until: 2026-07-31`,
  fix: 'Remove it from portal.yaml, or correct its rule or subject.',
  check,
};

function check({ unusedSuppressions }: RuleContext): FindingDraft[] {
  return unusedSuppressions.map((suppression) => ({
    rule: 'suppression-unused' as const,
    message: `there is no finding \`${suppression.rule}\` about ${suppression.subject}`,
    hint: 'Remove the suppression, or correct its rule or subject.',
    subject: suppression.subject,
    at: placeInConfig(suppression),
  }));
}
