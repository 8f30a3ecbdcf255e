import { placeInConfig, placeInContent } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { AutomationState } from '../graph/automations.ts';
import { sayBreak } from './run-words.ts';
import type { FindingDraft } from '../model/finding.ts';

export const streakBroken: Rule = {
  name: 'streak-broken',
  severity: 'warning',
  title: 'Too few clean runs in a row',
  meaning:
    'The automation must show a number of clean runs in a row, and a run that failed, was incomplete or never came has broken the row. It counts from zero again; the finding stays until the row is whole.',
  example: `required: 3
# clean, clean, failed`,
  fixed: `required: 3
# clean, clean, failed, clean, clean, clean`,
  fix: 'Put right what broke the run. Nothing else shortens the way: only scheduled runs count.',
  check,
};

function check({ automations }: RuleContext): FindingDraft[] {
  return automations.all.flatMap((automation) => {
    const { id, config, streak } = automation;
    if (config.required === 0 || streak.length >= config.required) return [];
    if (!streak.brokenBy && automation.expected.length > 0) return [];
    return [
      {
        rule: 'streak-broken' as const,
        message: `${streak.length} of ${config.required} clean runs in a row: ${sayCause(automation)}`,
        hint: 'Put right what broke it; then scheduled runs must be clean again.',
        subject: id,
        at: streak.brokenBy?.run ? placeInContent(streak.brokenBy.run.path) : placeInConfig(config),
      },
    ];
  });
}

function sayCause({ streak }: AutomationState): string {
  return streak.brokenBy ? sayBreak(streak.brokenBy) : 'no run has been recorded yet';
}
