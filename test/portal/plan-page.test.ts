import { describe, expect, test } from 'vitest';
import type { SourcesLock } from '../../src/model/portal-config.ts';
import { toFrame } from '../../src/portal/frame.ts';
import { buildPlanPage } from '../../src/portal/plan-page.ts';
import type { PlanPage } from '../../src/portal/plan-page.ts';
import { buildSurroundings, createSurroundingsNames } from '../../src/portal/plan-surroundings.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { lock, planOf, portalOf } from './portal-of.ts';
import type { Setting } from './portal-of.ts';

function pageIn(portal: Portal, slug: string): PlanPage {
  const plan = planOf(portal, slug);
  return buildPlanPage(plan, buildSurroundings(plan, portal));
}

function pageOf(texts: Texts, slug: string, setting?: Setting): PlanPage {
  return pageIn(portalOf(texts, setting), slug);
}

const report = (...rows: string[]): string =>
  ['| Workstream | Open state |', '| --- | --- |', ...rows.map((row) => `| ${row} |`)].join('\n');

describe('what decides whether a page is made again', () => {
  const mine = planText(
    'A-WP-1',
    'owner: Ada\nupdated: 2026-06-20\ndepends_on: B-WP-1',
    `${taskText(
      'T1',
      'status: done\ndepends_on: C-WP-1-T1',
      'See D-WP-1, `signing` and LAB-WP-7.\n\nCompleted 2026-06-20: done.',
    )}${report('e-wp-1 | 1 todo')}`,
  );
  const texts: Texts = {
    'ops/a.md': mine,
    'ops/b.md': planText('B-WP-1'),
    'ops/c.md': planText('C-WP-1', '', taskText('T1')),
    'ops/d.md': planText('D-WP-1'),
    'ops/e.md': planText('E-WP-1', '', taskText('T1')),
    'ops/s.md': planText('S-WP-1', 'aliases: [signing]'),
    'ops/x.md': planText('X-WP-1'),
    'ops/z.md': planText('Z-WP-1', '', 'After A-WP-1.'),
  };
  /** What the page shows but its prose, and what its cache key is made of. */
  const look = (portal: Portal): { shown: string; key: string } => {
    const plan = planOf(portal, 'A-WP-1');
    const frame = toFrame(portal, 'workplans');
    return {
      shown: JSON.stringify([frame, buildPlanPage(plan, buildSurroundings(plan, portal))]),
      key: JSON.stringify([frame, plan.digest, createSurroundingsNames(portal)(plan)]),
    };
  };
  const lookAfter = (change: Texts, setting?: Setting): ReturnType<typeof look> =>
    look(portalOf({ ...texts, ...change }, setting));
  const before = lookAfter({});
  const config = (title: string, more = ''): Setting => ({
    config: `title: ${title}\nsources: [{ id: ops, repo: https://forge.example/team/ops.git${more} }]\n`,
  });
  const locked = (
    change: Partial<(typeof lock)['sources'][number]>,
    collected = lock.collected_at,
  ): Setting => ({
    lock: {
      ...lock,
      collected_at: collected,
      sources: [{ id: 'ops', commit: '0123456789abcdef', ...change }],
    },
  });

  test.each<[string, Texts, Setting?]>([
    ['its title', { 'ops/a.md': mine.replace('title: Plan', 'title: Our plan') }],
    ['the status of a task', { 'ops/a.md': mine.replace('status: done', 'status: wait') }],
    ['the title of a plan that it needs', { 'ops/b.md': planText('B-WP-1').replace('Plan', 'Your plan') }],
    ['the status of a plan that it needs', { 'ops/b.md': planText('B-WP-1', 'status: finished') }],
    [
      'the status of a task that it needs',
      { 'ops/c.md': planText('C-WP-1', '', taskText('T1', 'status: done')) },
    ],
    ['a needed task that is gone', { 'ops/c.md': planText('C-WP-1') }],
    ['the status of a plan that it mentions', { 'ops/d.md': planText('D-WP-1', 'status: blocked') }],
    ['the id of a plan that it mentions', { 'ops/d.md': planText('D-WP-2') }],
    ['a second claimant of an id that it mentions', { 'net/d.md': planText('D-WP-1') }],
    ['another plan of the alias that it mentions', { 'ops/s.md': planText('S-WP-2', 'aliases: [signing]') }],
    ['a plan for an id that was unknown', { 'ops/l.md': planText('LAB-WP-7') }],
    ['the counts of a plan that it reports', { 'ops/e.md': planText('E-WP-1') }],
    ['a plan that begins to need it', { 'ops/y.md': planText('Y-WP-1', 'depends_on: A-WP-1') }],
    [
      'a task that begins to need one of its tasks',
      { 'ops/y.md': planText('Y-WP-1', '', taskText('T1', 'depends_on: A-WP-1-T1')) },
    ],
    ['a plan that begins to mention it', { 'ops/y.md': planText('Y-WP-1', '', 'After A-WP-1.') }],
    ['a plan that mentions it no more', { 'ops/z.md': planText('Z-WP-1') }],
    [
      'the title of a plan that mentions it',
      { 'ops/z.md': planText('Z-WP-1', '', 'After A-WP-1.').replace('Plan', 'Their') },
    ],
    ['a plan that begins to report it', { 'ops/y.md': planText('Y-WP-1', '', report('a-wp-1 | 1 done')) }],
    ['a second claimant of its id', { 'ops/z2.md': planText('A-WP-1') }],
    ['the commit of its source', {}, locked({ commit: 'fedcba9876543210' })],
    ['a commit that is not known', {}, locked({ commit: null })],
    ['the form of its source’s links', {}, config('Test', ', link: gitlab')],
    ['the title of the portal', {}, config('Other')],
    ['the base path', {}, { base: '/status/' }],
    ['one repository more', { 'net/y.md': planText('Y-WP-1') }],
    ['a day on which an entry lies in the future', {}, locked({}, '2026-06-19T18:00:00Z')],
    ['another year', {}, locked({}, '2027-01-01T18:00:00Z')],
  ])('%s', (_, change, setting) => {
    const after = lookAfter(change, setting);
    expect(after.shown).not.toBe(before.shown);
    expect(after.key).not.toBe(before.key);
  });

  test('its text, which only the digest of its file tells', () => {
    expect(lookAfter({ 'ops/a.md': `${mine}\n\nMore.` }).key).not.toBe(before.key);
  });

  test.each<[string, SourcesLock | null]>([
    ['with a known commit', lock],
    ['without one', null],
  ])('another name of its file, %s', (_, known) => {
    // A finding would tell the name, too.
    const text = planText('A-WP-1', '', taskText('T1'));
    const [old, renamed] = ['ops/a.md', 'ops/b/a.md'].map((name) =>
      look(portalOf({ [name]: text }, { lock: known })),
    );
    expect(renamed?.shown).not.toBe(old?.shown);
    expect(renamed?.key).not.toBe(old?.key);
  });

  test.each<[string, Texts, Setting?]>([
    ['nothing', {}],
    ['the text of a plan that it has nothing to do with', { 'ops/x.md': planText('X-WP-1', '', 'More.') }],
    ['the text of a plan that it needs', { 'ops/b.md': planText('B-WP-1', '', 'More.') }],
    ['the place at which it is mentioned', { 'ops/z.md': planText('Z-WP-1', '', 'Long\nafter A-WP-1.') }],
    ['a plan that has nothing to do with it', { 'ops/y.md': planText('Y-WP-1') }],
    ['a later moment', {}, locked({}, '2026-06-30T03:00:00Z')],
    ['a quarantined file', { 'ops/y.md': 'no plan' }],
    [
      'the commit of another source',
      {},
      { lock: { ...lock, sources: [...lock.sources, { id: 'net', commit: 'abcdef1' }] } },
    ],
  ])('not: %s', (_, change, setting) => {
    expect(lookAfter(change, setting)).toEqual(before);
  });

  test('the first service, which has a place in the navigation; one more, not', () => {
    const [one, two] = ['{ id: hub }', '{ id: hub }, { id: forge }'].map((services) =>
      lookAfter({}, { config: `${config('Test').config}services: [${services}]\n` }),
    );
    expect(one?.key).not.toBe(before.key);
    expect(two).toEqual(one);
  });
});

