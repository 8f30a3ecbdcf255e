import { describe, expect, test } from 'vitest';
import { judgeTexts, listStates, sayReadiness, toGateFile } from './judged-texts.ts';
import type { Circumstances } from './judged-texts.ts';
import { planText, taskText } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

const today = '2026-06-15';
const yesterday = '2026-06-14';
const tomorrow = '2026-06-16';

const plan = (id: string, keys = '', ...tasks: string[]): Texts => ({
  [`ops/${id}.md`]: planText(id, keys, tasks.join('')),
});

/** What is said of the one task of `A-WP-0001`. */
function sayTask(keys: string, planKeys = '', circumstances: Circumstances = {}): string | undefined {
  const texts = {
    ...plan('A-WP-0001', planKeys, taskText('T01', keys)),
    ...plan('B-WP-0001', '', taskText('T01'), taskText('T02', 'status: done')),
    ...plan('C-WP-0001', 'status: cancelled'),
  };
  const lines = sayReadiness(judgeTexts(texts, { today, ...circumstances }));
  return lines.find((line) => line.startsWith('A-WP-0001-T01'))?.replace('A-WP-0001-T01 = ', '');
}

describe('one answer for each state', () => {
  test.each([
    ['status: done', '', 'done: done'],
    ['status: cancel', '', 'cancelled: cancelled'],
    ['', 'status: cancelled', 'cancelled: cancelled with A-WP-0001'],
    ['', 'status: superseded', 'cancelled: cancelled with A-WP-0001'],
    ['', 'status: archived', 'cancelled: cancelled with A-WP-0001'],
    ['status: progress', '', 'in-progress: in-progress'],
    ['depends_on: [C-WP-0001]', '', 'dead-blocked: dead-blocked by C-WP-0001'],
    ['depends_on: [Z-WP-0001]', '', 'dead-blocked: dead-blocked by Z-WP-0001'],
    ['', 'status: deferred', 'deferred: deferred with A-WP-0001'],
    ['', 'status: backlog', 'deferred: deferred with A-WP-0001'],
    ['', 'status: proposed', 'deferred: deferred with A-WP-0001'],
    [`defer_until: ${tomorrow}`, '', `deferred: deferred until ${tomorrow}`],
    ['', `defer_until: ${tomorrow}`, `deferred: deferred with A-WP-0001 until ${tomorrow}`],
    ['depends_on: [B-WP-0001]', '', 'blocked: blocked by B-WP-0001'],
    ['depends_on: [B-WP-0001-T01]', '', 'blocked: blocked by B-WP-0001-T01'],
    ['needs_human: true', '', 'needs-human: needs-human'],
    ['status: wait', '', 'waiting: waiting'],
    ['', 'status: blocked', 'waiting: waiting with A-WP-0001'],
    ['', '', 'ready: ready'],
    ['depends_on: [B-WP-0001-T02]', '', 'ready: ready after B-WP-0001-T02'],
  ])('task %j in plan %j', (keys, planKeys, expected) => {
    expect(sayTask(keys, planKeys)).toBe(expected);
  });
});

describe('the first that applies decides, all are told', () => {
  const everything = `needs_human: true\ndefer_until: ${tomorrow}\ndepends_on: [Z-WP-0001, B-WP-0001]`;
  const rest = [
    'dead-blocked by Z-WP-0001',
    'deferred with A-WP-0001',
    `deferred until ${tomorrow}`,
    'blocked by B-WP-0001',
    'needs-human',
  ].join(', ');

  test.each([
    ['status: progress', 'status: deferred', `in-progress: in-progress, ${rest}`],
    ['status: wait', 'status: deferred', `dead-blocked: ${rest}, waiting`],
    ['', 'status: deferred', `dead-blocked: ${rest}`],
  ])('task %j in plan %j', (keys, planKeys, expected) => {
    expect(sayTask([keys, everything].filter(Boolean).join('\n'), planKeys)).toBe(expected);
  });

  test('deferred before blocked before needs-human before waiting', () => {
    const keys = (...more: string[]): string => ['status: wait', 'needs_human: true', ...more].join('\n');
    expect(sayTask(keys('depends_on: [B-WP-0001]', `defer_until: ${tomorrow}`))).toMatch(/^deferred:/);
    expect(sayTask(keys('depends_on: [B-WP-0001]'))).toMatch(/^blocked:/);
    expect(sayTask(keys())).toBe('needs-human: needs-human, waiting');
  });

  test('what is over is over, whatever else is stated', () => {
    expect(sayTask(`status: done\n${everything}`, 'status: cancelled')).toBe('done: done');
    expect(sayTask(`status: cancel\n${everything}`, 'status: superseded')).toBe(
      'cancelled: cancelled, cancelled with A-WP-0001',
    );
    expect(sayTask('status: progress', 'status: archived')).toMatch(/^cancelled:/);
  });
});

