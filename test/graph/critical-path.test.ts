import { describe, expect, test } from 'vitest';
import { computeCriticalPath } from '../../src/graph/critical-path.ts';
import { buildNetwork } from '../../src/graph/network.ts';
import { compareNatural } from '../../src/model/ids.ts';
import { itemOf, judgeTexts, toGateFile } from './judged-texts.ts';
import type { Circumstances, JudgedPortal } from './judged-texts.ts';
import { planText, taskText } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

/** `3 d: T01 > T02 > T03`, ids without the plan's part where there is one plan. */
function sayPath({ judgement }: JudgedPortal): string {
  const { ids, lengthDays, ties } = judgement.criticalPath;
  const tied = ties ? ` and ${ties} tied` : '';
  return `${lengthDays} d: ${ids.map(short).join(' > ')}${tied}`;
}

const short = (id: string): string => id.replace('A-WP-0001-', '');

function listSlack({ judgement }: JudgedPortal): Record<string, number> {
  return Object.fromEntries([...judgement.criticalPath.slackDays].map(([id, days]) => [short(id), days]));
}

/** Tasks of `A-WP-0001`: number → keys. */
function judgeTasks(tasks: Record<string, string>, circumstances: Circumstances = {}): JudgedPortal {
  const body = Object.entries(tasks).map(([id, keys]) => taskText(id, keys));
  return judgeTexts({ 'ops/a.md': planText('A-WP-0001', '', body.join('')) }, circumstances);
}

const needs = (...ids: string[]): string => `depends_on: [${ids.join(', ')}]`;
const plan = (id: string, keys = '', ...tasks: string[]): Texts => ({
  [`ops/${id}.md`]: planText(id, keys, tasks.join('')),
});

describe('named graphs', () => {
  test('chain', () => {
    const portal = judgeTasks({ T01: '', T02: needs('T01'), T03: needs('T02') });
    expect(sayPath(portal)).toBe('3 d: T01 > T02 > T03');
    expect(listSlack(portal)).toEqual({ T01: 0, T02: 0, T03: 0 });
  });

  test('diamond: the heavier side', () => {
    const portal = judgeTasks({
      T01: '',
      T02: `effort: 2\n${needs('T01')}`,
      T03: `effort: 5\n${needs('T01')}`,
      T04: needs('T02', 'T03'),
    });
    expect(sayPath(portal)).toBe('7 d: T01 > T03 > T04');
    expect(listSlack(portal)).toEqual({ T01: 0, T02: 3, T03: 0, T04: 0 });
  });

  test('a plan without open tasks stands for what it needs, and for its gates, as a step and as the goal', () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01'), taskText('T02', needs('T01'))),
      ...plan('B-WP-0001', `status: active\n${needs('A-WP-0001')}`, taskText('T01', 'status: done')),
      ...plan('C-WP-0001', needs('B-WP-0001'), taskText('T01')),
      ...plan('D-WP-0001', needs('C-WP-0001')),
    };
    const gate = toGateFile({ id: 'g', blocks: ['B-WP-0001'], effortDays: 3 });
    expect(sayPath(judgeTexts(texts, { goal: 'D-WP-0001' }))).toBe('3 d: T01 > T02 > C-WP-0001-T01');
    expect(sayPath(judgeTexts(texts, { goal: 'B-WP-0001' }))).toBe('2 d: T01 > T02');
    expect(sayPath(judgeTexts(texts, { goal: 'D-WP-0001', gates: [gate] }))).toBe('4 d: g > C-WP-0001-T01');
  });

  test('a goal that is over needs nothing any more', () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01')),
      ...plan('B-WP-0001', `status: finished\n${needs('A-WP-0001')}`),
    };
    expect(sayPath(judgeTexts(texts, { goal: 'B-WP-0001' }))).toBe('0 d: ');
  });

  test('ties: the first in natural order, the other one told', () => {
    const portal = judgeTasks({ T1: '', T10: needs('T1'), T2: needs('T1'), T3: needs('T2', 'T10') });
    expect(sayPath(portal)).toBe('3 d: T1 > T2 > T3 and 1 tied');
    expect(portal.judgement.criticalPath.tiedPaths.map((path) => path.map(short))).toEqual([
      ['T1', 'T10', 'T3'],
    ]);
    expect(itemOf(portal, 'A-WP-0001-T10')).toSatisfy(portal.judgement.isCritical);
  });

  test('island: a null slack, it does not lead to the goal', () => {
    const portal = judgeTasks({ T01: '', T02: needs('T01'), T09: 'effort: 9' }, { goal: 'A-WP-0001-T02' });
    expect(sayPath(portal)).toBe('2 d: T01 > T02');
    expect(portal.judgement.slackOf(itemOf(portal, 'A-WP-0001-T09'))).toBeNull();
    expect(portal.judgement.isCritical(itemOf(portal, 'A-WP-0001-T09'))).toBe(false);
  });

  test('two roots', () => {
    const portal = judgeTasks({ T01: 'effort: 3', T02: 'effort: 4', T03: needs('T01', 'T02') });
    expect(sayPath(portal)).toBe('5 d: T02 > T03');
    expect(listSlack(portal)).toEqual({ T01: 1, T02: 0, T03: 0 });
  });

  test('self loop and 3-cycle are left out: their tasks still weigh', () => {
    const portal = judgeTasks({
      T01: `effort: 2\n${needs('T01')}`,
      T02: needs('T04'),
      T03: needs('T02'),
      T04: needs('T03'),
      T05: needs('T01'),
    });
    expect(portal.judgement.cycles).toHaveLength(2);
    expect(sayPath(portal)).toBe('3 d: T01 > T05');
  });

  test('dead targets are left out', () => {
    const portal = judgeTasks({
      T01: 'status: cancel\neffort: 9',
      T02: needs('T01', 'Z-WP-0001'),
      T03: 'effort: 0.5',
    });
    expect(sayPath(portal)).toBe('1 d: T02');
  });
});

