import type { Rule, RuleContext } from './rule.ts';
import type { ComparedPlan } from '../graph/registry.ts';
import type { FindingDraft } from '../model/finding.ts';

export const registryOrphan: Rule = {
  name: 'registry-orphan',
  severity: 'warning',
  title: 'Registered, but in no file',
  meaning:
    'The task registry has an open plan or task that no collected file has. Either its file is gone or never was collected, or the registry holds on to something that has ended.',
  example: `{ "workstreams": [
  { "id": "0b8f0a98", "slug": "OPS-WP-0003", "status": "active" }] }`,
  fixed: `{ "workstreams": [
  { "id": "0b8f0a98", "slug": "OPS-WP-0003", "status": "archived" }] }`,
  fix: 'Collect the repository that has it, close it in the registry, or state its id in the file that is meant.',
  check,
};

function check({ registry }: RuleContext): FindingDraft[] {
  return registry.plans.flatMap((compared) => [...checkPlan(compared), ...checkTasks(compared)]);
}

function checkPlan({ verdict, entry }: ComparedPlan): FindingDraft[] {
  if (verdict !== 'orphan' || entry === null) return [];
  const { id, slug, status, at } = entry;
  return [
    {
      rule: 'registry-orphan',
      message: `the registry has ${slug === null ? 'it' : id}${status === null ? '' : ` as ${status}`}, and no collected file does`,
      hint: 'Collect the repository that has it, or close it in the registry.',
      subject: slug ?? id,
      at,
    },
  ];
}

function checkTasks({ item, tasks }: ComparedPlan): FindingDraft[] {
  return tasks.flatMap(({ verdict, entry }) => {
    if (verdict !== 'orphan' || entry === null || item === null) return [];
    const { id, title, status, at } = entry;
    const name = title === null ? '' : ` "${title}"`;
    return [
      {
        rule: 'registry-orphan' as const,
        message: `the registry has the task${name}${status === null ? '' : ` as ${status}`} in ${item.id}, and the file does not`,
        hint: 'State its id in the task that is meant, or close it in the registry.',
        subject: id,
        at,
      },
    ];
  });
}
