import { expect, test } from 'vitest';
import { readinessStates } from '../../src/model/status.ts';
import { sayPathOf } from '../../src/portal/path-words.ts';
import { sayReasons } from '../../src/portal/readiness-words.ts';
import { readinessWords } from '../../src/portal/words.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

const table = '\n| Workstream | Open state |\n| --- | --- |\n| LAB-WP-0001 | 2 wait, 1 done |\n';

const texts: Texts = {
  'ops/a.md': planText(
    'A-WP-0001',
    '',
    [
      taskText('T01', 'status: done', 'Completed 2026-06-01: there.'),
      taskText('T02', 'depends_on: [T01]'),
      taskText('T03', 'depends_on: [T02, B-WP-0001, LAB-WP-0001]\nstatus: wait'),
      taskText('T04', 'status: progress\ndepends_on: [T03]'),
      taskText('T05', 'status: cancel'),
      taskText('T06', 'depends_on: [T05, C-WP-0001-T01, NOBODY-WP-0001, TWIN-WP-0001]'),
      taskText('T07', 'depends_on: [T06]'),
      taskText('T08', 'depends_on: [T08]'),
      taskText('T09', 'needs_human: true\ndefer_until: 2026-07-01'),
      taskText('T10'),
    ].join('') + table,
  ),
  'ops/b.md': planText('B-WP-0001', 'status: backlog\ndefer_until: 2026-08-01', taskText('T01')),
  'ops/c.md': planText('C-WP-0001', 'status: superseded', taskText('T01')),
  'net/twin.md': planText('TWIN-WP-0001'),
  'ops/twin.md': planText('TWIN-WP-0001'),
};

test('each task says why, naming the ids behind it', () => {
  const portal = portalOf(texts);
  const said = portal.catalog.tasks.map((task) => {
    const readiness = portal.judgement.readinessOf(task);
    return `${task.id} ${readinessWords[readiness.state]}: ${sayReasons(readiness).join('; ')}`;
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "A-WP-0001-T01 done: it is done",
      "A-WP-0001-T02 ready: what it needs is there: A-WP-0001-T01",
      "A-WP-0001-T03 blocked: it needs A-WP-0001-T02 first, which is still to do; it needs B-WP-0001 first, which is in the backlog with one open task; it needs LAB-WP-0001 first, which A-WP-0001 reports as “2 wait, 1 done”; it is marked as waiting",
      "A-WP-0001-T04 in progress: work on it has begun; it needs A-WP-0001-T03 first, which is waiting",
      "A-WP-0001-T05 cancelled: it is cancelled",
      "A-WP-0001-T06 can never start: it needs A-WP-0001-T05 first, which is cancelled; it needs C-WP-0001-T01 first, which lies in a plan that is superseded; it needs NOBODY-WP-0001 first, and no collected file has it; it needs TWIN-WP-0001 first, which 2 files claim",
      "A-WP-0001-T07 can never start: it needs A-WP-0001-T06 first, which can never start",
      "A-WP-0001-T08 can never start: it needs A-WP-0001-T08 first, which waits for it in turn",
      "A-WP-0001-T09 deferred: it is deferred until 1 July 2026; it needs a human",
      "A-WP-0001-T10 ready: it needs nothing first",
      "B-WP-0001-T01 deferred: its plan B-WP-0001 is in the backlog; its plan B-WP-0001 is deferred until 1 August 2026",
      "C-WP-0001-T01 cancelled: its plan C-WP-0001 is superseded",
    ]
  `);
});

test('each task says why it is on the path, or is not', () => {
  const portal = portalOf(texts, { config: 'title: T\ngoal: A-WP-0001-T04\n' });
  const said = portal.catalog.tasks
    .filter(({ plan }) => plan.id === 'A-WP-0001')
    .map((task) => `${task.id} ${sayPathOf(task, portal.judgement)}`);
  expect(said).toMatchInlineSnapshot(`
    [
      "A-WP-0001-T01 It is done, so no path leads through it any more.",
      "A-WP-0001-T02 It is step 1 of 3 on the critical path to A-WP-0001-T04.",
      "A-WP-0001-T03 It is step 2 of 3 on the critical path to A-WP-0001-T04.",
      "A-WP-0001-T04 It is step 3 of 3 on the critical path to A-WP-0001-T04.",
      "A-WP-0001-T05 It is cancelled, so no path leads through it.",
      "A-WP-0001-T06 It is not on the critical path: A-WP-0001-T04 does not wait for it, dead dependencies left out.",
      "A-WP-0001-T07 It is not on the critical path: A-WP-0001-T04 does not wait for it, dead dependencies left out.",
      "A-WP-0001-T08 It is not on the critical path: A-WP-0001-T04 does not wait for it, dead dependencies left out.",
      "A-WP-0001-T09 It is not on the critical path: A-WP-0001-T04 does not wait for it.",
      "A-WP-0001-T10 It is not on the critical path: A-WP-0001-T04 does not wait for it.",
    ]
  `);
});

test('slack, ties and the lack of a goal have their own sentences', () => {
  const body = taskText('T01', 'effort: 2') + taskText('T02', 'effort: 0.5') + taskText('T03', 'effort: 2');
  const portal = portalOf({ 'ops/a.md': planText('A-WP-0001', '', body) });
  expect(portal.catalog.tasks.map((task) => sayPathOf(task, portal.judgement))).toMatchInlineSnapshot(`
    [
      "It is step 1 of 1 on the critical path to the end of all open work.",
      "It is not on the critical path to the end of all open work: it can slip by 1.5 days before it delays that.",
      "It lies on a chain that is as long as the critical path to the end of all open work.",
    ]
  `);
});

test('every state has a word', () => {
  expect(Object.keys(readinessWords)).toEqual([...readinessStates]);
});
