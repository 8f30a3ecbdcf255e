import { placeInContent } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import { sayDisagreement } from './run-words.ts';
import { findDisagreement } from '../graph/automations.ts';
import { toIso } from '../model/dates.ts';
import type { FindingDraft } from '../model/finding.ts';

export const evidenceDisagrees: Rule = {
  name: 'evidence-disagrees',
  severity: 'warning',
  title: 'Run whose sources do not agree',
  meaning:
    'Several places must know of a run and say the same of it. One of them says nothing, knows it under another id, or has another result. A row of clean runs is not accepted with such a run in it.',
  example: `"result": "clean",
"evidence": [{ "source": "activity-core", "ref": "runs/8121" }]`,
  fixed: `"result": "clean",
"evidence": [
  { "source": "activity-core", "ref": "runs/8121" },
  { "source": "state-hub", "ref": "entry 4417" }
]`,
  fix: 'Find out which source is right and correct the others, or write down the evidence that is lacking.',
  check,
};

/** A run that failed need not have reached everyone. */
const judged = ['clean', 'partial'];

function check({ automations }: RuleContext): FindingDraft[] {
  return automations.all.flatMap(({ id, config, expected }) =>
    expected.flatMap(({ run, scheduledFor }) => {
      const disagreement = run && judged.includes(run.result) ? findDisagreement(run, config) : null;
      if (!run || !disagreement) return [];
      return [
        {
          rule: 'evidence-disagrees' as const,
          message: `the run of ${toIso(scheduledFor)}: ${sayDisagreement(disagreement)}`,
          hint: 'Find out which source is right, and correct the others.',
          subject: id,
          at: placeInContent(run.path),
        },
      ];
    }),
  );
}