describe('dates', () => {
  test('today itself is not later, nor is the past', () => {
    expect(sayTask(`defer_until: ${today}`)).toBe('ready: ready');
    expect(sayTask('', `defer_until: ${today}`)).toBe('ready: ready');
    expect(sayTask(`defer_until: ${yesterday}`, `defer_until: ${yesterday}`)).toBe('ready: ready');
  });

  test("the later of the task's and the plan's day counts", () => {
    expect(sayTask(`defer_until: ${yesterday}`, `defer_until: ${tomorrow}`)).toMatch(/^deferred:/);
    expect(sayTask(`defer_until: ${tomorrow}`, `defer_until: ${yesterday}`)).toMatch(/^deferred:/);
  });

  test('nothing is later than an unknown day', () => {
    expect(sayTask(`defer_until: ${tomorrow}`, '', { today: '' })).toBe('ready: ready');
  });
});

describe('a task inherits from its plan', () => {
  test('dependencies', () => {
    expect(sayTask('', 'depends_on: [B-WP-0001-T01]')).toBe('blocked: blocked by B-WP-0001-T01');
    expect(sayTask('', 'depends_on: [Z-WP-0001]')).toBe('dead-blocked: dead-blocked by Z-WP-0001');
    expect(sayTask('depends_on: [B-WP-0001]', 'depends_on: [B-WP-0001-T01]')).toBe(
      'blocked: blocked by B-WP-0001-T01, blocked by B-WP-0001',
    );
  });

  test('what it depends on does not make its plan wait', () => {
    const portal = judgeTexts(
      plan('A-WP-0001', '', taskText('T01', 'depends_on: [Z-WP-0001]'), taskText('T02')),
    );
    expect(listStates(portal)).toEqual({ 'A-WP-0001-T01': 'dead-blocked', 'A-WP-0001-T02': 'ready' });
  });

  test('in a finished plan tasks keep their own answer', () => {
    expect(sayTask('', 'status: finished')).toBe('ready: ready');
    expect(sayTask('depends_on: [B-WP-0001]', 'status: finished')).toBe('blocked: blocked by B-WP-0001');
  });
});

