import { fromParser } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const unknownReference: Rule = {
  name: 'unknown-reference',
  severity: 'info',
  title: 'Mention of something that does not exist',
  meaning:
    'The text names a plan or task that no collected file has. It may be finished and gone, in a repository that is not collected, or a slip of the pen.',
  example: 'Closed after OPS-WP-0070 landed.',
  fixed: 'Closed after OPS-WP-0007 landed.',
  fix: 'Correct the id, or collect the repository that has it. A mention never blocks anything, so it may also stay.',
  check,
};

function check(context: RuleContext): FindingDraft[] {
  const unknown = context.references.unknown.map(({ from, name, at }) => ({
    rule: 'unknown-reference' as const,
    message: `${name} is mentioned, and no collected file has it`,
    hint: 'Correct the id, or collect the repository that has it.',
    subject: from.id,
    at,
  }));
  return [...fromParser(context, 'unknown-reference'), ...unknown];
}
