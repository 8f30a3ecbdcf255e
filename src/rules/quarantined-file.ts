import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const quarantinedFile: Rule = {
  name: 'quarantined-file',
  severity: 'error',
  title: 'File that is no plan and no gate',
  meaning:
    'What lies in the folders of workplans and gates and cannot be read as text (links, files of other kinds, broken encodings), or would cost too much to read (nesting deeper than 32, hundreds of thousands of marks), is set aside. It never disappears without a word, and never breaks the portal.',
  example: 'workplans/ops/plan.docx',
  fixed: 'workplans/ops/plan.md',
  fix: 'Save it as UTF-8, a plan as Markdown and gates as YAML, or move it away.',
  check: (context) => fromParser(context, 'quarantined-file'),
};
