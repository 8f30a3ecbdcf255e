import { describe, expect, test } from 'vitest';
import { judgeTexts, toGateFile } from './judged-texts.ts';
import type { Circumstances, JudgedPortal } from './judged-texts.ts';
import { planText, taskText } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

const plan = (id: string, keys = '', ...tasks: string[]): Texts => ({
  [`ops/${id}.md`]: planText(id, keys, tasks.join('')),
});
const needs = (...ids: string[]): string => `depends_on: [${ids.join(', ')}]`;

/** The picks in order: `A-WP-0001-T01 frees T02`, `!` where it is critical. */
function sayPicks({ judgement }: JudgedPortal): string[] {
  return judgement.next.map(({ task, isCritical, frees }) => {
    const freed = frees.length ? ` frees ${frees.map(({ id }) => id).join(' ')}` : '';
    return `${task.id}${isCritical ? '!' : ''}${freed}`;
  });
}

function pick(texts: Texts, circumstances?: Circumstances): string[] {
  return sayPicks(judgeTexts(texts, circumstances));
}

describe('the order of picks', () => {
  // The goal stands apart, so that nothing is critical unless a test says so.
  const apart = plan('GOAL-WP-0001', 'status: backlog', taskText('T01'));
  const goal = 'GOAL-WP-0001';

  test('the critical path first, though another frees more', () => {
    const texts = plan(
      'A-WP-0001',
      '',
      taskText('T01'),
      taskText('T02', needs('T01')),
      taskText('T03', needs('T01')),
      taskText('T04', 'priority: low\neffort: 9'),
    );
    expect(pick(texts)).toEqual(['A-WP-0001-T04!', 'A-WP-0001-T01 frees A-WP-0001-T02 A-WP-0001-T03']);
  });

  test('then who frees most, though another is more urgent', () => {
    const texts = plan(
      'A-WP-0001',
      '',
      taskText('T01', 'priority: high'),
      taskText('T02', 'priority: low'),
      taskText('T03', needs('T02')),
    );
    expect(pick({ ...apart, ...texts }, { goal })).toEqual([
      'A-WP-0001-T02 frees A-WP-0001-T03',
      'A-WP-0001-T01',
    ]);
  });

  test("then priority: the task's, else the plan's; unstated is medium", () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01', 'priority: low'), taskText('T02', 'priority: high')),
      ...plan('B-WP-0001', 'planning_priority: high', taskText('T01', 'priority: low'), taskText('T02')),
      ...plan('C-WP-0001', '', taskText('T01'), taskText('T02', 'priority: medium')),
    };
    expect(pick({ ...apart, ...texts }, { goal })).toEqual([
      'A-WP-0001-T02',
      'B-WP-0001-T02',
      'C-WP-0001-T01',
      'C-WP-0001-T02',
      'A-WP-0001-T01',
      'B-WP-0001-T01',
    ]);
  });

  test("then the plan's order, none last; then the id in natural order", () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T10'), taskText('T9')),
      ...plan('B-WP-0001', 'planning_order: 2', taskText('T01')),
      ...plan('C-WP-0001', 'planning_order: -1', taskText('T01')),
    };
    expect(pick({ ...apart, ...texts }, { goal })).toEqual([
      'C-WP-0001-T01',
      'B-WP-0001-T01',
      'A-WP-0001-T9',
      'A-WP-0001-T10',
    ]);
  });
});

describe('a task frees', () => {
  test('what waits for it alone, by itself or by its plan, in natural order', () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01')),
      ...plan('B-WP-0001', needs('A-WP-0001-T01'), taskText('T10'), taskText('T2', needs('A-WP-0001-T01'))),
    };
    expect(pick(texts)).toEqual(['A-WP-0001-T01! frees B-WP-0001-T2 B-WP-0001-T10']);
  });

  test.each([
    ['another task, too', needs('T01', 'T03')],
    ['a plan, too', needs('T01', 'B-WP-0001')],
    ['a day', `${needs('T01')}\ndefer_until: 2026-06-16`],
    ['a human', `${needs('T01')}\nneeds_human: true`],
    ['a gate', needs('T01', 'GATE-1')],
    ['something outside', `${needs('T01')}\nstatus: wait`],
    ['nothing: it is in progress', `${needs('T01')}\nstatus: progress`],
    ['nothing: it is done', `${needs('T01')}\nstatus: done`],
    ['what can never be', needs('T01', 'Z-WP-0001')],
  ])('nothing that waits for %s', (_, keys) => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01'), taskText('T02', keys), taskText('T03')),
      ...plan('B-WP-0001'),
    };
    const gates = [toGateFile({ id: 'GATE-1', blocks: [] })];
    expect(pick(texts, { today: '2026-06-15', gates }).toSorted()[0]).toMatch(/^A-WP-0001-T01!?$/);
  });

  test('nothing that waits for its plan, even as the last open task: a plan says itself when it is finished', () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01')),
      ...plan('B-WP-0001', needs('A-WP-0001'), taskText('T01')),
    };
    expect(pick(texts)).toEqual(['A-WP-0001-T01!']);
  });
});

test('only ready tasks are picked', () => {
  const texts = {
    ...plan('A-WP-0001', '', taskText('T01', 'status: wait'), taskText('T02', 'status: progress')),
    ...plan('B-WP-0001', 'status: backlog', taskText('T01')),
    ...plan('C-WP-0001', 'status: finished', taskText('T01'), taskText('T02', 'status: done')),
  };
  expect(pick(texts)).toEqual(['C-WP-0001-T01!']);
});
