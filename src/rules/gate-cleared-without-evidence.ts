import { hintForUnmet, sayUnmet } from './requirement-words.ts';
import { placeOfGate } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';
import type { Gate } from '../model/gate.ts';

export const gateClearedWithoutEvidence: Rule = {
  name: 'gate-cleared-without-evidence',
  severity: 'warning',
  title: 'Gate cleared without proof',
  meaning:
    'A cleared gate lets work go on that somebody had to allow. It must say on which day that happened and where the evidence is; a reference, never the secret itself.',
  example: `id: hub-admin-access
title: Admin access to the hub
status: cleared`,
  fixed: `id: hub-admin-access
title: Admin access to the hub
status: cleared
cleared: 2026-06-20
evidence: docs/evidence/hub-admin.md`,
  fix: 'Add the date as `cleared` and the reference as `evidence`, or open the gate again.',
  check,
};

function check({ catalog, judgement }: RuleContext): FindingDraft[] {
  return catalog.gates.flatMap((item) => {
    if (item.gate.status !== 'cleared') return [];
    const unmet = sayUnmet(judgement.requirementsOf(item));
    const missing = unmet ?? sayMissing(item.gate);
    if (missing === undefined) return [];
    return [
      {
        rule: 'gate-cleared-without-evidence' as const,
        message: `the gate is cleared, but ${missing}`,
        hint: unmet ? hintForUnmet : 'Add `cleared` with the day and `evidence` with the reference.',
        subject: item.id,
        at: placeOfGate(item),
      },
    ];
  });
}

function sayMissing({ cleared, evidence }: Gate): string | undefined {
  if (cleared === null && evidence === null) return 'neither says when nor names any evidence';
  if (cleared === null) return 'does not say when';
  return evidence === null ? 'names no evidence' : undefined;
}
