import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const invalidGate: Rule = {
  name: 'invalid-gate',
  severity: 'error',
  title: 'Gate that cannot be read',
  meaning:
    'A gate is a decision or an access that only a named human can give. It stands in a file of `gates/`, or in a fenced block of the kind `gate` at the top level of a workplan. Without an id it is no gate: it holds nothing, and nobody will see it.',
  example: `title: Admin access to the hub
kind: operater
cleared: 2026-02-30`,
  fixed: `id: hub-admin-access
title: Admin access to the hub
kind: operator
opened: 2026-02-28`,
  fix: 'Give it an id and correct the value named. Dates are written YYYY-MM-DD; text with a colon needs quotes.',
  check: (context) => fromParser(context, 'invalid-gate'),
};
