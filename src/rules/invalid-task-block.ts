import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const invalidTaskBlock: Rule = {
  name: 'invalid-task-block',
  severity: 'error',
  title: 'Task block that cannot be read',
  meaning:
    'A task is a heading with a fenced block of the kind `task` right below it, at the top level of the document. A block in any other place, or one without an id, is no task: nobody will see the work.',
  example: `Rotate the keys:

\`\`\`task
status: todo
\`\`\``,
  fixed: `## Rotate the keys

\`\`\`task
id: OPS-WP-0007-T01
status: todo
\`\`\``,
  fix: 'Put a heading right above the block, give it an id, and correct the value named.',
  check: (context) => fromParser(context, 'invalid-task-block'),
};
