import { expect, test } from 'vitest';
import { toItemLink } from '../../src/portal/item-link.ts';
import type { ItemLink } from '../../src/portal/item-link.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

function linkTo(name: string, texts: Texts): ItemLink | undefined {
  const portal = portalOf(texts);
  const [item] = portal.catalog.find(name);
  return item && toItemLink(item, portal.links);
}

const report = (day: string, state: string): string =>
  `Reviewed on ${day}.\n\n| Workstream | Open state | Meaning |\n| --- | --- | --- |\n| LAB-WP-1 | ${state} | said on ${day} |\n`;

test('a plan and a task', () => {
  const texts = { 'ops/a.md': planText('A-WP-1', 'status: done', taskText('T1', 'status: wait')) };
  expect([linkTo('a-wp-1', texts), linkTo('a-wp-1-t1', texts)]).toMatchInlineSnapshot(`
    [
      {
        "href": "/workplans/A-WP-1/",
        "id": "A-WP-1",
        "kind": "plan",
        "status": "finished",
        "statusWord": "finished",
        "title": "Plan A-WP-1",
      },
      {
        "href": "/workplans/A-WP-1/#A-WP-1-T1",
        "id": "A-WP-1-T1",
        "kind": "task",
        "status": "wait",
        "statusWord": "waiting",
        "title": "Task T1",
      },
    ]
  `);
});

test('a reported plan leads to whoever said the last word on it', () => {
  const texts = {
    'ops/a.md': planText('A-WP-1', '', report('2026-06-01', '2 todo')),
    'ops/b.md': planText('B-WP-1', '', report('2026-06-20', 'blocked, 1 todo')),
    'ops/c.md': planText('C-WP-1', '', report('2026-06-20', 'finished')),
    'ops/d.md': planText('D-WP-1', '', report('2026-02-01', '3 todo')),
  };
  expect(linkTo('LAB-WP-1', texts)).toEqual({
    kind: 'reported',
    id: 'LAB-WP-1',
    title: 'said on 2026-06-20',
    href: '/workplans/B-WP-1/#reports',
    status: 'blocked',
    statusWord: 'blocked',
  });
});
