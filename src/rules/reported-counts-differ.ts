import { placeIn } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';
import { countByStatus, taskStatuses } from '../model/status.ts';
import type { TaskCounts } from '../model/status.ts';

export const reportedCountsDiffer: Rule = {
  name: 'reported-counts-differ',
  severity: 'warning',
  title: 'Report that differs from the plan',
  meaning:
    'A plan’s table of workstreams states how another plan stands, and that plan’s own file says otherwise. One of the two is out of date.',
  example: `| Workstream | Open state |
| --- | --- |
| ops-wp-0007 | 5 todo |`,
  fixed: `| Workstream | Open state |
| --- | --- |
| ops-wp-0007 | 3 todo, 1 progress, 1 done |`,
  fix: 'Bring the table up to date, or remove it: the portal counts by itself.',
  check,
};

function check({ catalog }: RuleContext): FindingDraft[] {
  return catalog.plans.flatMap((item) =>
    (catalog.reportsOn.get(item.slug) ?? []).flatMap(({ by, report }) => {
      const actual = countByStatus(item.plan.tasks);
      const statusDiffers = report.status !== null && report.status !== item.plan.status;
      const countsDiffer = taskStatuses.some((status) => report.counts[status] !== actual[status]);
      if (!statusDiffers && !countsDiffer) return [];
      const day = report.date === null ? '' : ` on ${report.date}`;
      return [
        {
          rule: 'reported-counts-differ' as const,
          message: `${by.id} reported "${report.state}"${day}; the plan itself is ${item.plan.status} with ${formatCounts(actual)}`,
          hint: 'Bring the table up to date, or the plan.',
          subject: item.id,
          at: placeIn(by, report),
        },
      ];
    }),
  );
}

function formatCounts(counts: TaskCounts): string {
  const parts = taskStatuses
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${status}`);
  return parts.join(', ') || 'no tasks';
}
