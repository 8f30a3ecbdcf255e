import {
  assert,
  constantFrom,
  integer,
  nat,
  option,
  property,
  record,
  shuffledSubarray,
  uniqueArray,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkplanItem } from '../../src/model/published.ts';
import { planStatuses, priorities, emptyReadiness } from '../../src/model/status.ts';
import { listFacets, listPlans } from '../../src/portal/listing/listing.ts';
import { toPlanRow } from '../../src/portal/listing/plan-row.ts';
import {
  emptyQuery,
  facets,
  groupings,
  readQuery,
  sortings,
  writeQuery,
} from '../../src/portal/listing/query.ts';
import type { ListQuery } from '../../src/portal/listing/query.ts';

function plan(id: string, fields: Partial<WorkplanItem> = {}): WorkplanItem {
  return {
    id,
    title: `Plan ${id}`,
    type: 'workplan',
    status: 'active',
    owner: null,
    repo: 'ops',
    domain: null,
    priority: null,
    order: null,
    created: null,
    changed_at: null,
    updated: null,
    counts: { todo: 0, progress: 0, wait: 0, done: 0, cancel: 0 },
    readiness: emptyReadiness(),
    reported: false,
    lane: null,
    url: `/workplans/${id}/`,
    source: { repo: 'ops', commit: null, path: `${id}.md` },
    ...fields,
  };
}

const open = (todo: number): Partial<WorkplanItem> => ({
  counts: { todo, progress: 0, wait: 0, done: 9, cancel: 0 },
});

function query(change: Partial<ListQuery>): ListQuery {
  return { ...emptyQuery(), group: 'none', ...change };
}

function idsOf(plans: WorkplanItem[], change: Partial<ListQuery>): string[] {
  return listPlans(plans, query(change)).flatMap((group) => group.plans.map(({ id }) => id));
}

describe('a query', () => {
  test('that is empty is written as nothing', () => {
    expect(writeQuery(emptyQuery()).toString()).toBe('');
    expect(readQuery(new URLSearchParams())).toEqual(emptyQuery());
  });

  test('comes back as it was written', () => {
    assert(
      property(
        record({
          text: constantFrom('', 'ada', 'key rotation', 'a&b=c', 'ümlaut #1?'),
          chosen: record({
            status: shuffledSubarray([...planStatuses, 'reported']),
            repo: shuffledSubarray(['ops', 'net core', 'a,b', 'x&y']),
            owner: shuffledSubarray(['Ada', 'Bo=b']),
            domain: shuffledSubarray(['infotech']),
            priority: shuffledSubarray([...priorities]),
          }),
          group: constantFrom(...groupings),
          sort: constantFrom(...sortings),
        }),
        (written) => {
          const address = writeQuery(written).toString();
          expect(readQuery(new URLSearchParams(address))).toEqual(written);
          expect(writeQuery(readQuery(new URLSearchParams(address))).toString()).toBe(address);
        },
      ),
    );
  });

  test('with unknown values is read as far as it is known', () => {
    const params = new URLSearchParams('group=colour&sort=&status=&repo=ops&repo=gone&page=3');
    expect(readQuery(params)).toEqual({
      ...emptyQuery(),
      chosen: { ...emptyQuery().chosen, repo: ['ops', 'gone'] },
    });
  });

  test('is never shared between readers', () => {
    emptyQuery().chosen.status.push('active');
    expect(emptyQuery().chosen.status).toEqual([]);
  });
});

describe('filters', () => {
  const plans = [
    plan('A-1', { owner: 'Ada', repo: 'ops', status: 'active', priority: 'high', domain: 'infotech' }),
    plan('A-2', { owner: 'Bob', repo: 'net', status: 'blocked', title: 'Rotate the keys' }),
    plan('A-3', { owner: 'Ada', repo: 'net', status: 'finished' }),
    plan('A-4', { repo: null, status: null, reported: true }),
  ];
  const choose = (chosen: Partial<ListQuery['chosen']>): string[] =>
    idsOf(plans, { chosen: { ...emptyQuery().chosen, ...chosen } });

  test('any value of a facet, every facet', () => {
    expect(choose({ status: ['active', 'finished'] })).toEqual(['A-1', 'A-3']);
    expect(choose({ status: ['active', 'finished'], repo: ['net'] })).toEqual(['A-3']);
    expect(choose({ owner: ['Ada'], priority: ['high'], domain: ['infotech'] })).toEqual(['A-1']);
    expect(choose({ status: ['reported'] })).toEqual(['A-4']);
    expect(choose({ owner: ['Nobody'] })).toEqual([]);
  });

  test.each([
    ['keys', ['A-2']],
    ['KEYS rotate', ['A-2']],
    ['ada', ['A-1', 'A-3']],
    ['  net   ada ', ['A-3']],
    ['a-4', ['A-4']],
    ['nothing', []],
    ['null', []],
  ])('the text "%s"', (text, expected) => {
    expect(idsOf(plans, { text })).toEqual(expected);
  });
});