test('the summary says how far the plan is and what holds it', () => {
  const summaryOf = (keys: string, ...tasks: string[]): string =>
    pageOf(
      { 'ops/a.md': planText('A-WP-1', keys, tasks.map((task, i) => taskText(`T${i}`, task)).join('')) },
      'A-WP-1',
    ).summary;
  expect([
    summaryOf(''),
    summaryOf('status: finished', 'status: done'),
    summaryOf('', 'status: todo'),
    summaryOf('', 'status: progress', 'status: wait', 'status: wait\nneeds_human: true', 'status: done'),
    summaryOf('status: archived', 'status: done\nneeds_human: true'),
  ]).toMatchInlineSnapshot(`
    [
      "Active, without tasks.",
      "Finished: 1 of 1 task done.",
      "Active: 0 of 1 task done; one is ready.",
      "Active: 1 of 4 tasks done; one is in progress, one needs a human and one waits.",
      "Archived: 1 of 1 task done.",
    ]
  `);
});

test('facts say what is stated, and nothing else', () => {
  const keys = [
    'owner: Ada',
    'planning_order: 0',
    'effort: 0.5',
    'aliases: [signing, keys]',
    'goal: Sleep well',
    'defer_until: 2026-08-01',
  ];
  const { facts } = pageOf({ 'ops/a.md': planText('A-WP-1', keys.join('\n')) }, 'A-WP-1');
  expect(facts.map(({ name, value }) => `${name}: ${value}`)).toMatchInlineSnapshot(`
    [
      "owner: Ada",
      "repository: ops",
      "order: 0",
      "goal: Sleep well",
      "effort: 0.5 d",
      "not before: 2026-08-01",
      "also called: signing, keys",
    ]
  `);
});

