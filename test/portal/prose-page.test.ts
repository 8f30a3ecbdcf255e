import { describe, expect, test } from 'vitest';
import { addToHistory, emptyHistory } from '../../src/portal/past/history.ts';
import { buildProse } from '../../src/portal/prose-page.ts';
import type { PartSource } from '../../src/portal/prose-parts.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { dayOf } from './past/days.ts';
import { portalOf } from './portal-of.ts';

const plan = (status: string): string => planText('A-WP-1', '', taskText('T1', `status: ${status}`));
const days = ['todo', 'done'].map((status, index) =>
  dayOf(`2026-06-0${index + 1}`, { 'ops/a.md': plan(status) }),
);
const history = emptyHistory();
for (const day of days) addToHistory(history, day, { sha256: day.id, previous: null });
const portal = { ...portalOf({ 'ops/a.md': plan('done') }), checkpoints: history.heads };
const readDay: PartSource['readDay'] = (id) => {
  const day = days.find((each) => each.id === id);
  if (!day) throw new Error(id);
  return day;
};
const now: PartSource = { portal, readDay, day: null };
const place = (name: string, props: Record<string, unknown>, source = now) =>
  buildProse({ chunks: [{ name, props, line: 3, column: 1 }] }, 'pages/a.mdx', source);

describe('a part of a page', () => {
  test('shows a table of a checkpoint, changes, a path, a plan', () => {
    expect(place('CheckpointTable', { id: '2026-06-01', of: 'next' }).chunks).toMatchObject([
      { kind: 'items', items: [{ id: 'A-WP-1-T1' }] },
    ]);
    expect(place('CheckpointDiff', { from: '2026-06-01', to: '2026-06-02' }).chunks).toMatchObject([
      { kind: 'changes', caption: { href: '/checkpoints/compare/?from=2026-06-01&to=2026-06-02' } },
    ]);
    expect(place('CriticalPath', { asOf: '2026-06-01' }).chunks).toMatchObject([
      { kind: 'path', path: { steps: [{ item: { id: 'A-WP-1-T1' } }] } },
    ]);
    expect(place('PlanCard', { id: 'a-wp-1' }).chunks).toMatchObject([
      { kind: 'items', items: [{ href: '/workplans/A-WP-1/', note: '0 open tasks' }] },
    ]);
  });

  test.each([
    ['CheckpointTable', { id: '2026-06-09', of: 'next' }, 'there is no such checkpoint; the newest are'],
    ['CheckpointTable', { id: '2026-06-01', of: 'gate' }, '`of` is "gate"; it can be'],
    ['CheckpointDiff', { from: '2026-06-01' }, '`to` is missing'],
    ['PlanCard', { id: 'B-WP-1' }, 'there is no plan "B-WP-1"'],
  ])('%s with %j is a flaw at its place', (name, props, message) => {
    expect(place(name, props).flaw).toMatchObject({
      path: 'pages/a.mdx',
      line: 3,
      message: expect.stringContaining(message),
    });
  });
});

test('a part of a note speaks of its own day, and of none after it', () => {
  const [first] = days;
  if (!first) throw new Error('there is no day');
  const note = { ...now, day: first };
  expect(place('PlanCard', { id: 'A-WP-1' }, note).chunks).toMatchObject([
    { items: [{ note: '1 open task' }] },
  ]);
  expect(place('CriticalPath', { asOf: '2026-06-02' }, note).flaw).toMatchObject({
    message: expect.stringContaining('there is no such checkpoint'),
  });
});
