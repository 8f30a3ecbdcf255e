import { placeOfGate } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';
import { listMissing, sayField } from '../model/gate-fields.ts';

export const gateIncomplete: Rule = {
  name: 'gate-incomplete',
  severity: 'warning',
  title: 'Open gate that lacks something',
  meaning:
    'A gate reaches its human only if it says who that is, by which approved route and on which host they act, where the evidence lands, what is done if the gate stays closed, and what the next command or decision is. What is missing is marked on the board.',
  example: `id: hub-admin-access
title: Admin access to the hub
owner: mira
blocks: [OPS-WP-0007-T02]`,
  fixed: `id: hub-admin-access
title: Admin access to the hub
owner: mira
route: hub-admin-bootstrap
host: hub-01
evidence: docs/evidence/hub-admin.md
fallback: bootstrap from the deployment side
decision: who keeps the key
blocks: [OPS-WP-0007-T02]`,
  fix: 'Write down what is missing, or who will find it out.',
  check,
};

function check({ catalog }: RuleContext): FindingDraft[] {
  return catalog.gates.flatMap((item) => {
    const missing = item.gate.status === 'open' ? listMissing(item.gate) : [];
    if (missing.length === 0) return [];
    return [
      {
        rule: 'gate-incomplete' as const,
        message: `the gate is open and has no ${joinOr(missing.map(sayField))}`,
        hint: missing.includes('next_step')
          ? 'Write down what is missing; a next step is `next_command` or `decision`.'
          : 'Write down what is missing.',
        subject: item.id,
        at: placeOfGate(item),
      },
    ];
  });
}

/** `a, b or c`. */
function joinOr(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
}
