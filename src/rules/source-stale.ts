import { placeInConfig } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import { countDays, toDay } from '../model/dates.ts';
import type { FindingDraft } from '../model/finding.ts';
import type { LockedSource } from '../model/portal-config.ts';

export const sourceStale: Rule = {
  name: 'source-stale',
  severity: 'warning',
  title: 'Source that could not be read again',
  meaning:
    'When content was last collected, the source could not be read. Its last good copy is shown, so what it says may have changed since.',
  example: `{ "id": "ops", "fetched_at": "2026-06-20T06:00:00Z",
  "failed_at": "2026-06-21T06:00:00Z", "reason": "it did not answer in time" }`,
  fixed: `{ "id": "ops", "fetched_at": "2026-06-27T06:00:00Z" }`,
  fix: 'Put right what the reason says (address, access, time allowed) and collect again.',
  check,
};

function check({ sources, lock, today }: RuleContext): FindingDraft[] {
  return (lock?.sources ?? []).flatMap((source) => {
    if (source.failed_at === undefined) return [];
    const reason = source.reason === undefined ? '' : `: ${source.reason}`;
    return [
      {
        rule: 'source-stale' as const,
        message: `it could not be read since ${source.failed_at}${reason}; ${toShown(source, today)}`,
        hint: 'Put right what the reason says and collect again.',
        subject: source.id,
        at: placeInConfig(sources.find(({ id }) => id === source.id) ?? { line: 1, column: 1 }),
      },
    ];
  });
}

function toShown({ fetched_at }: LockedSource, today: string): string {
  if (!fetched_at) return 'nothing of it was ever collected';
  const days = countDays(toDay(fetched_at), today);
  return `what is shown was collected at ${fetched_at}, ${days === 1 ? '1 day' : `${days} days`} ago`;
}