describe('dead-blocked spreads', () => {
  const stuck = plan('S-WP-0001', '', taskText('T01', 'depends_on: [Z-WP-0001]'));

  test('along a chain, to its end', () => {
    const texts = {
      ...stuck,
      ...plan('A-WP-0001', '', taskText('T01', 'depends_on: [S-WP-0001-T01]')),
      ...plan('B-WP-0001', '', taskText('T01', 'depends_on: [A-WP-0001-T01]')),
    };
    expect(new Set(Object.values(listStates(judgeTexts(texts))))).toEqual(new Set(['dead-blocked']));
  });

  test('from one task of a plan to all who need the plan', () => {
    const texts = {
      ...stuck,
      'ops/s2.md': planText('S-WP-0002', '', taskText('T01') + taskText('T02', 'depends_on: [Z-WP-0001]')),
      ...plan('A-WP-0001', 'depends_on: [S-WP-0002]', taskText('T01')),
      ...plan('B-WP-0001', '', taskText('T01', 'depends_on: [S-WP-0002-T01]')),
    };
    expect(listStates(judgeTexts(texts))).toMatchObject({
      'A-WP-0001-T01': 'dead-blocked',
      'B-WP-0001-T01': 'blocked',
      'S-WP-0002-T01': 'ready',
    });
  });

  test('through a plan without open tasks that can never be finished', () => {
    const texts = {
      ...plan('S-WP-0001', 'depends_on: [Z-WP-0001]', taskText('T01', 'status: done')),
      ...plan('A-WP-0001', 'depends_on: [S-WP-0001]', taskText('T01')),
    };
    expect(listStates(judgeTexts(texts))['A-WP-0001-T01']).toBe('dead-blocked');
  });

  test('not through what is in progress: it has started', () => {
    const texts = {
      ...plan('S-WP-0001', '', taskText('T01', 'status: progress\ndepends_on: [Z-WP-0001]')),
      ...plan('A-WP-0001', '', taskText('T01', 'depends_on: [S-WP-0001-T01]')),
      ...plan('B-WP-0001', 'depends_on: [S-WP-0001]', taskText('T01')),
    };
    expect(listStates(judgeTexts(texts))).toEqual({
      'S-WP-0001-T01': 'in-progress',
      'A-WP-0001-T01': 'blocked',
      'B-WP-0001-T01': 'blocked',
    });
  });

  test.each(['finished', 'archived'])('not from a plan that is %s', (status) => {
    const texts = {
      ...plan('S-WP-0001', `status: ${status}\ndepends_on: [Z-WP-0001]`, taskText('T01', 'status: done')),
      ...plan('A-WP-0001', 'depends_on: [S-WP-0001]', taskText('T01')),
    };
    expect(listStates(judgeTexts(texts))['A-WP-0001-T01']).toBe('ready');
  });
});

describe('an open gate', () => {
  const hold = (...blocks: string[]): Circumstances => ({ gates: [toGateFile({ id: 'GATE-1', blocks })] });

  test('holds its task, and each task of its plan', () => {
    expect(sayTask('', '', hold('a-wp-0001-t01'))).toBe('needs-human: needs-human at GATE-1');
    expect(sayTask('', '', hold('A-WP-0001'))).toBe('needs-human: needs-human at GATE-1');
    expect(sayTask('', 'aliases: [keys]', hold('Keys'))).toBe('needs-human: needs-human at GATE-1');
  });

  test('holds nothing once it is cleared', () => {
    const gates = [toGateFile({ id: 'GATE-1', blocks: ['A-WP-0001'], status: 'cleared' })];
    expect(sayTask('', '', { gates })).toBe('ready: ready');
  });

  test('decides only when everything else is there', () => {
    expect(sayTask('depends_on: [B-WP-0001]', '', hold('A-WP-0001'))).toBe(
      'blocked: blocked by B-WP-0001, needs-human at GATE-1',
    );
    expect(sayTask('status: wait', '', hold('A-WP-0001'))).toBe(
      'needs-human: needs-human at GATE-1, waiting',
    );
  });

  test('can be needed by its id', () => {
    expect(sayTask('depends_on: [GATE-1]', '', hold())).toBe('needs-human: needs-human at GATE-1');
  });

  test('for a name that two items claim holds both; for a name that nobody has holds nothing, and says so', () => {
    const twins = { 'net/b.md': planText('B-WP-0001', '', taskText('T01')), ...plan('B-WP-0001') };
    const portal = judgeTexts(twins, hold('B-WP-0001', 'Z-WP-0001'));
    expect(listStates(portal)).toEqual({ 'B-WP-0001-T01': 'needs-human' });
    expect(portal.judgement.holds.all.map(({ verdict, dead, held }) => [verdict, dead, held.length])).toEqual(
      [
        ['pending', null, 2],
        ['dead', 'missing', 0],
      ],
    );
  });
});

test('only pending and dead dependencies are told as reasons', () => {
  const texts = {
    ...plan('A-WP-0001', '', taskText('T01', 'depends_on: [B-WP-0001, C-WP-0001]')),
    ...plan('B-WP-0001', 'status: finished'),
    ...plan('C-WP-0001'),
  };
  expect(sayReadiness(judgeTexts(texts))).toEqual(['A-WP-0001-T01 = blocked: blocked by C-WP-0001']);
});