describe('weights', () => {
  test('1 day where unstated; done and cancelled work weighs nothing', () => {
    const portal = judgeTasks({ T01: 'status: done\neffort: 9', T02: needs('T01'), T03: 'status: cancel' });
    expect(sayPath(portal)).toBe('1 d: T02');
    expect(listSlack(portal)).toEqual({ T02: 0 });
  });

  test('fractions add up without rounding', () => {
    const portal = judgeTasks({
      T01: 'effort: 0.1',
      T02: `effort: 0.2\n${needs('T01')}`,
      T03: 'effort: 0.3',
    });
    expect(sayPath(portal)).toBe('0.3 d: T01 > T02 and 1 tied');
    expect(listSlack(portal)).toEqual({ T01: 0, T02: 0, T03: 0 });
  });

  test('a chain of nothing but zeros is a path of no days', () => {
    expect(sayPath(judgeTasks({ T01: 'effort: 0', T02: `effort: 0\n${needs('T01')}` }))).toBe(
      '0 d: T01 > T02',
    );
  });

  test('work without weight in front and behind is part of the path', () => {
    const portal = judgeTasks({
      T01: 'effort: 0',
      T02: needs('T01'),
      T03: `effort: 0\n${needs('T02')}`,
    });
    expect(sayPath(portal)).toBe('1 d: T01 > T02 > T03');
  });

  test('tasks in progress and waiting count like others', () => {
    const portal = judgeTasks({
      T01: 'status: progress',
      T02: `status: wait\n${needs('T01')}`,
      T03: `needs_human: true\n${needs('T02')}`,
    });
    expect(sayPath(portal)).toBe('3 d: T01 > T02 > T03');
  });
});

