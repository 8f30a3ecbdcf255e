import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const quarantinedFile: Rule = {
  name: 'quarantined-file',
  severity: 'error',
  title: 'File that cannot be read',
  meaning:
    'What lies in the folders of workplans, gates, probes and runs and cannot be read (links, files of other kinds, broken encodings, JSON that was only half written), or would cost too much to read (nesting deeper than 32, hundreds of thousands of marks), is set aside. It never disappears without a word, and never breaks the portal.',
  example: 'workplans/ops/plan.docx',
  fixed: 'workplans/ops/plan.md',
  fix: 'Save it as UTF-8, a plan as Markdown, gates as YAML and evidence as JSON, or move it away.',
  check: (context) => fromParser(context, 'quarantined-file'),
};
