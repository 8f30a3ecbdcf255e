import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const unknownKey: Rule = {
  name: 'unknown-key',
  severity: 'info',
  title: 'Key that Cairn does not know',
  meaning:
    'The value is kept and shown, but nothing is computed from it. Often it is a slip: `depend_on` for `depends_on`.',
  example: 'depend_on: [OPS-WP-0006]',
  fixed: 'depends_on: [OPS-WP-0006]',
  fix: 'Correct the spelling, or leave it if it is meant for another tool.',
  check: (context) => fromParser(context, 'unknown-key'),
};
