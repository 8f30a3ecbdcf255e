import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const invalidRegistry: Rule = {
  name: 'invalid-registry',
  severity: 'error',
  title: 'Registry export that cannot be read',
  meaning:
    'A workstream or task of an export has a value that is not known, or the document is no export at all. What cannot be read is compared with nothing; the rest of the export is.',
  example: `{ "workstreams": [
  { "id": "OPS-WP-0007", "status": "doing" }] }`,
  fixed: `{ "workstreams": [
  { "id": "OPS-WP-0007", "status": "active" }] }`,
  fix: 'Correct what writes the export; its schema is published as `registry.v1.json`.',
  check: (context) => fromParser(context, 'invalid-registry'),
};
