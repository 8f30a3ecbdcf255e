import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPortal } from '../../scripts/read-portal.ts';
import { buildOverview } from '../../src/portal/overview.ts';
import type { Overview } from '../../src/portal/overview.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';
import type { Setting } from './portal-of.ts';

function overviewOf(texts: Texts, setting?: Setting): Overview {
  return buildOverview(portalOf(texts, setting));
}

const tasks = (...keys: string[]): string =>
  keys.map((each, i) => taskText(`T${i + 1}`, each.replaceAll('; ', '\n'))).join('');

describe('the headline', () => {
  const headlineOf = (texts: Texts): string => overviewOf(texts).headline;

  test('without content', () => {
    expect(headlineOf({})).toMatchInlineSnapshot(`"No workplan has been read yet."`);
    expect(headlineOf({ 'ops/a.md': 'no plan' })).toMatchInlineSnapshot(`"No workplan has been read yet."`);
  });

  test('with nothing in hand', () => {
    expect(
      headlineOf({ 'ops/a.md': planText('A-WP-1', 'status: backlog', tasks('status: wait')) }),
    ).toMatchInlineSnapshot(`"No plan is in hand: nothing is active or blocked."`);
  });

  test('one plan', () => {
    expect(headlineOf({ 'ops/a.md': planText('A-WP-1', '', tasks('status: todo')) })).toMatchInlineSnapshot(
      `"One plan is in hand with one open task: one is ready."`,
    );
    expect(headlineOf({ 'ops/a.md': planText('A-WP-1') })).toMatchInlineSnapshot(
      `"One plan is in hand with no open tasks."`,
    );
  });

  test('one that waits, one that needs a human', () => {
    const body = tasks('status: wait', 'status: todo; needs_human: true', 'status: done; needs_human: true');
    expect(headlineOf({ 'ops/a.md': planText('A-WP-1', 'status: blocked', body) })).toMatchInlineSnapshot(
      `"One plan is in hand with two open tasks: one needs a human."`,
    );
  });

  test('many, and errors', () => {
    const body = tasks(
      'status: wait',
      'status: wait; needs_human: true',
      'status: progress; needs_human: true',
    );
    const texts = {
      'ops/a.md': planText('A-WP-1', '', body),
      'ops/b.md': planText('B-WP-1', '', body),
      'ops/c.md': planText('C-WP-1', 'status: finished', body),
      'ops/d.md': 'no plan',
    };
    expect(headlineOf(texts)).toMatchInlineSnapshot(
      `"Two plans are in hand with six open tasks: three need a human. Two errors in the plans."`,
    );
  });

  test('of the demo content', async () => {
    const portal = await readPortal(path.resolve(import.meta.dirname, '../../content'));
    const { headline, summary } = buildOverview(portal);
    expect(headline).toMatch(/^\w+ gates wait for .+, the oldest since .+; “.+” holds most: \d+ tasks\.$/);
    expect(summary).toMatch(/^\w+ plans are in hand with [\w,]+ open tasks[.:]/);
  });
});

test('an empty portal has every part, each of them empty', () => {
  const { tallies, ...overview } = overviewOf({}, { lock: null });
  expect(overview).toMatchObject({
    path: { steps: [], bottleneck: null },
    lanes: null,
    next: { picks: [], total: 0 },
    inHand: { rows: [], total: 0 },
    humans: { note: '', gates: [], tasks: [] },
    summary: null,
    recent: [],
    activity: [],
    activityText: 'no log entries in 91 days',
    findings: [],
  });
  expect(tallies.map(({ count, label }) => `${count} ${label}`)).toMatchInlineSnapshot(`
    [
      "0 plans in hand",
      "0 tasks open",
      "0 ready",
      "0 in progress",
      "0 blocked or waiting",
      "0 need a human",
      "0 problems",
      "+0 completed in 7 days",
    ]
  `);
});

test('of one thing tallies speak in the singular', () => {
  const body = tasks('status: todo; needs_human: true');
  const { tallies } = overviewOf({ 'ops/a.md': planText('A-WP-1', '', body) });
  expect(tallies.slice(0, 6).map(({ count, label }) => `${count} ${label}`)).toEqual([
    '1 plan in hand',
    '1 task open',
    '0 ready',
    '0 in progress',
    '0 blocked or waiting',
    '1 needs a human',
  ]);
});

test('only live plans count as in hand; the cut-off states how many there are', () => {
  const texts: Texts = { 'ops/z.md': planText('Z-WP-1', 'status: proposed') };
  for (let i = 1; i <= 15; i += 1) {
    texts[`ops/${i}.md`] = planText(`A-WP-${i}`, i % 2 ? 'status: blocked' : '', tasks('needs_human: true'));
  }
  texts['ops/r.md'] = planText(
    'R-WP-1',
    'status: finished',
    '| Workstream | Open state |\n| --- | --- |\n| LAB-WP-1 | blocked, 2 wait |\n',
  );
  const { inHand, humans } = overviewOf(texts);
  expect([inHand.rows.length, inHand.total]).toEqual([12, 15]);
  expect([humans.tasks.length, humans.note]).toEqual([8, '8 of 15 tasks']);
  expect(inHand.rows[1]?.id).toBe('A-WP-2');
});

