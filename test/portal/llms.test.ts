import { expect, test } from 'vitest';
import { buildLlmsText } from '../../src/portal/llms.ts';
import { buildOverview } from '../../src/portal/overview.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

const llmsOf = (portal: Portal): string => buildLlmsText(portal, buildOverview(portal));

test('says where we stand and where the facts are', () => {
  const portal = portalOf(
    {
      'ops/a.md': planText('A-WP-1', '', taskText('T1')),
      'ops/b.md': planText('B-WP-1', 'status: finished'),
    },
    { base: '/status/' },
  );
  expect(llmsOf(portal)).toMatchInlineSnapshot(`
    "# Test

    > One plan is in hand with one open task: one is ready. As of 2026-06-27T18:00:00Z.

    A status portal made by Cairn from workplans that live in git. The documents below state every fact that
    the pages show. Ids are compared without case. Dates are UTC days.

    ## Documents

    - [portal.json](/status/api/v1/portal.json): [schema](/status/schemas/portal.v1.json)
    - [workplans.json](/status/api/v1/workplans.json): [schema](/status/schemas/workplans.v1.json)
    - [tasks.json](/status/api/v1/tasks.json): [schema](/status/schemas/tasks.v1.json)
    - [graph.json](/status/api/v1/graph.json): [schema](/status/schemas/graph.v1.json)
    - [next.json](/status/api/v1/next.json): [schema](/status/schemas/next.v1.json)
    - [gates.json](/status/api/v1/gates.json): [schema](/status/schemas/gates.v1.json)
    - [services.json](/status/api/v1/services.json): [schema](/status/schemas/services.v1.json)
    - [automations.json](/status/api/v1/automations.json): [schema](/status/schemas/automations.v1.json)
    - [findings.json](/status/api/v1/findings.json): [schema](/status/schemas/findings.v1.json)
    - [checkpoints.json](/status/api/v1/checkpoints.json): [schema](/status/schemas/checkpoints.v1.json)

    ## Plans in hand

    - [A-WP-1](/status/workplans/A-WP-1/): Plan A-WP-1
    "
  `);
});

test('of a portal without plans and dates', () => {
  const text = llmsOf(portalOf({}, { lock: null }));
  expect(text.split('\n').slice(0, 3)).toMatchInlineSnapshot(`
    [
      "# Test",
      "",
      "> No workplan has been read yet. As of an unknown day.",
    ]
  `);
  expect(text).not.toContain('undefined');
});

test('the title of a plan cannot break out of its line', () => {
  const text = llmsOf(
    portalOf({ 'ops/a.md': '---\nid: A-WP-1\ntitle: "a](javascript:x)\\n\\n# Head"\n---\n' }),
  );
  expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([
    '# Test',
    '## Documents',
    '## Plans in hand',
  ]);
});
