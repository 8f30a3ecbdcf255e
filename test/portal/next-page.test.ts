import { describe, expect, test } from 'vitest';
import { buildNextPage } from '../../src/portal/next-page.ts';
import type { NextPage } from '../../src/portal/next-page.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

function pageOf(texts: Texts, goal?: string): NextPage {
  return buildNextPage(portalOf(texts, goal === undefined ? {} : { config: `title: T\ngoal: ${goal}\n` }));
}

describe('the order of what can be picked up', () => {
  const texts: Texts = {
    'ops/a.md': planText(
      'A-WP-0001',
      'planning_order: 2',
      [
        taskText('T01', 'effort: 3'),
        taskText('T02', 'depends_on: [T01]'),
        taskText('T03', 'priority: high'),
        taskText('T04'),
        taskText('T05', 'depends_on: [T04]'),
        taskText('T06', 'depends_on: [T04]'),
      ].join(''),
    ),
    'ops/b.md': planText(
      'B-WP-0001',
      'planning_order: 1',
      taskText('T01') + taskText('T02', 'priority: low'),
    ),
    'ops/c.md': planText('C-WP-0001', '', taskText('T02') + taskText('T10')),
  };

  test('is critical, frees, priority, order, id; each with its reasons', () => {
    const { picks } = pageOf(texts, 'A-WP-0001-T02');
    expect(picks.map(({ rank, item, reasons }) => `${rank} ${item.id}: ${reasons.join('; ')}`))
      .toMatchInlineSnapshot(`
      [
        "1 A-WP-0001-T01: on the critical path to A-WP-0001-T02; frees one task: A-WP-0001-T02; medium priority, as none is stated; plan order 2; it needs nothing first",
        "2 A-WP-0001-T04: frees two tasks: A-WP-0001-T05 and A-WP-0001-T06; medium priority, as none is stated; plan order 2; it needs nothing first",
        "3 A-WP-0001-T03: high priority; plan order 2; it needs nothing first",
        "4 B-WP-0001-T01: medium priority, as none is stated; plan order 1; it needs nothing first",
        "5 C-WP-0001-T02: medium priority, as none is stated; it needs nothing first",
        "6 C-WP-0001-T10: medium priority, as none is stated; it needs nothing first",
        "7 B-WP-0001-T02: low priority; plan order 1; it needs nothing first",
      ]
    `);
  });

  test('the headline counts them, and those on the path', () => {
    expect(pageOf(texts, 'A-WP-0001-T02').headline).toMatchInlineSnapshot(
      `"Seven tasks are ready to be picked up, one of them on the critical path."`,
    );
    expect(pageOf(texts).headline).toMatchInlineSnapshot(
      `"Seven tasks are ready to be picked up, one of them on the critical path."`,
    );
  });

  test('what is open and not here is counted by what holds it', () => {
    expect(pageOf(texts).held.map(({ word, countText }) => `${word} ${countText}`)).toMatchInlineSnapshot(`
      [
        "blocked 3 tasks",
      ]
    `);
  });
});

test('without anything to pick up the page says why', () => {
  const held = pageOf({ 'ops/a.md': planText('A-WP-0001', '', taskText('T01', 'status: wait')) });
  expect([held.headline, held.empty]).toMatchInlineSnapshot(`
    [
      "Nothing can be picked up now.",
      "Nothing can be started now: every open task is in progress or held.",
    ]
  `);
  expect(pageOf({ 'ops/a.md': planText('A-WP-0001') }).headline).toBe('No task is open.');
});