test('unknown keys are kept and shown', () => {
  const page = pageOf(
    { 'ops/a.md': planText('A-WP-1', 'colour: blue', taskText('T1', 'size: [1, 2]')) },
    'A-WP-1',
  );
  expect(page.extra).toEqual([{ key: 'colour', value: 'blue' }]);
  expect(page.tasks[0]?.facts).toContainEqual({ name: 'size', value: '[1,2]' });
});

test('findings stand with the task whose text has them, the others with the plan', () => {
  const page = pageOf(
    {
      'ops/a.md': planText(
        'A-WP-1',
        'status: finished\nodd: 1',
        `Before: LAB-WP-1.\n\n${taskText('T1', '', `LAB-WP-2.\n\n#${taskText('T2', 'due: 2026-06-01', 'LAB-WP-3.')}`)}`,
      ),
    },
    'A-WP-1',
  );
  const say = ({ findings }: Pick<PlanPage, 'findings'>): string[] =>
    findings.map(({ rule, place }) => `${rule} ${place}`);
  expect(say(page)).toMatchInlineSnapshot(`
    [
      "finished-with-open-tasks ops/a.md:4:1",
      "unknown-key ops/a.md:5:1",
      "unknown-reference ops/a.md:8:9",
    ]
  `);
  expect(page.tasks.map((task) => [task.shortId, ...say(task)])).toMatchInlineSnapshot(`
    [
      [
        "T1",
        "unknown-reference ops/a.md:16:1",
      ],
      [
        "T2",
        "overdue ops/a.md:18:1",
        "unknown-reference ops/a.md:25:1",
      ],
    ]
  `);
});

test('the log of the whole plan: newest day first, its own entries before those of its tasks', () => {
  const { timeline, planLog, tasks } = pageOf(
    {
      'ops/a.md': planText(
        'A-WP-1',
        '',
        `Decided 2026-06-20: so.\n\n${taskText('T1', '', 'Progress 2026-06-20: a.\n\nProgress 2026-06-20: b.')}${taskText('T2', '', 'Progress 2025-06-21: c.')}`,
      ),
    },
    'A-WP-1',
  );
  expect(
    timeline.map(({ day, entries: ofDay }) => [
      day,
      ...ofDay.map(({ task, lead }) => `${task ?? 'plan'} ${lead}`),
    ]),
  ).toEqual([
    ['20 June 2026', 'plan so.', 'T1 a.', 'T1 b.'],
    ['21 June 2025', 'T2 c.'],
  ]);
  const anchors = [...planLog, ...tasks.flatMap(({ log }) => log)].map(({ anchor }) => anchor);
  expect(new Set(anchors).size).toBe(4);
  expect(tasks.map(({ lastEntry }) => lastEntry?.lead)).toEqual(['b.', 'c.']);
});

test('a plan whose id two files claim names the others', () => {
  const texts = { 'net/a.md': planText('A-WP-1'), 'ops/a.md': planText('a-wp-1') };
  expect(pageOf(texts, 'A-WP-1').twins).toMatchObject([
    { id: 'a-wp-1', href: '/workplans/a-wp-1@ops/', place: 'ops/a.md' },
  ]);
  expect(pageOf(texts, 'a-wp-1@ops').twins).toMatchObject([
    { id: 'A-WP-1', href: '/workplans/A-WP-1/', place: 'net/a.md' },
  ]);
  expect(pageOf({ 'net/a.md': planText('A-WP-1') }, 'A-WP-1').twins).toEqual([]);
});

test('dependencies both ways, each item once, missing ones as written', () => {
  const texts = {
    'ops/a.md': planText(
      'A-WP-1',
      '',
      taskText('T1', 'depends_on: [B-WP-1, no-such]') + taskText('T2', 'depends_on: T1'),
    ),
    'ops/b.md': planText('B-WP-1', 'depends_on: a-wp-1-t1'),
  };
  const [first, second] = pageOf(texts, 'A-WP-1').tasks;
  expect(first?.needs.map(({ target, items }) => [target, ...items.map(({ id }) => id)])).toEqual([
    ['B-WP-1', 'B-WP-1'],
    ['no-such'],
  ]);
  expect(first?.neededBy.map(({ id }) => id)).toEqual(['A-WP-1-T2', 'B-WP-1']);
  expect(second?.needs[0]?.items[0]?.href).toBe('/workplans/A-WP-1/#A-WP-1-T1');
  expect(pageOf(texts, 'B-WP-1').neededBy.map(({ id }) => id)).toEqual(['A-WP-1-T1']);
});

