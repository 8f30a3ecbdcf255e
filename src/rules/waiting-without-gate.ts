import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import { isOpenWork } from '../graph/work.ts';
import type { TaskItem } from '../graph/catalog.ts';
import type { Judgement } from '../graph/judgement.ts';
import type { Hold } from '../graph/holds.ts';
import type { FindingDraft } from '../model/finding.ts';

export const waitingWithoutGate: Rule = {
  name: 'waiting-without-gate',
  severity: 'warning',
  title: 'Waiting work without a gate',
  meaning:
    'The task waits, or needs a human, and no open gate names it or its plan. Then nobody can see who has to act, by which route, and what happens if they do not.',
  example: `\`\`\`task
id: OPS-WP-0007-T02
status: wait
needs_human: true
\`\`\``,
  fixed: `\`\`\`task
id: OPS-WP-0007-T02
status: wait
needs_human: true
\`\`\`

\`\`\`gate
id: ops-key-window
title: Approval of the window
owner: mira
blocks: T02
\`\`\``,
  fix: 'Write the gate, in a file of `gates/` or below the task, or take the task out of waiting.',
  check,
};

function check({ catalog, judgement }: RuleContext): FindingDraft[] {
  return catalog.tasks.flatMap((item) => {
    const { task, plan } = item;
    if (!isOpenWork(item) || (task.status !== 'wait' && !task.needsHuman)) return [];
    const holds = [...judgement.holds.on(item), ...judgement.holds.on(plan)];
    if (holds.some(({ verdict }) => verdict === 'pending') || asksForGate(item, judgement)) return [];
    return [
      {
        rule: 'waiting-without-gate' as const,
        message: `the task ${sayWait(item)}, ${sayHolds(holds)}`,
        hint: sayHint(item, holds),
        subject: item.id,
        at: placeIn(plan, task),
      },
    ];
  });
}

/** A dependency on a gate is the same, seen from the other side. */
function asksForGate(item: TaskItem, { dependencies }: Judgement): boolean {
  return [...dependencies.of(item), ...dependencies.of(item.plan)].some(
    ({ verdict, targets }) => verdict === 'pending' && targets.some(({ kind }) => kind === 'gate'),
  );
}

function sayWait({ task }: TaskItem): string {
  if (!task.needsHuman) return 'waits';
  return task.status === 'wait' ? 'waits and needs a human' : 'needs a human';
}

function sayHint({ task }: TaskItem, holds: readonly Hold[]): string {
  if (holds.length) return 'Go on with the task, or name what it waits for now.';
  if (task.needsHuman) return 'Write the gate that it waits for, with its owner and route.';
  return 'Write the gate that it waits for; if only other work comes first, `todo` with `depends_on` says so.';
}

function sayHolds([cleared]: readonly Hold[]): string {
  return cleared ? `although its gate ${cleared.gate.id} is cleared` : 'and no gate says for whom';
}
