import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const invalidReportedState: Rule = {
  name: 'invalid-reported-state',
  severity: 'warning',
  title: 'Reported state that cannot be read',
  meaning:
    'A table of workstreams says how other plans stand. A cell that is neither counts nor a plan status says nothing that could be compared with the plan itself.',
  example: `| Workstream | Open state |
| --- | --- |
| ops-wp-0007 | nearly there |`,
  fixed: `| Workstream | Open state |
| --- | --- |
| ops-wp-0007 | 1 wait, 6 done |`,
  fix: 'Write counts such as `1 wait, 6 done`, at most one status such as `finished`, or `0 tasks`.',
  check: (context) => fromParser(context, 'invalid-reported-state'),
};