describe('sorting', () => {
  const plans = [
    plan('A-10', { priority: 'low', order: 1, updated: '2026-06-01', title: 'beta', ...open(1) }),
    plan('A-2', { priority: 'high', order: 9, updated: null, title: 'Alpha 10', ...open(3) }),
    plan('A-1', { priority: null, order: 2, updated: '2026-06-27', title: 'alpha 9', ...open(1) }),
    plan('A-3', { priority: 'medium', order: null, updated: '2026-06-27', title: 'Émile', ...open(0) }),
    plan('A-4', { priority: 'high', order: null, updated: '2025-12-31', title: 'zeta', ...open(12) }),
  ];
  test.each<[ListQuery['sort'], string[]]>([
    ['plan', ['A-2', 'A-4', 'A-1', 'A-3', 'A-10']],
    ['updated', ['A-1', 'A-3', 'A-10', 'A-4', 'A-2']],
    ['open', ['A-4', 'A-2', 'A-1', 'A-10', 'A-3']],
    ['id', ['A-1', 'A-2', 'A-3', 'A-4', 'A-10']],
    ['title', ['A-1', 'A-2', 'A-10', 'A-3', 'A-4']],
  ])('by %s', (sort, expected) => {
    expect(idsOf(plans, { sort })).toEqual(expected);
  });
});

describe('grouping', () => {
  const plans = [
    plan('A-1', { status: 'finished', repo: 'ops-10', owner: 'Bob', domain: 'x' }),
    plan('A-2', { status: 'active', repo: 'ops-9', owner: null, domain: 'x' }),
    plan('A-3', { status: null, reported: true, repo: null }),
    plan('A-4', { status: 'blocked', repo: 'ops-9', owner: 'ada' }),
    plan('A-5', { status: 'finished', reported: true, repo: null }),
  ];
  const groupsBy = (group: ListQuery['group']): string[] =>
    listPlans(plans, query({ group })).map(
      ({ title, plans: members }) => `${title}: ${members.map(({ id }) => id).join(' ')}`,
    );

  test('by status in the order of the day, reported plans last', () => {
    expect(groupsBy('status')).toEqual(['Active: A-2', 'Blocked: A-4', 'Finished: A-1 A-5', 'Reported: A-3']);
  });

  test('by other values in natural order, plans without one last', () => {
    expect(groupsBy('repo')).toEqual(['ops-9: A-2 A-4', 'ops-10: A-1', 'No repository: A-3 A-5']);
    expect(groupsBy('owner')).toEqual(['ada: A-4', 'Bob: A-1', 'No owner: A-2 A-3 A-5']);
    expect(groupsBy('domain')).toEqual(['x: A-1 A-2', 'No domain: A-3 A-4 A-5']);
  });

  test('not at all', () => {
    expect(groupsBy('none')).toEqual(['All plans: A-1 A-2 A-3 A-4 A-5']);
    expect(listPlans([], query({}))).toEqual([]);
    expect(listPlans([], emptyQuery())).toEqual([]);
  });
});

test('facets count what a reader can choose, in the order in which readers choose', () => {
  const plans = [
    plan('A-1', { priority: 'low', owner: 'Bob' }),
    plan('A-2', { priority: 'high', status: 'blocked', owner: 'ada' }),
    plan('A-3', { status: null, reported: true, repo: null }),
  ];
  expect(listFacets(plans)).toMatchInlineSnapshot(`
    {
      "domain": [],
      "owner": [
        {
          "count": 1,
          "value": "ada",
        },
        {
          "count": 1,
          "value": "Bob",
        },
      ],
      "priority": [
        {
          "count": 1,
          "value": "high",
        },
        {
          "count": 1,
          "value": "low",
        },
      ],
      "repo": [
        {
          "count": 2,
          "value": "ops",
        },
      ],
      "status": [
        {
          "count": 1,
          "value": "active",
        },
        {
          "count": 1,
          "value": "blocked",
        },
        {
          "count": 1,
          "value": "reported",
        },
      ],
    }
  `);
});

