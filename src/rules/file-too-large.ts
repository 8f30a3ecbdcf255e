import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const fileTooLarge: Rule = {
  name: 'file-too-large',
  severity: 'error',
  title: 'File over the bounds',
  meaning:
    'One plan may have 1 MiB, 2,000 tasks and 5,000 headings. A larger file is quarantined, or read only as far as the bound.',
  example: 'A plan of 3 MB that carries the output of every run.',
  fixed: 'A plan that links to the runs.',
  fix: 'Split the plan, and keep logs and outputs where they belong.',
  check: (context) => fromParser(context, 'file-too-large'),
};