test('a task that needs a human says whose it is, by when, and its latest words', () => {
  const body = taskText(
    'T1',
    'needs_human: true\ndue: 2026-07-01',
    'Progress 2026-06-20: first.\n\nProgress 2026-06-25: asked.\n\nProgress 2026-06-25: asked again.\n\nProgress 2026-06-01: old.',
  );
  const [human] = overviewOf({ 'ops/a.md': planText('A-WP-1', 'owner: Ada', body) }).humans.tasks;
  expect(human).toMatchObject({ owner: { name: 'Ada' }, dueText: '1 July 2026', lead: 'asked again.' });
});

describe('the path', () => {
  const shape = '## Dependency Shape\n\n1. First: A-WP-1.\n2. Second: B-WP-1-T1.\n3. Third: nothing.\n';
  const texts = {
    'ops/a.md': planText('A-WP-1', '', `${shape}\n${tasks('status: done')}`),
    'ops/b.md': planText('B-WP-1', '', `${shape}\n${tasks('status: todo')}`),
  };

  test('is that of the goal, else of the first plan that has lanes', () => {
    const withGoal = overviewOf(texts, { config: 'title: T\ngoal: b-wp-1\n' });
    expect(withGoal.lanes?.plan.id).toBe('B-WP-1');
    expect(overviewOf(texts).lanes?.plan.id).toBe('A-WP-1');
  });

  test('shows what is behind, where work stands and what is ahead', () => {
    const lanes = overviewOf(texts).lanes?.lanes ?? [];
    expect(lanes.map(({ title, position, progress }) => [title, position, progress.summary])).toEqual([
      ['First', 'past', '1 of 1 done'],
      ['Second', 'here', '0 of 1 done'],
      ['Third', 'ahead', 'no tasks'],
    ]);
  });
});

describe('the latest entries', () => {
  test('newest day first, of each task the last word of a day, none from the future', () => {
    const body = [
      taskText(
        'T1',
        '',
        'Progress 2026-06-25: one.\n\nProgress 2026-06-25 again: two.\n\nProgress 2026-06-28: later.',
      ),
      taskText('T2', '', 'Decided 2026-06-26: so.'),
    ].join('');
    const { recent } = overviewOf({
      'ops/a.md': planText('A-WP-1', '', `Progress 2026-06-25: plan.\n\n${body}`),
    });
    expect(
      recent.map(({ day, entries }) => [
        day,
        ...entries.map(({ kind, item, lead }) => `${kind} ${item.id}: ${lead}`),
      ]),
    ).toEqual([
      ['26 June 2026', 'Decided A-WP-1-T2: so.'],
      ['25 June 2026', 'Progress A-WP-1: plan.', 'Progress A-WP-1-T1: two.'],
    ]);
  });

  test('are counted over 91 days that end today', () => {
    const body = taskText(
      'T1',
      '',
      'Progress 2026-06-27: today.\n\nProgress 2026-03-29: first day.\n\nProgress 2026-03-28: before.',
    );
    const { activity, activityText } = overviewOf({ 'ops/a.md': planText('A-WP-1', '', body) });
    expect(activity).toHaveLength(91);
    expect([activity[0], activity.at(-1)]).toEqual([
      { date: '2026-03-29', count: 1 },
      { date: '2026-06-27', count: 1 },
    ]);
    expect(activityText).toBe('two log entries in 91 days');
  });
});

test('completed in the last seven days, today included', () => {
  const body = ['2026-06-27', '2026-06-21', '2026-06-20', '2026-06-28']
    .map((day, i) => taskText(`T${i + 1}`, 'status: done', `Completed ${day}: done.`))
    .join('');
  const { tallies } = overviewOf({ 'ops/a.md': planText('A-WP-1', '', body) });
  expect(tallies.at(-1)).toMatchObject({ count: '+2', label: 'completed in 7 days' });
});

test('findings by rule, the worst first', () => {
  const { findings } = overviewOf({
    'ops/a.md': planText('A-WP-1', 'odd: 1'),
    'ops/b.md': 'no plan',
    'ops/c.md': planText('C-WP-1', '', tasks('due: 2026-06-01')),
  });
  expect(findings.map(({ rule, severity, count }) => `${severity} ${rule} ${count}`)).toMatchInlineSnapshot(`
    [
      "error invalid-front-matter 1",
      "warning active-without-tasks 1",
      "warning overdue 1",
      "info unknown-key 1",
    ]
  `);
});
