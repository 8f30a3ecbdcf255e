import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { ComparedPlan } from '../graph/registry.ts';
import type { FindingDraft } from '../model/finding.ts';

export const registryMissing: Rule = {
  name: 'registry-missing',
  severity: 'warning',
  title: 'Plan or task that the registry does not have',
  meaning:
    'A file has it, and no export of the task registry does: whoever asks the registry what there is to do never hears of it. Looked at are the repositories that the registry covers (those that an export names, else those of which it has a plan), and every plan or task that states a registry id. What is over and states none is not asked for.',
  example: `id: OPS-WP-0007
status: active
state_hub_workstream_id: 21cabc98    # in no export`,
  fixed: `id: OPS-WP-0007
status: active
state_hub_workstream_id: 7e83bd50    # in registry/state-hub.json`,
  fix: 'Register it, correct the id that it states, or export the registry again.',
  check,
};

function check({ registry }: RuleContext): FindingDraft[] {
  return registry.plans.flatMap((compared) => [...checkPlan(compared), ...checkTasks(compared)]);
}

function checkPlan({ verdict, item }: ComparedPlan): FindingDraft[] {
  if (verdict !== 'missing' || item === null) return [];
  return [toDraft('plan', { id: item.id, registryId: item.plan.registryId, at: placeIn(item, item.plan) })];
}

function checkTasks({ tasks }: ComparedPlan): FindingDraft[] {
  return tasks.flatMap(({ verdict, item }) => {
    if (verdict !== 'missing' || item === null) return [];
    const { id, task, plan } = item;
    return [toDraft('task', { id, registryId: task.registryId, at: placeIn(plan, task) })];
  });
}

function toDraft(
  kind: 'plan' | 'task',
  { id, registryId, at }: { id: string; registryId: string | null; at: FindingDraft['at'] },
): FindingDraft {
  const claim = registryId === null ? '' : `, although it states ${registryId}`;
  return {
    rule: 'registry-missing',
    message: `the registry has no such ${kind}${claim}`,
    hint: 'Register it, or export the registry again.',
    subject: id,
    at,
  };
}
