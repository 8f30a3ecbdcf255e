// Two days of the same portal: what is said of the way from one to the other.
import { describe, expect, test } from 'vitest';
import type { Checkpoint } from '../../../src/model/checkpoint.ts';
import { sayChanges, toChanges } from '../../../src/portal/past/changes.ts';
import type { ChangeItem } from '../../../src/portal/past/changes.ts';
import { diffCheckpoints, isSame } from '../../../src/portal/past/diff.ts';
import { planText, taskText } from '../../graph/workplan-files.ts';
import { dayOf } from './days.ts';

const before = dayOf(
  '2026-06-20',
  {
    'ops/a.md': planText(
      'A-WP-1',
      'status: active\nowner: ada',
      [
        taskText('T1', 'status: progress'),
        taskText('T2', 'depends_on: [T1]\ndue: 2026-07-01'),
        taskText('T3', 'status: done', 'Completed 2026-06-01: all of it.'),
        taskText('T4', 'effort: 3'),
      ].join('\n'),
    ),
    'ops/b.md': planText(
      'B-WP-1',
      'status: active',
      taskText('T1', 'depends_on: [B-WP-1-T2]') + taskText('T2', 'depends_on: [B-WP-1-T1]'),
    ),
    'ops/old.md': planText('OLD-WP-1', 'status: active', taskText('T1')),
  },
  { gates: { 'gates/key.yaml': 'id: key\ntitle: A key\nblocks: [A-WP-1-T4]\nowner: mira\n' } },
);

const after = dayOf(
  '2026-06-27',
  {
    'ops/a.md': planText(
      'A-WP-1',
      'status: active\nowner: ben',
      [
        taskText('T1', 'status: done', 'Completed 2026-06-25: all of it.'),
        taskText('T2', 'depends_on: [T1]\ndue: 2026-07-15'),
        taskText('T3', 'status: todo'),
        taskText('T4', 'effort: 1'),
        taskText('T5', 'status: wait'),
      ].join('\n'),
    ),
    'ops/b.md': planText(
      'B-WP-1',
      'status: finished',
      taskText('T1', 'status: done', 'Completed 2026-06-26: so.') + taskText('T2', 'status: cancel'),
    ),
    'ops/new.md': planText('NEW-WP-1', 'status: proposed', taskText('T1') + taskText('T2')),
  },
  {
    gates: {
      'gates/key.yaml':
        'id: key\ntitle: A key\nblocks: [A-WP-1-T4]\nowner: mira\nroute: by phone\nstatus: cleared\ncleared: 2026-06-26\n',
      'gates/visit.yaml': 'id: visit\ntitle: A visit\nblocks: [A-WP-1-T5]\nowner: ada\n',
      'gates/late.yaml': 'id: late\ntitle: Told late\nblocks: [A-WP-1-T5]\nowner: ada\nstatus: cleared\n',
    },
  },
);

function print(one: Checkpoint, other: Checkpoint): string {
  const { headline, figures, sections } = toChanges(diffCheckpoints(one, other));
  const sayItem = ({ isPart, look, word, id, title, note, fields, href }: ChangeItem): string =>
    [
      `${isPart ? '    ' : '  '}${[`(${look})`, word, id, title, note && `[${note}]`, href ? '→' : ''].filter(Boolean).join(' ')}`,
      ...fields.map(({ name, from, to }) => `${isPart ? '      ' : '    '}${name}: ${from} → ${to}`),
    ].join('\n');
  return [
    headline,
    ...figures.filter(({ isSame: same }) => !same).map(({ name, from, to }) => `${name}: ${from} → ${to}`),
    ...sections.flatMap(({ title, items }) => [`# ${title}`, ...items.map(sayItem)]),
  ].join('\n');
}

