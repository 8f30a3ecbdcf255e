import { placeOfGate } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import { latestReport } from '../graph/catalog.ts';
import type { GateItem, Item } from '../graph/catalog.ts';
import { isOpenWork } from '../graph/work.ts';
import type { FindingDraft } from '../model/finding.ts';
import { closedPlanStatuses } from '../model/status.ts';

export const gateWithoutWork: Rule = {
  name: 'gate-without-work',
  severity: 'warning',
  title: 'Open gate that holds nothing',
  meaning:
    'Whatever the gate names is over, or it names nothing. Its human is asked for something that nobody needs any more, and the gates that matter drown.',
  example: `id: hub-admin-access
title: Admin access to the hub
blocks: [OPS-WP-0007-T01]    # done`,
  fixed: `id: hub-admin-access
title: Admin access to the hub
status: cleared
cleared: 2026-06-20
evidence: docs/evidence/hub-admin.md
blocks: [OPS-WP-0007-T01]`,
  fix: 'Clear it with its date and evidence, or name the work that waits for it.',
  check,
};

function check(context: RuleContext): FindingDraft[] {
  return context.catalog.gates
    .filter((item) => item.gate.status === 'open' && !holdsWork(item, context))
    .map((item) => ({
      rule: 'gate-without-work' as const,
      message: item.gate.blocks.length
        ? `the gate is open, but nothing that it holds is open: ${item.gate.blocks.map(({ target }) => target).join(', ')}`
        : 'the gate is open and names nothing that it holds',
      hint: 'Clear it, or name what waits for it in `blocks`.',
      subject: item.id,
      at: placeOfGate(item),
    }));
}

/** What is missing may well be open work: that it is missing is another finding. */
function holdsWork(item: GateItem, { catalog, judgement }: RuleContext): boolean {
  if (judgement.heldBy(item).length > 0) return true;
  return item.gate.blocks.some(({ target }) => {
    const found = catalog.find(target);
    return found.length === 0 || found.some(isUnfinished);
  });
}

function isUnfinished(item: Item): boolean {
  if (item.kind === 'gate') return false;
  if (item.kind === 'task') return isOpenWork(item);
  if (item.kind === 'reported') return latestReport(item)?.report.status !== 'finished';
  return !closedPlanStatuses.includes(item.plan.status) || item.tasks.some(isOpenWork);
}
