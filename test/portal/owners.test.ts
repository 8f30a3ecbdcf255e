import { describe, expect, test } from 'vitest';
import { buildOwnerFeeds } from '../../src/portal/owner-feed.ts';
import type { OwnerFeed } from '../../src/portal/owner-feed.ts';
import { buildOwnerPages, buildOwnerRows } from '../../src/portal/owner-pages.ts';
import type { OwnerPage } from '../../src/portal/owner-pages.ts';
import { buildPlanPage } from '../../src/portal/plan-page.ts';
import { buildSurroundings } from '../../src/portal/plan-surroundings.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { planOf, portalOf } from './portal-of.ts';

const texts = {
  'ops/a.md': planText(
    'A-WP-1',
    'owner: mira\nupdated: 2026-06-10',
    taskText('T1', 'owner: Jon Smith\nneeds_human: true', 'Progress 2026-06-12: asked.') +
      taskText('T2', 'depends_on: [T1]') +
      taskText('T3', 'status: progress') +
      taskText('T4', 'status: done'),
  ),
  'ops/b.md': planText('B-WP-1', 'owner: mira\nstatus: finished\ndepends_on: [A-WP-1]'),
  'ops/c.md': planText('C-WP-1', 'depends_on: [A-WP-1]', taskText('T1')),
};
const gates = `
- { id: g, title: The gate, owner: Mira, blocks: A-WP-1-T1, opened: 2026-06-20, route: board }
- { id: h, title: Cleared one, owner: mira, status: cleared, opened: 2026-06-01, cleared: 2026-06-05, evidence: e }
`;
const portal = portalOf(texts, { gates: { 'gates/a.yaml': gates } });

function pageOf(name: string, of: Portal = portal): OwnerPage {
  const page = buildOwnerPages(of).find((each) => each.name === name);
  if (!page) throw new Error(`nobody is called ${name}`);
  return page;
}

function feedOf(slug: string, of: Portal = portal): OwnerFeed {
  const feed = buildOwnerFeeds(of).find((each) => each.slug === slug);
  if (!feed) throw new Error(`there is no feed ${slug}`);
  return feed;
}

describe('the page of an owner', () => {
  test('says what waits for them', () => {
    expect(pageOf('mira')).toMatchObject({
      headline: 'One gate waits for mira.',
      summary: 'They own two open tasks and one plan in hand.',
      feedHref: '/owners/mira/feed.xml',
      laterText: 'Of their other tasks one is blocked.',
    });
    expect(pageOf('Jon Smith').headline).toBe('One task waits for Jon Smith.');
  });

  test('has their gates, tasks by what can be done, and plans', () => {
    const page = pageOf('mira');
    expect(page.gates.map(({ item }) => item.id)).toEqual(['g']);
    expect(page.cleared.map(({ item }) => item.id)).toEqual(['h']);
    expect(page.groups.map(({ title, tasks }) => [title, tasks.map(({ item }) => item.id)])).toEqual([
      ['Tasks they have begun', ['A-WP-1-T3']],
    ]);
    expect(page.plans.rows.map(({ id }) => id)).toEqual(['A-WP-1']);
    expect(page.waitingPlans.map(({ item, text }) => [item.id, text])).toEqual([
      ['A-WP-1', '2 tasks wait'],
      ['C-WP-1', '1 task waits'],
    ]);
  });

  test('of an owner of finished work says that nothing waits', () => {
    const done = portalOf({ 'ops/a.md': planText('A-WP-1', 'owner: eve\nstatus: finished') });
    expect(pageOf('eve', done)).toMatchObject({
      headline: 'Nothing waits for eve now.',
      summary: 'They own no open task and no plan in hand.',
      gates: [],
      groups: [],
    });
  });

  test('is one for names that differ in case only, and of its own for each other name', () => {
    const names = [
      'Ada Lovelace',
      'ada  lovelace',
      'ADA LOVELACE',
      '../../etc',
      '..',
      'Ольга',
      '<b>',
      '?',
      'x'.repeat(300),
    ];
    const plans = Object.fromEntries(
      names.map((name, i) => [`ops/${i}.md`, planText(`A-WP-${i}`, `owner: ${JSON.stringify(name)}`)]),
    );
    const pages = buildOwnerPages(portalOf(plans));
    expect(pages.map(({ slug, name }) => [slug.slice(0, 90), name.slice(0, 12)])).toMatchInlineSnapshot(`
      [
        [
          "owner-2",
          "?",
        ],
        [
          "owner",
          "..",
        ],
        [
          "etc",
          "../../etc",
        ],
        [
          "b",
          "<b>",
        ],
        [
          "ada-lovelace-2",
          "ada  lovelac",
        ],
        [
          "ada-lovelace",
          "Ada Lovelace",
        ],
        [
          "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
          "xxxxxxxxxxxx",
        ],
        [
          "ольга",
          "Ольга",
        ],
      ]
    `);
    for (const { slug } of pages) expect(slug).toMatch(/^[\p{L}\p{N}_-][\p{L}\p{N}._-]*$/u);
  });

  test('the list has first who is waited for', () => {
    expect(buildOwnerRows(portal).map(({ name, text }) => [name, text])).toEqual([
      ['mira', '1 gate, 1 plan in hand'],
      ['Jon Smith', '1 task that asks for them'],
    ]);
  });
});