test('references both ways, each item once, those inside the plan left out', () => {
  const texts = {
    'ops/a.md': planText(
      'A-WP-1',
      '',
      `B-WP-1\n\n${taskText('T1', '', 'B-WP-1, B-WP-1-T1, A-WP-1-T2')}${taskText('T2')}`,
    ),
    'ops/b.md': planText('B-WP-1', '', taskText('T1', '', 'A-WP-1-T2')),
  };
  const say = (references: PlanPage['refersTo']): string[] =>
    references.map(({ id, note }) => (note ? `${id} ${note}` : id));
  expect(say(pageOf(texts, 'A-WP-1').refersTo)).toEqual(['B-WP-1', 'B-WP-1-T1 in T1']);
  expect(say(pageOf(texts, 'A-WP-1').referredBy)).toEqual(['B-WP-1-T1 about T2']);
  expect(say(pageOf(texts, 'B-WP-1').referredBy)).toEqual(['A-WP-1', 'A-WP-1-T1']);
});

test('reports say how those plans stand now, and what differs', () => {
  const texts = {
    'ops/a.md': planText(
      'A-WP-1',
      '',
      report('b-wp-1 | 1 todo', 'c-wp-1 | 3 todo', 'LAB-WP-1 | finished, 2 done'),
    ),
    'ops/b.md': planText('B-WP-1', '', taskText('T1')),
    'ops/c.md': planText('C-WP-1', '', taskText('T1')),
  };
  expect(
    pageOf(texts, 'A-WP-1').reports.map(({ item, state, now, differs }) => ({
      id: item.id,
      state,
      now,
      differs,
    })),
  ).toEqual([
    { id: 'B-WP-1', state: '1 todo', now: 'active, 1 to do', differs: false },
    { id: 'C-WP-1', state: '3 todo', now: 'active, 1 to do', differs: true },
    { id: 'LAB-WP-1', state: 'finished, 2 done', now: null, differs: false },
  ]);
  expect(pageOf(texts, 'C-WP-1').reportedBy).toMatchObject([{ item: { id: 'A-WP-1' }, state: '3 todo' }]);
});

describe('where the ids of the text lead', () => {
  test('ids, aliases, dependencies and tasks of its own, by their keys', () => {
    const texts = {
      'ops/a.md': planText(
        'A-WP-1',
        '',
        taskText('T1', 'depends_on: C-WP-1', 'b-wp-1-t1, `Signing`, A-WP-1-T2, A-WP-1 and LAB-WP-1.') +
          taskText('T2'),
      ),
      'ops/b.md': planText('B-WP-1', 'aliases: [signing]', taskText('T1')),
      'ops/c.md': planText('C-WP-1'),
    };
    const { mentions, aliases } = pageOf(texts, 'A-WP-1', { base: '/s/' });
    expect({ mentions: new Map(mentions), aliases: new Map(aliases) }).toMatchInlineSnapshot(`
      {
        "aliases": Map {
          "signing" => "/s/workplans/B-WP-1/",
        },
        "mentions": Map {
          "b-wp-1-t1" => "/s/workplans/B-WP-1/#B-WP-1-T1",
          "b-wp-1" => "/s/workplans/B-WP-1/",
          "a-wp-1" => "/s/workplans/A-WP-1/",
          "c-wp-1" => "/s/workplans/C-WP-1/",
          "a-wp-1-t2" => "#A-WP-1-T2",
          "a-wp-1-t1" => "#A-WP-1-T1",
        },
      }
    `);
  });

  test('an id that two files claim leads to a page that names both', () => {
    const texts = {
      'ops/a.md': planText('A-WP-1', '', 'B-WP-1'),
      'net/b.md': planText('B-WP-1'),
      'ops/b.md': planText('b-wp-1'),
    };
    const { mentions } = pageOf(texts, 'A-WP-1');
    const slugs = portalOf(texts).catalog.plans.map(({ slug }) => `/workplans/${slug}/`);
    const href = new Map(mentions).get('b-wp-1');
    expect(slugs).toContain(href);
    expect(href).toBe('/workplans/B-WP-1/');
  });

  test('a task that two blocks claim leads to the first', () => {
    const body = taskText('T1') + taskText('T1') + taskText('T2', '', 'After A-WP-1-T1.');
    const { mentions } = pageOf({ 'ops/a.md': planText('A-WP-1', '', body) }, 'A-WP-1');
    expect(new Map(mentions).get('a-wp-1-t1')).toBe('#A-WP-1-T1');
  });
});