describe('goal', () => {
  const texts = {
    ...plan('A-WP-0001', '', taskText('T01'), taskText('T02', 'effort: 3')),
    ...plan('B-WP-0001', 'depends_on: [A-WP-0001]', taskText('T01', 'effort: 2')),
    ...plan('C-WP-0001', '', taskText('T01', needs('B-WP-0001-T01')), taskText('T02', 'effort: 20')),
  };

  test.each([
    ['A-WP-0001', '3 d: T02'],
    ['A-WP-0001-T01', '1 d: T01'],
    ['B-WP-0001', '5 d: T02 > B-WP-0001-T01'],
    ['c-wp-0001-t01', '6 d: T02 > B-WP-0001-T01 > C-WP-0001-T01'],
    ['C-WP-0001', '20 d: C-WP-0001-T02'],
  ])('%s', (goal, expected) => {
    expect(sayPath(judgeTexts(texts, { goal }))).toBe(expected);
  });

  test('none: all open work', () => {
    expect(sayPath(judgeTexts(texts))).toBe('20 d: C-WP-0001-T02');
    expect(listSlack(judgeTexts(texts))).toEqual({
      T01: 16,
      T02: 14,
      'B-WP-0001-T01': 14,
      'C-WP-0001-T01': 14,
      'C-WP-0001-T02': 0,
    });
  });

  test('by alias, in another repository', () => {
    const other = { 'net/d.md': planText('D-WP-0001', 'aliases: [Summit]', taskText('T01', 'effort: 4')) };
    expect(sayPath(judgeTexts({ ...texts, ...other }, { goal: 'summit' }))).toBe('4 d: D-WP-0001-T01');
  });

  test('reached: nothing is left to do for it', () => {
    const portal = judgeTasks({ T01: 'status: done', T02: 'status: todo' }, { goal: 'A-WP-0001-T01' });
    expect(portal.judgement.criticalPath).toMatchObject({ ids: [], lengthDays: 0, ties: 0, tiedPaths: [] });
    expect(listSlack(portal)).toEqual({});
  });

  test('behind a cycle: the dead dependency is left out, the goal itself remains', () => {
    const portal = judgeTasks({ T01: needs('T02'), T02: needs('T01') }, { goal: 'A-WP-0001-T02' });
    expect(sayPath(portal)).toBe('1 d: T02');
  });
});

describe('plans', () => {
  test('one that is needed stands for its open tasks, one that needs holds each of its own', () => {
    const texts = {
      ...plan(
        'A-WP-0001',
        '',
        taskText('T01'),
        taskText('T02', 'effort: 2'),
        taskText('T03', 'status: done'),
      ),
      ...plan('B-WP-0001', 'depends_on: [A-WP-0001]', taskText('T01'), taskText('T02')),
    };
    const portal = judgeTexts(texts);
    expect(sayPath(portal)).toBe('3 d: T02 > B-WP-0001-T01 and 1 tied');
    expect(listSlack(portal)).toEqual({ T01: 1, T02: 0, 'B-WP-0001-T01': 0, 'B-WP-0001-T02': 0 });
  });

  test('named twice, itself and by a task, gives one chain', () => {
    const texts = {
      ...plan('A-WP-0001', '', taskText('T01')),
      ...plan('B-WP-0001', 'depends_on: [A-WP-0001]', taskText('T01', needs('A-WP-0001-T01', 'A-WP-0001'))),
    };
    expect(sayPath(judgeTexts(texts))).toBe('2 d: T01 > B-WP-0001-T01');
  });

  test('a finished one leads nowhere, its open tasks are open work', () => {
    const texts = {
      ...plan('A-WP-0001', 'status: finished', taskText('T01', 'effort: 3')),
      ...plan('B-WP-0001', 'depends_on: [A-WP-0001]', taskText('T01')),
    };
    expect(sayPath(judgeTexts(texts))).toBe('3 d: T01');
    expect(sayPath(judgeTexts(texts, { goal: 'B-WP-0001' }))).toBe('1 d: B-WP-0001-T01');
  });

  test.each(['cancelled', 'superseded', 'archived'])('open tasks of one that is %s are no work', (status) => {
    expect(sayPath(judgeTexts(plan('A-WP-0001', `status: ${status}`, taskText('T01'))))).toBe('0 d: ');
  });
});

