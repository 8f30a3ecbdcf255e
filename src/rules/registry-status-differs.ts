import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { ComparedPlan, ComparedTask } from '../graph/registry.ts';
import type { FindingDraft } from '../model/finding.ts';
import type { FilePlace } from '../model/place.ts';

export const registryStatusDiffers: Rule = {
  name: 'registry-status-differs',
  severity: 'warning',
  title: 'Status that the registry has otherwise',
  meaning:
    'The file and the task registry state different things about one plan or task: its status, or whether it needs a human. One of the two is out of date, and whoever reads only that one is misled.',
  example: `id: OPS-WP-0007
status: finished    # "active" in registry/state-hub.json`,
  fixed: `id: OPS-WP-0007
status: finished    # "finished" in registry/state-hub.json`,
  fix: 'Bring the registry up to date from the file, or the file if the registry is right.',
  check,
};

function check({ registry }: RuleContext): FindingDraft[] {
  return registry.plans.flatMap((compared) => [...checkPlan(compared), ...checkTasks(compared)]);
}

function checkPlan({ verdict, item, entry }: ComparedPlan): FindingDraft[] {
  if (verdict !== 'differs' || item === null || entry === null) return [];
  const at = placeIn(item, item.plan.places.status);
  return [toDraft(item.id, sayStatus(entry.status, item.plan.status), { at, entryAt: entry.at })];
}

function checkTasks({ tasks }: ComparedPlan): FindingDraft[] {
  return tasks.flatMap(({ verdict, item, entry }) => {
    if (verdict !== 'differs' || item === null || entry === null) return [];
    const places = { at: placeIn(item.plan, item.task), entryAt: entry.at };
    return [toDraft(item.id, sayDifference(item, entry), places)];
  });
}

function sayDifference(
  { task }: NonNullable<ComparedTask['item']>,
  { status, needsHuman }: NonNullable<ComparedTask['entry']>,
): string {
  if (status !== task.status) return sayStatus(status, task.status);
  return needsHuman
    ? 'the registry says that it needs a human, the file does not'
    : 'the file says that it needs a human, the registry does not';
}

function sayStatus(registry: string | null, file: string): string {
  return `the registry says ${registry}, the file says ${file}`;
}

function toDraft(
  subject: string,
  message: string,
  { at, entryAt }: { at: FilePlace; entryAt: FilePlace },
): FindingDraft {
  return {
    rule: 'registry-status-differs',
    message: `${message} (${entryAt.path}:${entryAt.line})`,
    hint: 'Bring the one that is out of date up to date, and export the registry again.',
    subject,
    at,
  };
}
