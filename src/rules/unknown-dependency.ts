import type { Rule, RuleContext } from './rule.ts';
import { isOpenDependant } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const unknownDependency: Rule = {
  name: 'unknown-dependency',
  severity: 'error',
  title: 'Dependency on something that does not exist',
  meaning:
    'Work waits for an id that no collected file has, or a gate holds one. Such work can never start: nobody can finish what does not exist, and Cairn does not guess what was meant.',
  example: `id: OPS-WP-0007-T02
depends_on: [OPS-WP-0070]`,
  fixed: `id: OPS-WP-0007-T02
depends_on: [OPS-WP-0007-T01]`,
  fix: 'Correct the id, collect the repository that has it, or remove the dependency if it no longer holds.',
  check,
};

function check(context: RuleContext): FindingDraft[] {
  return [...checkDependencies(context), ...checkGates(context)];
}

/** A gate that is cleared holds nothing any more. */
function checkGates({ judgement }: RuleContext): FindingDraft[] {
  return judgement.holds.all
    .filter(({ gate, dead }) => dead === 'missing' && gate.gate.status === 'open')
    .map(({ gate, stated, at }) => ({
      rule: 'unknown-dependency' as const,
      message: `the gate holds ${stated.target}, and no collected file has it`,
      hint: 'Correct the id, or collect the repository that has it.',
      subject: gate.id,
      at,
    }));
}

function checkDependencies({ judgement }: RuleContext): FindingDraft[] {
  return judgement.dependencies.all
    .filter((edge) => edge.dead === 'missing' && isOpenDependant(edge))
    .map(({ dependant, stated, at }) => ({
      rule: 'unknown-dependency' as const,
      message: `it needs ${stated.target} first, and no collected file has it`,
      hint: 'Correct the id, or collect the repository that has it.',
      subject: dependant.id,
      at,
    }));
}
