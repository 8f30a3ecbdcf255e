import type { Rule, RuleContext } from './rule.ts';
import { isOpenDependant, placeIn, placeOfGate } from './rule.ts';
import { isAbandoned } from '../graph/work.ts';
import type { FindingDraft } from '../model/finding.ts';
import { isOpenTask } from '../model/status.ts';

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
  return [...checkDependencies(context), ...checkGates(context), ...checkRequirements(context)];
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

function checkRequirements({ catalog, judgement }: RuleContext): FindingDraft[] {
  const open = [
    ...catalog.tasks.filter((item) => isOpenTask(item.task.status) && !isAbandoned(item)),
    ...catalog.gates.filter(({ gate }) => gate.status === 'open'),
  ];
  return open.flatMap((item) =>
    judgement
      .requirementsOf(item)
      .filter(({ verdict }) => verdict === 'dead')
      .map(({ stated }) => ({
        rule: 'unknown-dependency' as const,
        message: `it requires the ${stated.kind} ${stated.target}, and portal.yaml names none of that id`,
        hint: `Correct the id, or name the ${stated.kind} in portal.yaml.`,
        subject: item.id,
        at: item.kind === 'task' ? placeIn(item.plan, stated) : placeOfGate(item, stated),
      })),
  );
}