describe('gates', () => {
  const gates = [toGateFile({ id: 'GATE-1', blocks: ['A-WP-0001-T02'] })];

  test('an open one in front of a critical task is critical and weighs nothing unless it states it', () => {
    const portal = judgeTasks({ T01: 'effort: 0.5', T02: '' }, { gates });
    expect(sayPath(portal)).toBe('1 d: GATE-1 > T02');
    expect(itemOf(portal, 'GATE-1')).toSatisfy(portal.judgement.isCritical);
    const heavy = [toGateFile({ id: 'GATE-1', blocks: ['A-WP-0001-T01'], effortDays: 5 })];
    expect(sayPath(judgeTasks({ T01: '', T02: 'effort: 5' }, { gates: heavy }))).toBe('6 d: GATE-1 > T01');
  });

  test('a cleared one is gone', () => {
    const cleared = [toGateFile({ id: 'GATE-1', blocks: ['A-WP-0001'], status: 'cleared', effortDays: 9 })];
    expect(sayPath(judgeTasks({ T01: '' }, { gates: cleared }))).toBe('1 d: T01');
  });

  test('among equals a chain with a gate comes first, whatever its ids', () => {
    expect(sayPath(judgeTasks({ T01: '', T02: '' }, { gates }))).toBe('1 d: GATE-1 > T02 and 1 tied');
  });

  test('one that holds a plan leads to each of its open tasks', () => {
    const all = [toGateFile({ id: 'GATE-1', blocks: ['A-WP-0001'] })];
    const portal = judgeTasks({ T01: '', T02: needs('T01') }, { gates: all });
    // Straight to T02 is lighter.
    expect(sayPath(portal)).toBe('2 d: GATE-1 > T01 > T02');
  });

  test('one that is needed by its id leads to who needs it', () => {
    const free = [toGateFile({ id: 'GATE-1', blocks: [] })];
    expect(sayPath(judgeTasks({ T01: needs('GATE-1') }, { gates: free }))).toBe('1 d: GATE-1 > T01');
  });
});

describe('ties', () => {
  test('ten are listed, all are counted', () => {
    const sides = Array.from({ length: 15 }, (_, index): [string, string] => [`T${index + 2}`, needs('T1')]);
    const portal = judgeTasks({ T1: '', ...Object.fromEntries(sides) });
    expect(sayPath(portal)).toBe('2 d: T1 > T2 and 14 tied');
    expect(portal.judgement.criticalPath.tiedPaths.map((path) => path.map(short).join(' '))).toEqual(
      Array.from({ length: 10 }, (_, index) => `T1 T${index + 3}`),
    );
  });

  test('more than anybody could list are counted up to a bound, in no time', () => {
    const layers = Array.from({ length: 60 }, (_, index): [string, string][] => {
      const keys = index ? needs(`T${index * 2}`, `T${index * 2 + 1}`) : '';
      return [
        [`T${index * 2 + 2}`, keys],
        [`T${index * 2 + 3}`, keys],
      ];
    });
    const { ties, tiedPaths, lengthDays } = judgeTasks(Object.fromEntries(layers.flat())).judgement
      .criticalPath;
    expect([ties, tiedPaths.length, lengthDays]).toEqual([Number.MAX_SAFE_INTEGER, 10, 60]);
  });
});

test('a goal that is no node: nothing leads to it', () => {
  const { nodes, edges } = judgeTasks({ T01: '', T02: needs('T01') }).judgement;
  const path = computeCriticalPath({
    network: buildNetwork({ nodes, edges }),
    goal: 'Z-WP-0001',
    compare: compareNatural,
  });
  expect(path).toEqual({
    goal: 'Z-WP-0001',
    ids: [],
    lengthDays: 0,
    ties: 0,
    tiedPaths: [],
    slackDays: new Map(),
  });
});

test('nothing open: an empty path', () => {
  expect(sayPath(judgeTexts({}))).toBe('0 d: ');
  expect(sayPath(judgeTasks({ T01: 'status: done' }))).toBe('0 d: ');
});
