import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const invalidPage: Rule = {
  name: 'invalid-page',
  severity: 'warning',
  title: 'Page that cannot be shown',
  meaning:
    'A page of the team’s own prose in `pages/` is MDX: Markdown with parts that the portal fills. With a mistake in it the page shows the mistake in place of its text; no other page is touched by it.',
  example: `---
title: On call
---

<PlanKard id="OPS-WP-0007" />`,
  fixed: `---
title: On call
---

<PlanCard id="OPS-WP-0007" />`,
  fix: 'Correct the line named. A page begins with a `title`, tags are closed, and parts name plans and checkpoints that exist.',
  check: (context) => [
    ...fromParser(context, 'invalid-page'),
    ...context.pages.flatMap(({ repo, path, plans }) =>
      plans
        .filter(({ id }) => !context.catalog.find(id).some(({ kind }) => kind === 'plan'))
        .map(({ id, line, column }) => ({
          rule: 'invalid-page' as const,
          message: `\`<PlanCard>\`: there is no plan "${id}"`,
          hint: 'Name a plan that has a file.',
          subject: path,
          at: { repo, path, line, column },
        })),
    ),
  ],
};
