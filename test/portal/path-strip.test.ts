import { expect, test } from 'vitest';
import { buildPathStrip } from '../../src/portal/path-strip.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

const chain = (length: number): string =>
  Array.from({ length }, (_, i) =>
    taskText(`T${i + 1}`, i ? `depends_on: [T${i}]` : 'needs_human: true\nowner: ada'),
  ).join('');

test('says how much is left and what it waits for now', () => {
  const strip = buildPathStrip(
    portalOf({ 'ops/a.md': planText('A-WP-0001', '', chain(3)) }, { config: 'title: T\ngoal: a-wp-0001\n' }),
  );
  expect(strip).toMatchObject({
    title: 'Path to A-WP-0001',
    note: 'three steps, 3 days of work left',
    bottleneck: 'It begins with Task T1: needs a human, with ada.',
    more: null,
    ties: null,
  });
  expect(strip.steps.map(({ item, stateWord, daysText }) => `${item.id} ${stateWord} ${daysText}`)).toEqual([
    'A-WP-0001-T1 needs a human 1 day',
    'A-WP-0001-T2 blocked 1 day',
    'A-WP-0001-T3 blocked 1 day',
  ]);
});

test('a long path says how many steps it leaves out, equal ones that they are there', () => {
  const strip = buildPathStrip(
    portalOf({
      'ops/a.md': planText('A-WP-0001', '', chain(20)),
      'ops/b.md': planText('B-WP-0001', '', chain(20)),
    }),
  );
  expect([strip.steps.length, strip.more, strip.ties]).toEqual([
    12,
    'eight more steps to the goal',
    'One other chain is as long.',
  ]);
});

test('a goal that is reached has no steps', () => {
  const strip = buildPathStrip(
    portalOf(
      { 'ops/a.md': planText('A-WP-0001', '', taskText('T1', 'status: done')) },
      { config: 'title: T\ngoal: A-WP-0001-T1\n' },
    ),
  );
  expect(strip).toMatchObject({ steps: [], bottleneck: null, note: 'nothing is left to do' });
});
