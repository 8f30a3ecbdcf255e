import { describe, expect, test } from 'vitest';
import { judgeTexts, sayVerdicts, toGateFile } from './judged-texts.ts';
import { planText, taskText } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

/** The verdict on `A-WP-0001 needs <target>`. */
function verdictOn(target: string, texts: Texts): string | undefined {
  const portal = judgeTexts({ 'ops/a.md': planText('A-WP-0001', `depends_on: [${target}]`), ...texts });
  return sayVerdicts(portal)
    .find((line) => line.startsWith('A-WP-0001 needs'))
    ?.replace(/^[^:]*: /, '');
}

const plan = (status: string, ...tasks: string[]): Texts => ({
  'net/b.md': planText('B-WP-0001', `status: ${status}`, tasks.join('')),
});
const open = taskText('T01');
const closed = taskText('T02', 'status: done') + taskText('T03', 'status: cancel');

describe('a plan is', () => {
  test.each([
    ['active', 'pending'],
    ['blocked', 'pending'],
    ['proposed', 'pending'],
    ['backlog', 'pending'],
    ['deferred', 'pending'],
    ['finished', 'satisfied'],
    ['done', 'satisfied'],
    ['archived', 'dead (archived)'],
    ['superseded', 'dead (superseded)'],
    ['cancelled', 'dead (cancelled)'],
  ])('when %s with open tasks: %s', (status, verdict) => {
    expect(verdictOn('B-WP-0001', plan(status, open, closed))).toBe(verdict);
  });

  test.each([
    ['active', 'pending'],
    ['deferred', 'pending'],
    ['finished', 'satisfied'],
    ['archived', 'satisfied'],
    ['superseded', 'dead (superseded)'],
    ['cancelled', 'dead (cancelled)'],
  ])('when %s with closed tasks alone: %s', (status, verdict) => {
    expect(verdictOn('B-WP-0001', plan(status, closed))).toBe(verdict);
  });

  test.each(['todo', 'progress', 'wait'])('dead when archived with a task in %s', (status) => {
    expect(verdictOn('B-WP-0001', plan('archived', closed, taskText('T04', `status: ${status}`)))).toBe(
      'dead (archived)',
    );
  });

  test('satisfied when archived without any task', () => {
    expect(verdictOn('B-WP-0001', plan('archived'))).toBe('satisfied');
  });
});

describe('a task is', () => {
  test.each([
    ['todo', 'pending'],
    ['progress', 'pending'],
    ['wait', 'pending'],
    ['done', 'satisfied'],
    ['cancel', 'dead (cancelled)'],
  ])('when %s in an active plan: %s', (status, verdict) => {
    expect(verdictOn('B-WP-0001-T01', plan('active', taskText('T01', `status: ${status}`)))).toBe(verdict);
  });

  test.each([
    ['finished', 'pending'],
    ['deferred', 'pending'],
    ['archived', 'dead (archived)'],
    ['superseded', 'dead (superseded)'],
    ['cancelled', 'dead (cancelled)'],
  ])('when open in a plan that is %s: %s', (status, verdict) => {
    expect(verdictOn('B-WP-0001-T01', plan(status, open))).toBe(verdict);
  });

  test.each(['finished', 'archived', 'superseded', 'cancelled'])(
    'satisfied when done, even in a plan that is %s',
    (status) => {
      expect(verdictOn('B-WP-0001-T02', plan(status, open, closed))).toBe('satisfied');
    },
  );
});

describe('a plan known from reports alone is', () => {
  const reportedAs = (state: string, date: string): string =>
    planText(
      `R-WP-${date.slice(-4).replace('-', '')}`,
      `updated: ${date}`,
      `| Workstream | Open state |\n| --- | --- |\n| LAB-WP-0009 | ${state} |\n`,
    );

  test.each([
    ['finished, 7 done', 'satisfied'],
    ['finished, 1 todo', 'satisfied'],
    ['archived, 7 done', 'satisfied'],
    ['archived, 7 done, 1 wait', 'dead (archived)'],
    ['superseded', 'dead (superseded)'],
    ['cancelled, 2 cancel', 'dead (cancelled)'],
    ['active, 1 todo', 'pending'],
    ['3 wait, 5 done', 'pending'],
    // Nobody says that it is finished.
    ['7 done', 'pending'],
    ['0 tasks', 'pending'],
  ])('when reported as `%s`: %s', (state, verdict) => {
    expect(verdictOn('LAB-WP-0009', { 'ops/r.md': reportedAs(state, '2026-05-01') })).toBe(verdict);
  });

  test('judged by what was said last', () => {
    const older = reportedAs('active, 1 todo', '2026-05-01');
    const newer = reportedAs('finished', '2026-05-02');
    expect(verdictOn('lab-wp-0009', { 'ops/r.md': older, 'ops/s.md': newer })).toBe('satisfied');
    expect(verdictOn('lab-wp-0009', { 'ops/s.md': older, 'ops/r.md': newer })).toBe('satisfied');
  });

  test('judged by its own file as soon as it has one', () => {
    const texts = {
      'ops/r.md': reportedAs('finished', '2026-05-01'),
      'lab/l.md': planText('LAB-WP-0009', 'status: active'),
    };
    expect(verdictOn('LAB-WP-0009', texts)).toBe('pending');
  });
});

describe('a name', () => {
  test('that nothing has is missing', () => {
    expect(verdictOn('B-WP-0009', plan('active'))).toBe('dead (missing)');
    expect(verdictOn('B-WP-0001-T09', plan('finished', closed))).toBe('dead (missing)');
  });

  test('that two files claim is ambiguous, even if both are finished', () => {
    const twins = {
      'net/b.md': planText('B-WP-0001', 'status: finished'),
      'lab/b.md': planText('b-wp-0001', 'status: finished'),
    };
    expect(verdictOn('B-WP-0001', twins)).toBe('dead (ambiguous)');
  });

  test('that two tasks claim is ambiguous', () => {
    expect(verdictOn('B-WP-0001-T02', plan('active', closed, taskText('T02', 'status: done')))).toBe(
      'dead (ambiguous)',
    );
  });

  test('may be written in any case, and be an alias, across repositories', () => {
    const other = { 'net/b.md': planText('B-WP-0001', 'aliases: [Signing]\nstatus: finished', closed) };
    expect(verdictOn('b-Wp-0001', other)).toBe('satisfied');
    expect(verdictOn('sIGNING', other)).toBe('satisfied');
    expect(verdictOn('b-wp-0001-t02', other)).toBe('satisfied');
  });

  test('that one plan has as id and another as alias is ambiguous', () => {
    const texts = {
      'net/b.md': planText('B-WP-0001', 'status: finished'),
      'lab/c.md': planText('C-WP-0001', 'aliases: [B-WP-0001]\nstatus: finished'),
    };
    expect(verdictOn('B-WP-0001', texts)).toBe('dead (ambiguous)');
  });
});

test('a gate is satisfied when it is cleared', () => {
  const texts = { 'ops/a.md': planText('A-WP-0001', 'depends_on: [GATE-1, gate-2]') };
  const gates = [toGateFile({ id: 'GATE-1', blocks: [] }, { id: 'GATE-2', blocks: [], status: 'cleared' })];
  expect(sayVerdicts(judgeTexts(texts, { gates }))).toEqual([
    'A-WP-0001 needs GATE-1: pending',
    'A-WP-0001 needs gate-2: satisfied',
  ]);
});