describe('from one day to the next', () => {
  test('every kind of change is told', () => {
    expect(print(before, after)).toMatchInlineSnapshot(`
      "One gate was cleared, one gate was opened and three tasks were closed.
      done tasks: 1 → 2
      ready: 1 → 3
      findings: 2 → 3
      critical path: 3 days → 1 day
      # Verdict
        (not-stable) new reason The gate visit has no route.
        (stable) no longer a reason The gate key has no route.
      # Gates
        (cleared) cleared key A key
          status: open → cleared
        (cleared) new and cleared late Told late
        (open) opened visit A visit
      # Plans and tasks
        (active) changed A-WP-1 Plan A-WP-1 →
          owner: ada → ben
          (done) closed A-WP-1-T1 Task T1 →
            status: in progress → done
          (ready) changed A-WP-1-T2 Task T2 →
            readiness: blocked → ready
            due: 1 July 2026 → 15 July 2026
          (ready) reopened A-WP-1-T3 Task T3 →
            status: done → to do
          (ready) changed A-WP-1-T4 Task T4 →
            readiness: needs a human → ready
            effort: 3 days → 1 day
          (needs-human) new A-WP-1-T5 Task T5 →
        (finished) closed B-WP-1 Plan B-WP-1 →
          status: active → finished
          (done) closed B-WP-1-T1 Task T1 →
            status: to do → done
          (cancelled) closed B-WP-1-T2 Task T2 →
            status: to do → cancelled
        (proposed) new NEW-WP-1 Plan NEW-WP-1 [with 2 tasks] →
        (active) removed OLD-WP-1 Plan OLD-WP-1 [with 1 task] →
      # Critical path
        (open) entered visit A visit [open gate]
        (needs-human) entered A-WP-1-T5 Task T5 [needs a human] →
        (open) left key A key [open gate]
        (needs-human) left A-WP-1-T4 Task T4 [needs a human] →
      # Findings
        (warning) new key the gate is cleared, but names no evidence [gate-cleared-without-evidence]
        (warning) new late the gate is cleared, but neither says when nor names any evidence [gate-cleared-without-evidence]
        (warning) new visit the gate is open and has no route, host, evidence, fallback or next step [gate-incomplete]
        (error) resolved B-WP-1-T1 B-WP-1-T1 needs B-WP-1-T2 and B-WP-1-T2 needs B-WP-1-T1 [dependency-cycle]
        (warning) resolved key the gate is open and has no route, host, evidence, fallback or next step [gate-incomplete]
      # Cycles
        (done) resolved B-WP-1-T1 → B-WP-1-T2"
    `);
  });

  test('backwards it is told the other way round', () => {
    expect(print(after, before)).toMatchInlineSnapshot(`
      "One gate was opened, two gates were removed and one task was closed.
      done tasks: 2 → 1
      ready: 3 → 1
      findings: 3 → 2
      critical path: 1 day → 3 days
      # Verdict
        (not-stable) new reason The gate key has no route.
        (stable) no longer a reason The gate visit has no route.
      # Gates
        (open) opened again key A key
          status: cleared → open
        (cleared) removed late Told late
        (open) removed visit A visit
      # Plans and tasks
        (active) changed A-WP-1 Plan A-WP-1 →
          owner: ben → ada
          (in-progress) reopened A-WP-1-T1 Task T1 →
            status: done → in progress
          (blocked) changed A-WP-1-T2 Task T2 →
            readiness: ready → blocked
            due: 15 July 2026 → 1 July 2026
          (done) closed A-WP-1-T3 Task T3 →
            status: to do → done
          (needs-human) changed A-WP-1-T4 Task T4 →
            readiness: ready → needs a human
            effort: 1 day → 3 days
          (needs-human) removed A-WP-1-T5 Task T5 →
        (active) reopened B-WP-1 Plan B-WP-1 →
          status: finished → active
          (dead-blocked) reopened B-WP-1-T1 Task T1 →
            status: done → to do
          (dead-blocked) reopened B-WP-1-T2 Task T2 →
            status: cancelled → to do
        (active) new OLD-WP-1 Plan OLD-WP-1 [with 1 task] →
        (proposed) removed NEW-WP-1 Plan NEW-WP-1 [with 2 tasks] →
      # Critical path
        (open) entered key A key [open gate]
        (needs-human) entered A-WP-1-T4 Task T4 [needs a human] →
        (open) left visit A visit [open gate]
        (needs-human) left A-WP-1-T5 Task T5 [needs a human] →
      # Findings
        (error) new B-WP-1-T1 B-WP-1-T1 needs B-WP-1-T2 and B-WP-1-T2 needs B-WP-1-T1 [dependency-cycle]
        (warning) new key the gate is open and has no route, host, evidence, fallback or next step [gate-incomplete]
        (warning) resolved key the gate is cleared, but names no evidence [gate-cleared-without-evidence]
        (warning) resolved late the gate is cleared, but neither says when nor names any evidence [gate-cleared-without-evidence]
        (warning) resolved visit the gate is open and has no route, host, evidence, fallback or next step [gate-incomplete]
      # Cycles
        (dead-blocked) new B-WP-1-T1 → B-WP-1-T2"
    `);
  });

  test('in one line', () => {
    expect(sayChanges(diffCheckpoints(before, after))).toMatchInlineSnapshot(`
      [
        "one gate was cleared",
        "one gate was opened",
        "three tasks were closed",
        "one task was added",
        "one task was reopened",
        "two tasks were changed",
        "one plan was closed",
        "one plan was added",
        "one plan was removed",
        "one plan was changed",
        "two steps entered the critical path",
        "two steps left the critical path",
        "three findings were raised",
        "two findings were resolved",
      ]
    `);
  });
});

