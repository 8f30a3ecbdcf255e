import { describe, expect, test } from 'vitest';
import { judgeTexts, listStates, sayVerdict, sayVerdicts } from './judged-texts.ts';
import { planText, taskText } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

/** Each cycle by the way around it, then what else is caught in it. */
function sayCycles(texts: Texts): string[] {
  return judgeTexts(texts).judgement.cycles.map(({ edges, round }) => {
    const steps = round.map(({ dependant, stated }) => `${dependant.node} → ${stated.target}`);
    const more = edges.length - round.length;
    return steps.join(', ') + (more ? ` and ${more} more` : '');
  });
}

const plan = (id: string, keys = '', ...tasks: string[]): Texts => ({
  [`ops/${id}.md`]: planText(id, keys, tasks.join('')),
});

describe('a cycle of tasks', () => {
  test('self loop', () => {
    const texts = plan('A-WP-0001', '', taskText('T01', 'depends_on: [T01]'), taskText('T02'));
    expect(sayCycles(texts)).toEqual(['A-WP-0001-T01 → A-WP-0001-T01']);
    expect(listStates(judgeTexts(texts))).toEqual({
      'A-WP-0001-T01': 'dead-blocked',
      'A-WP-0001-T02': 'ready',
    });
  });

  test('3-cycle: told from the first id, in the order of needing', () => {
    const texts = plan(
      'A-WP-0001',
      '',
      taskText('T10', 'depends_on: [T03]'),
      taskText('T03', 'depends_on: [T02]'),
      taskText('T02', 'depends_on: [T10]'),
    );
    expect(sayCycles(texts)).toEqual([
      'A-WP-0001-T02 → A-WP-0001-T10, A-WP-0001-T10 → A-WP-0001-T03, A-WP-0001-T03 → A-WP-0001-T02',
    ]);
    expect(sayVerdicts(judgeTexts(texts)).every((line) => line.endsWith('dead (cycle)'))).toBe(true);
  });

  test('what leads into it and what hangs on it is outside', () => {
    const texts = plan(
      'A-WP-0001',
      '',
      taskText('T01'),
      taskText('T02', 'depends_on: [T01, T03]'),
      taskText('T03', 'depends_on: [T02]'),
      taskText('T04', 'depends_on: [T03]'),
    );
    const portal = judgeTexts(texts);
    expect(sayVerdicts(portal)).toEqual([
      'A-WP-0001-T02 needs A-WP-0001-T01: pending',
      'A-WP-0001-T02 needs A-WP-0001-T03: dead (cycle)',
      'A-WP-0001-T03 needs A-WP-0001-T02: dead (cycle)',
      'A-WP-0001-T04 needs A-WP-0001-T03: pending',
    ]);
    expect(listStates(portal)).toEqual({
      'A-WP-0001-T01': 'ready',
      'A-WP-0001-T02': 'dead-blocked',
      'A-WP-0001-T03': 'dead-blocked',
      'A-WP-0001-T04': 'dead-blocked',
    });
  });

  test('two that share no task are two; two that share one are one, told by its shortest way', () => {
    const apart = plan(
      'A-WP-0001',
      '',
      taskText('T01', 'depends_on: [T02]'),
      taskText('T02', 'depends_on: [T01]'),
      taskText('T03', 'depends_on: [T04, T02]'),
      taskText('T04', 'depends_on: [T03]'),
    );
    expect(sayCycles(apart)).toEqual([
      'A-WP-0001-T01 → A-WP-0001-T02, A-WP-0001-T02 → A-WP-0001-T01',
      'A-WP-0001-T03 → A-WP-0001-T04, A-WP-0001-T04 → A-WP-0001-T03',
    ]);
    const joined = plan(
      'A-WP-0001',
      '',
      taskText('T01', 'depends_on: [T02, T03]'),
      taskText('T02', 'depends_on: [T01]'),
      taskText('T03', 'depends_on: [T04]'),
      taskText('T04', 'depends_on: [T01]'),
    );
    expect(sayCycles(joined)).toEqual([
      'A-WP-0001-T01 → A-WP-0001-T02, A-WP-0001-T02 → A-WP-0001-T01 and 3 more',
    ]);
  });

  test.each(['done', 'cancel'])('none where one of them is %s', (status) => {
    const texts = plan(
      'A-WP-0001',
      '',
      taskText('T01', 'depends_on: [T02]'),
      taskText('T02', `status: ${status}\ndepends_on: [T01]`),
    );
    expect(sayCycles(texts)).toEqual([]);
  });

  test('in progress does not help: the dependencies are still a circle', () => {
    const texts = plan(
      'A-WP-0001',
      '',
      taskText('T01', 'depends_on: [T02]'),
      taskText('T02', 'status: progress\ndepends_on: [T01]'),
      taskText('T03', 'depends_on: [T02]'),
    );
    const portal = judgeTexts(texts);
    expect(portal.judgement.cycles).toHaveLength(1);
    expect(listStates(portal)).toEqual({
      'A-WP-0001-T01': 'dead-blocked',
      'A-WP-0001-T02': 'in-progress',
      'A-WP-0001-T03': 'blocked',
    });
  });
});