describe('the order of the input', () => {
  const arbitraryPlans = uniqueArray(
    record({
      number: nat(40),
      status: option(constantFrom(...planStatuses)),
      repo: option(constantFrom('ops', 'Ops', 'net-10', 'net-9')),
      owner: option(constantFrom('ada', 'Ada', 'bob')),
      domain: option(constantFrom('infotech', 'x')),
      priority: option(constantFrom(...priorities)),
      order: option(integer({ min: -2, max: 2 })),
      updated: option(constantFrom('2026-06-01', '2026-06-27')),
      title: constantFrom('alpha', 'Alpha', 'alpha 9', 'alpha 10', 'älpha'),
      todo: nat(2),
    }),
    { selector: ({ number }) => number, minLength: 2, maxLength: 20 },
  ).map((fields) =>
    fields.map(({ number, todo, ...rest }) =>
      plan(`A-${number}`, { ...rest, ...open(todo), reported: rest.status === null }),
    ),
  );

  test('decides nothing: any shuffle gives the same list', () => {
    assert(
      property(
        arbitraryPlans.chain((plans) =>
          record({
            plans: constantFrom(plans),
            shuffled: shuffledSubarray(plans, { minLength: plans.length }),
            sort: constantFrom(...sortings),
            group: constantFrom(...groupings),
          }),
        ),
        ({ plans, shuffled, sort, group }) => {
          const asked = query({ sort, group });
          expect(listPlans(shuffled, asked)).toEqual(listPlans(plans, asked));
          expect(listFacets(shuffled)).toEqual(listFacets(plans));
        },
      ),
    );
  });

  test('decides nothing among plans that claim one id either', () => {
    const twins = [
      plan('A-1', { url: '/workplans/A-1/', repo: 'net' }),
      plan('A-1', { url: '/workplans/A-1@ops/', repo: 'ops' }),
    ];
    for (const sort of sortings) {
      expect(listPlans(twins.toReversed(), query({ sort }))).toEqual(listPlans(twins, query({ sort })));
    }
  });

  test('is left as it is', () => {
    const plans = [plan('A-2'), plan('A-1')];
    listPlans(plans, emptyQuery());
    expect(plans.map(({ id }) => id)).toEqual(['A-2', 'A-1']);
  });
});

test('every plan is in exactly one group', () => {
  const plans = planStatuses.map((status, i) =>
    plan(`A-${i}`, { status, priority: priorities[i % 3] ?? null }),
  );
  for (const group of groupings) {
    const listed = listPlans(plans, query({ group })).flatMap(({ plans: members }) => members);
    expect(new Set(listed)).toEqual(new Set(plans));
    expect(listed).toHaveLength(plans.length);
  }
  expect(facets).toHaveLength(5);
});

test('a row says what lists show', () => {
  const counts = { todo: 1, progress: 0, wait: 2, done: 5, cancel: 0 };
  const full = plan('A-1', { owner: 'Ada', priority: 'high', updated: '2026-06-27', counts });
  expect(toPlanRow(full, '2026-12-01')).toMatchInlineSnapshot(`
    {
      "href": "/workplans/A-1/",
      "id": "A-1",
      "notes": [
        "ops",
        "Ada",
        "high",
      ],
      "progress": {
        "counts": {
          "cancel": 0,
          "done": 5,
          "progress": 0,
          "todo": 1,
          "wait": 2,
        },
        "done": 5,
        "open": 3,
        "summary": "5 of 8 done",
        "text": "5 done, 2 waiting, 1 to do",
        "total": 8,
      },
      "status": "active",
      "statusWord": "active",
      "title": "Plan A-1",
      "updated": "2026-06-27",
      "updatedText": "27 Jun",
    }
  `);
  const reported = plan('A-2', { reported: true, status: null, repo: null });
  expect(toPlanRow(reported, '2026-12-01')).toMatchInlineSnapshot(`
    {
      "href": "/workplans/A-2/",
      "id": "A-2",
      "notes": [
        "reported, no file of its own",
      ],
      "progress": {
        "counts": {
          "cancel": 0,
          "done": 0,
          "progress": 0,
          "todo": 0,
          "wait": 0,
        },
        "done": 0,
        "open": 0,
        "summary": "no tasks",
        "text": "0 tasks",
        "total": 0,
      },
      "status": null,
      "statusWord": "reported",
      "title": "Plan A-2",
      "updated": null,
      "updatedText": "",
    }
  `);
});
