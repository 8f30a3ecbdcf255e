import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const invalidLogDate: Rule = {
  name: 'invalid-log-date',
  severity: 'warning',
  title: 'Log entry on a day that does not exist',
  meaning:
    'A paragraph that opens like a log entry but names an impossible day is read as plain text, so the plan’s history lacks it.',
  example: 'Progress 2026-02-30: keys rotated on both hosts.',
  fixed: 'Progress 2026-02-28: keys rotated on both hosts.',
  fix: 'Correct the date.',
  check: (context) => fromParser(context, 'invalid-log-date'),
};