test('owners are links on the page of a plan', () => {
  const plan = planOf(portal, 'A-WP-1');
  const page = buildPlanPage(plan, buildSurroundings(plan, portal));
  expect(page.facts).toContainEqual({ name: 'owner', value: 'mira', href: '/owners/mira/' });
  expect(page.tasks[0]?.facts[0]).toEqual({ name: 'owner', value: 'Jon Smith', href: '/owners/jon-smith/' });
  expect(page.tasks[0]?.gates.map(({ id }) => id)).toEqual(['g']);
});

describe('the feed of an owner', () => {
  test('has an entry for each gate, newest first, dated by the content', () => {
    expect(feedOf('mira')).toMatchInlineSnapshot(`
      {
        "day": "2026-06-20",
        "entries": [
          {
            "day": "2026-06-20",
            "href": "/gates/g/",
            "subject": "gate g",
            "text": "holds 3 tasks; route: board; host is missing; evidence is missing; fallback is missing; next step is missing.",
            "title": "Gate: The gate",
          },
          {
            "day": "2026-06-05",
            "href": "/gates/h/",
            "subject": "gate h cleared",
            "text": "cleared on 5 June 2026 after 4 days; evidence: e.",
            "title": "Cleared: Cleared one",
          },
        ],
        "href": "/owners/mira/feed.xml",
        "pageHref": "/owners/mira/",
        "slug": "mira",
        "subject": "owner mira",
        "text": "One gate waits for mira.",
        "title": "Test: what waits for mira",
      }
    `);
  });

  test('has tasks that need them, dated by the last word about each', () => {
    expect(feedOf('jon-smith').entries).toMatchObject([
      { title: 'Task: Task T1', href: '/workplans/A-WP-1/#A-WP-1-T1', day: '2026-06-12' },
    ]);
  });

  test('stays the same when only days pass', () => {
    const later = portalOf(texts, {
      gates: { 'gates/a.yaml': gates },
      lock: { schema: 'cairn.sources/v1', collected_at: '2026-06-30T00:00:00Z', sources: [] },
    });
    expect(feedOf('mira', later).entries).toEqual(feedOf('mira').entries);
  });

  test('of somebody for whom nothing waits is empty', () => {
    const done = portalOf({ 'ops/a.md': planText('A-WP-1', 'owner: eve\nstatus: finished') });
    expect(feedOf('eve', done)).toMatchObject({ entries: [], day: '2026-06-27' });
  });
});
