import { expect, test } from 'vitest';
import { buildChangesFeed, buildCheckpointFeed } from '../../src/portal/checkpoint-feeds.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { dayOf } from './past/days.ts';
import { portalOf } from './portal-of.ts';

const plan = (status: string): string => planText('A-WP-1', '', taskText('T1', `status: ${status}`));
const portal = portalOf({ 'ops/a.md': plan('done') });
const days = ['todo', 'progress', 'done'].map((status, index) =>
  dayOf(`2026-06-0${index + 1}`, { 'ops/a.md': plan(status) }),
);

test('the feed of checkpoints has their verdicts with the reasons, the newest first', () => {
  const { day, entries, href } = buildCheckpointFeed(days, portal);
  expect([day, href, entries.length]).toEqual(['2026-06-03', '/checkpoints/feed.xml', 3]);
  expect(entries[0]).toMatchInlineSnapshot(`
    {
      "day": "2026-06-03",
      "href": "/checkpoints/2026-06-03/",
      "subject": "checkpoint 2026-06-03",
      "text": "Not stable, for two reasons: A-WP-1: the plan is active, but its only task is done or cancelled. No task is ready to be picked up.",
      "title": "The 2026-06-03: not stable",
    }
  `);
});

test('the feed of changes has an entry for each but the first', () => {
  const { entries } = buildChangesFeed(days, portal);
  expect(entries.map(({ href, text }) => [href, text])).toMatchInlineSnapshot(`
    [
      [
        "/checkpoints/2026-06-03/changes/",
        "One task was closed, one step left the critical path and two findings were raised.",
      ],
      [
        "/checkpoints/2026-06-02/changes/",
        "The portal is not stable any more and one task was changed.",
      ],
    ]
  `);
  expect(buildChangesFeed(days.slice(0, 1), portal).entries).toEqual([]);
});
