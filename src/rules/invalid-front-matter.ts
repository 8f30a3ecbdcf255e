import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const invalidFrontMatter: Rule = {
  name: 'invalid-front-matter',
  severity: 'error',
  title: 'Front matter that cannot be read',
  meaning:
    'The front matter names the plan. A key with a value of the wrong kind is left out, and a file without a readable id cannot be shown as a plan at all: it is quarantined and listed under Sources.',
  example: `---
id: OPS-WP-0007
title: "Rotate the signing keys
status: actve
---`,
  fixed: `---
id: OPS-WP-0007
title: "Rotate the signing keys"
status: active
---`,
  fix: 'Correct the YAML at the place named. Dates are written YYYY-MM-DD, lists as [a, b]; text with a colon needs quotes.',
  check: (context) => fromParser(context, 'invalid-front-matter'),
};
