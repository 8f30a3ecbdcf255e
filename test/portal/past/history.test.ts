import { expect, test } from 'vitest';
import { addToHistory, emptyHistory } from '../../../src/portal/past/history.ts';
import type { History } from '../../../src/portal/past/history.ts';
import { planText, taskText } from '../../graph/workplan-files.ts';
import type { Texts } from '../../graph/workplan-files.ts';
import { dayOf } from './days.ts';

const a = (status: string): string =>
  planText('A-WP-1', status, taskText('T1') + taskText('T2', 'status: done'));
const days: [string, Texts][] = [
  ['2026-06-01', { 'ops/a.md': a('status: active') }],
  ['2026-06-02', { 'ops/a.md': a('status: active'), 'ops/b.md': planText('B-WP-1') }],
  ['2026-06-03', { 'ops/a.md': a('status: finished') }],
  ['2026-06-04', { 'ops/a.md': a('status: finished') }],
  ['2026-06-05', { 'ops/a.md': a('status: finished'), 'ops/b.md': planText('B-WP-1') }],
];

function fold(): History {
  const history = emptyHistory();
  for (const [day, texts] of days) addToHistory(history, dayOf(day, texts), { sha256: day, previous: null });
  return history;
}

test('the line of a plan has a point where it was another than before', () => {
  expect(fold().plans).toEqual(
    new Map([
      [
        'A-WP-1',
        [
          { at: 0, status: 'active', open: 1, tasks: 2 },
          { at: 2, status: 'finished', open: 1, tasks: 2 },
        ],
      ],
      [
        'B-WP-1',
        [
          { at: 1, status: 'active', open: 0, tasks: 0 },
          { at: 2, status: 'gone', open: 0, tasks: 0 },
          { at: 4, status: 'active', open: 0, tasks: 0 },
        ],
      ],
    ]),
  );
});

test('there is a head for each, in order', () => {
  expect(fold().heads.map(({ id, tasks }) => [id, tasks.todo])).toEqual(days.map(([day]) => [day, 1]));
});
