import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const invalidEvidence: Rule = {
  name: 'invalid-evidence',
  severity: 'error',
  title: 'Evidence that cannot be read',
  meaning:
    'A result of a probe or a run has a value that its format does not know, states no time, or has none of the forms that are read. It counts for nothing; the results before it stay, with their age.',
  example: `{ "schema": "cairn.probe/v1", "service": "state-hub", "probe": "api",
  "status": "green", "checked_at": "2026-06-27 17:55" }`,
  fixed: `{ "schema": "cairn.probe/v1", "service": "state-hub", "probe": "api",
  "status": "up", "checked_at": "2026-06-27T17:55:00Z" }`,
  fix: 'Correct what writes the file; the schemas are published as `probe.v1.json` and `run.v1.json`.',
  check: (context) => fromParser(context, 'invalid-evidence'),
};