test('of the same day nothing is said', () => {
  const diff = diffCheckpoints(before, before);
  expect(isSame(diff)).toBe(true);
  expect(isSame(diffCheckpoints(before, after))).toBe(false);
  expect(toChanges(diff)).toMatchObject({
    headline: 'Nothing that a checkpoint knows has changed.',
    sections: [],
  });
});

test('a finding in other words is the same finding', () => {
  const late = (day: string): Checkpoint =>
    dayOf(day, { 'ops/a.md': planText('A-WP-1', 'status: active', taskText('T1', 'due: 2026-06-01')) });
  const [one, other] = [late('2026-06-20'), late('2026-06-27')];
  expect(one.findings.find(({ rule }) => rule === 'overdue')?.message).not.toBe(
    other.findings.find(({ rule }) => rule === 'overdue')?.message,
  );
  expect(diffCheckpoints(one, other).findings).toEqual({ added: [], removed: [] });
});

test('the same rule twice in one file is told once for each', () => {
  const plan = (count: number): string =>
    planText('A-WP-1', 'status: active', taskText('T1', '', '<b>x</b>\n\n'.repeat(count)));
  const [one, other] = [
    dayOf('2026-06-20', { 'ops/a.md': plan(1) }),
    dayOf('2026-06-27', { 'ops/a.md': plan(3) }),
  ];
  const rules = diffCheckpoints(one, other).findings.added.map(({ rule }) => rule);
  expect(rules.length).toBe(other.findings.length - one.findings.length);
});

test('a page lists five hundred changes of a kind, and says how many more there are', () => {
  const many = (title: string): Checkpoint =>
    dayOf('2026-06-27', {
      'ops/a.md': planText(
        'A-WP-1',
        '',
        Array.from({ length: 600 }, (_, index) =>
          taskText(`T${index}`).replace('## Task', `## ${title}`),
        ).join(''),
      ),
    });
  const { sections } = toChanges(diffCheckpoints(many('One'), many('Other')));
  const plans = sections.find(({ id }) => id === 'plans');
  expect(plans?.items.length).toBe(500);
  expect(plans?.more).toBe('101 more are not listed; the snapshots have them.');
});
