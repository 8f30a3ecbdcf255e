import { placeIn, placeOfGate } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';
import type { FilePlace } from '../model/place.ts';
import { compareNatural, toIdKey } from '../model/ids.ts';

interface Claim {
  id: string;
  what: 'plan' | 'task' | 'gate' | 'alias';
  at: FilePlace;
}

export const duplicateId: Rule = {
  name: 'duplicate-id',
  severity: 'error',
  title: 'Id that is claimed twice',
  meaning:
    'Two files, or two blocks of one file, claim the same id. Both are shown, but whatever depends on that id waits for ever: Cairn does not choose between them.',
  example: `# a.md
id: OPS-WP-0007
# b.md
id: ops-wp-0007`,
  fixed: `# a.md
id: OPS-WP-0007
# b.md
id: OPS-WP-0008`,
  fix: 'Give one of them another id. Ids are compared without case; a number once used stays used.',
  check,
};

function check(context: RuleContext): FindingDraft[] {
  const claims = Map.groupBy(listClaims(context), (claim) => toIdKey(claim.id));
  return [...claims.values()].flatMap((group) =>
    group.length > 1 ? group.map((claim) => toFinding(claim, group)) : [],
  );
}

function listClaims({ catalog }: RuleContext): Claim[] {
  const gates = catalog.gates.map((item) => ({ id: item.id, what: 'gate' as const, at: placeOfGate(item) }));
  const plans = catalog.plans.flatMap((item): Claim[] => [
    { id: item.id, what: 'plan' as const, at: placeIn(item, item.plan) },
    ...item.tasks.map(({ id, task }) => ({ id, what: 'task' as const, at: placeIn(item, task) })),
    ...item.plan.aliases
      .filter((alias) => toIdKey(alias) !== toIdKey(item.id))
      .map((id) => ({ id, what: 'alias' as const, at: placeIn(item, item.plan) })),
  ]);
  return [...plans, ...gates];
}

function toFinding(claim: Claim, group: Claim[]): FindingDraft {
  const others = group
    .filter((other) => other !== claim)
    .map(
      ({ what, at }) =>
        `${what === 'alias' ? 'as an alias ' : ''}in ${[at.repo, at.path].filter(Boolean).join('/')}:${at.line}`,
    )
    .sort(compareNatural);
  return {
    rule: 'duplicate-id',
    message: `the ${claim.what === 'alias' ? 'alias' : 'id'} ${claim.id} is also claimed ${others.join(' and ')}`,
    hint: 'Give all but one of them another id.',
    subject: claim.id,
    at: claim.at,
  };
}