describe('a cycle through plans', () => {
  test('a plan that needs itself', () => {
    expect(sayCycles(plan('A-WP-0001', 'depends_on: [A-WP-0001]', taskText('T01')))).toEqual([
      'A-WP-0001 → A-WP-0001',
    ]);
  });

  test('a task that needs its own plan, a plan that needs its own task', () => {
    expect(sayCycles(plan('A-WP-0001', '', taskText('T01', 'depends_on: [A-WP-0001]')))).toEqual([
      'A-WP-0001-T01 → A-WP-0001',
    ]);
    expect(sayCycles(plan('A-WP-0001', 'depends_on: [A-WP-0001-T01]', taskText('T01')))).toEqual([
      'A-WP-0001 → A-WP-0001-T01',
    ]);
  });

  test('a plan that needs its own done task waits for nothing', () => {
    const texts = plan('A-WP-0001', 'depends_on: [A-WP-0001-T01]', taskText('T01', 'status: done'));
    expect(sayCycles(texts)).toEqual([]);
  });

  test('two plans, whether they have open tasks or none', () => {
    const round = ['A-WP-0001 → B-WP-0001, B-WP-0001 → A-WP-0001'];
    const empty = {
      ...plan('A-WP-0001', 'depends_on: [B-WP-0001]'),
      ...plan('B-WP-0001', 'depends_on: [A-WP-0001]'),
    };
    expect(sayCycles(empty)).toEqual(round);
    const full = {
      ...plan('A-WP-0001', 'depends_on: [B-WP-0001]', taskText('T01')),
      ...plan('B-WP-0001', 'depends_on: [A-WP-0001]', taskText('T01'), taskText('T02')),
    };
    expect(sayCycles(full)).toEqual(round);
  });

  test('a task waits for a plan whose task inherits a wait for it', () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01', 'depends_on: [B-WP-0001]'), taskText('T02')),
      ...plan('B-WP-0001', 'depends_on: [A-WP-0001-T01]', taskText('T01')),
    };
    expect(sayCycles(texts)).toEqual(['A-WP-0001-T01 → B-WP-0001, B-WP-0001 → A-WP-0001-T01']);
    expect(listStates(judgeTexts(texts))).toEqual({
      'A-WP-0001-T01': 'dead-blocked',
      'A-WP-0001-T02': 'ready',
      'B-WP-0001-T01': 'dead-blocked',
    });
  });

  test('tasks of two plans may wait for each other in turns', () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01'), taskText('T02', 'depends_on: [B-WP-0001-T01]')),
      ...plan('B-WP-0001', '', taskText('T01', 'depends_on: [A-WP-0001-T01]')),
    };
    expect(sayCycles(texts)).toEqual([]);
  });

  test('a plan in the circle by one task drags its other tasks along only by what the plan states', () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01', 'depends_on: [B-WP-0001-T01]'), taskText('T02')),
      ...plan('B-WP-0001', '', taskText('T01', 'depends_on: [A-WP-0001]')),
    };
    const portal = judgeTexts(texts);
    expect(sayVerdicts(portal)).toEqual([
      'A-WP-0001-T01 needs B-WP-0001-T01: dead (cycle)',
      'B-WP-0001-T01 needs A-WP-0001: dead (cycle)',
    ]);
    expect(listStates(portal)['A-WP-0001-T02']).toBe('ready');
  });

  test('is told from the first id by what that one states, though its plan holds it by a shorter way', () => {
    const texts = plan(
      'Z-WP-0001',
      'depends_on: [A-1]',
      taskText('A-1', 'depends_on: [A-2]'),
      taskText('A-2'),
    );
    expect(sayCycles(texts)).toEqual(['A-1 → A-2, Z-WP-0001 → A-1']);
  });

  test.each(['finished', 'archived', 'superseded', 'cancelled'])(
    'none through a plan that is %s: nobody waits for it',
    (status) => {
      const texts = {
        ...plan('A-WP-0001', 'depends_on: [B-WP-0001]', taskText('T01')),
        ...plan('B-WP-0001', `status: ${status}\ndepends_on: [A-WP-0001]`, taskText('T01')),
      };
      expect(sayCycles(texts)).toEqual([]);
    },
  );

  test('an open task of a finished plan still waits for what its plan states', () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01', 'depends_on: [B-WP-0001-T01]')),
      ...plan('B-WP-0001', 'status: finished\ndepends_on: [A-WP-0001-T01]', taskText('T01')),
    };
    expect(sayCycles(texts)).toEqual(['A-WP-0001-T01 → B-WP-0001-T01, B-WP-0001 → A-WP-0001-T01']);
  });
});

test('an ambiguous name closes no circle: nobody knows what is meant', () => {
  const texts = {
    'net/b.md': planText('B-WP-0001', 'depends_on: [A-WP-0001]'),
    'lab/b.md': planText('B-WP-0001', 'depends_on: [A-WP-0001]'),
    ...plan('A-WP-0001', 'depends_on: [B-WP-0001]'),
  };
  const { judgement } = judgeTexts(texts);
  expect(judgement.cycles).toEqual([]);
  expect(judgement.dependencies.all.map(sayVerdict)).toEqual([
    'A-WP-0001 needs B-WP-0001: dead (ambiguous)',
    'B-WP-0001 needs A-WP-0001: pending',
    'B-WP-0001@net needs A-WP-0001: pending',
  ]);
});
