import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../src/portal/documents.ts';
import { buildGatePages } from '../../src/portal/gate-pages.ts';
import { listOpenGates } from '../../src/portal/gate-view.ts';
import type { GateView } from '../../src/portal/gate-view.ts';
import { buildGatesPage } from '../../src/portal/gates-page.ts';
import { buildLlmsText } from '../../src/portal/llms.ts';
import { buildOverview } from '../../src/portal/overview.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { buildSearchRecords } from '../../src/portal/search-records.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';
import type { Setting } from './portal-of.ts';

const texts = {
  'ops/a.md': planText(
    'A-WP-1',
    '',
    taskText('T1') + taskText('T2', 'depends_on: [T1]') + taskText('T3') + taskText('T4', 'status: done'),
  ),
  'ops/b.md': planText('B-WP-1', 'depends_on: [A-WP-1]', taskText('T1', 'effort: 9')),
};

const complete =
  'route: board, host: ops-01, evidence: docs/e.md, fallback: none needed, decision: which night';

function portalWith(gates: string, setting: Setting = {}): Portal {
  return portalOf(texts, { ...setting, gates: { 'gates/a.yaml': gates } });
}

function gateOf(gates: string, setting?: Setting): GateView | undefined {
  return listOpenGates(portalWith(gates, setting))[0];
}

const goal = 'title: T\ngoal: A-WP-1-T2\n';

describe('the board', () => {
  const board = `
- { id: late, title: Late, owner: mira, blocks: A-WP-1-T3, opened: 2026-06-01, ${complete} }
- { id: heavy, title: Heavy, owner: jon, blocks: A-WP-1-T1, opened: 2026-06-20, ${complete} }
- { id: nobody, title: Nobody, blocks: A-WP-1-T3, opened: 2026-06-02 }
- { id: mine-too, title: Mine too, owner: Mira, blocks: A-WP-1-T4 }
- { id: old, title: Old, status: cleared, opened: 2026-05-01, cleared: 2026-05-03, evidence: docs/old.md }
- { id: new, title: New, status: cleared, cleared: 2026-06-03, evidence: docs/new.md }
- { id: undated, title: Undated, status: cleared }
`;

  test('has the most blocking gate first, grouped by owner, then what is cleared, newest first', () => {
    const page = buildGatesPage(portalWith(board, { config: goal }));
    expect(
      page.groups.map(({ owner, note, anchor, gates }) => [
        owner?.name,
        note,
        anchor,
        gates.map(({ item }) => item.id),
      ]),
    ).toEqual([
      ['jon', '1 gate', 'for-jon', ['heavy']],
      ['mira', '2 gates, 1 incomplete', 'for-mira', ['late', 'mine-too']],
      [undefined, '1 gate, 1 incomplete', 'without-owner', ['nobody']],
    ]);
    expect(page.cleared.map(({ item, clearedText }) => [item.id, clearedText])).toEqual([
      ['new', 'cleared on 3 June 2026'],
      ['old', 'cleared on 3 May 2026 after 2 days'],
      ['undated', 'cleared, nobody says when'],
    ]);
    expect([page.headline, page.summary]).toMatchInlineSnapshot(`
      [
        "Four gates wait for jon and mira, the oldest since 1 June 2026; “Heavy” holds most: 3 tasks.",
        "One holds the critical path, two lack something that its human must know and one has no owner.",
      ]
    `);
  });

  test('without an open gate says so', () => {
    const page = buildGatesPage(portalWith('[]'));
    expect([page.headline, page.summary, page.groups]).toEqual([
      'No gate is open: nothing waits for a human to open it.',
      null,
      [],
    ]);
  });

  test('says how many tasks wait without a gate', () => {
    const portal = portalOf({ 'ops/a.md': planText('A-WP-1', '', taskText('T1', 'status: wait')) });
    expect(buildGatesPage(portal).ungated).toEqual({
      text: 'One more task waits without a gate that says for whom.',
      href: '/findings/waiting-without-gate/',
    });
  });
});

describe('the headline', () => {
  const headlineOf = (gates: string): string => buildOverview(portalWith(gates)).headline;
  const gate = (id: string, more: string): string => `- { id: ${id}, title: The ${id}, ${more} }\n`;

  test.each([
    ['one', gate('a', 'owner: mira, blocks: A-WP-1-T3, opened: 2026-06-20')],
    ['one of which little is known', gate('a', 'kind: human')],
    ['two owners', gate('a', 'owner: mira, blocks: A-WP-1-T3') + gate('b', 'owner: jon, blocks: A-WP-1-T1')],
    ['many', ['a', 'b', 'c', 'd'].map((id) => gate(id, `owner: ${id}, opened: 2025-12-31`)).join('')],
  ])('with %s', (_, gates) => {
    expect(headlineOf(gates)).toMatchSnapshot();
  });

  test('speaks of plans where no gate is open', () => {
    const { headline, summary } = buildOverview(portalWith('[]'));
    expect([headline, summary]).toEqual([expect.stringMatching(/^Two plans are in hand/), null]);
  });
});

describe('a gate', () => {
  test('marks each field that is missing', () => {
    const gate = gateOf('{ id: g, title: G, host: ops-01 }');
    expect(gate?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['route', null],
      ['host', 'ops-01'],
      ['evidence', null],
      ['fallback', null],
      ['next step', null],
    ]);
    expect(gate?.missing).toEqual(['owner', 'route', 'evidence', 'fallback', 'next step']);
    expect(gate?.lacks).toEqual(['route', 'evidence', 'fallback', 'next step']);
  });

  test('shows decision and command where both are there', () => {
    const gate = gateOf('{ id: g, title: G, decision: which night, next_command: make window }');
    expect(gate?.fields.slice(4)).toEqual([
      { name: 'decision', value: 'which night', isCommand: false },
      { name: 'next command', value: 'make window', isCommand: true },
    ]);
  });

  test.each([
    ['2026-06-22', '5 days', '5 days, since 22 Jun'],
    ['2025-06-27', '365 days', '365 days, since 27 Jun 2025'],
    ['2026-06-26', '1 day', '1 day, since 26 Jun'],
    ['2026-06-27', 'today', 'since 27 Jun'],
    ['2026-07-01', 'today', 'since 1 Jul'],
  ])('opened on %s waits for %s', (opened, daysText, ageText) => {
    expect(gateOf(`{ id: g, title: G, opened: ${opened} }`)).toMatchObject({ daysText, ageText });
  });

  test('of content without a date has no age in days', () => {
    const gate = gateOf('{ id: g, title: G, opened: 2026-06-22 }', { lock: null });
    expect(gate).toMatchObject({ days: null, daysText: '', ageText: 'since 22 Jun' });
  });

  test('in front of a critical task is critical, even where other work takes longer', () => {
    const critical = '{ id: g, title: G, blocks: [A-WP-1-T2] }';
    expect(gateOf(critical, { config: goal })?.isCritical).toBe(true);
    expect(gateOf('{ id: g, title: G, blocks: [A-WP-1-T3] }', { config: goal })?.isCritical).toBe(false);
  });

  test('names what it holds, and what does not exist', () => {
    const gate = gateOf('{ id: g, title: G, blocks: [A-WP-1, Z-WP-1] }');
    expect(gate?.holds.map(({ id }) => id)).toEqual(['A-WP-1']);
    expect(gate?.unknown).toEqual(['Z-WP-1']);
    expect(gate?.heldText).toBe('holds 4 tasks');
  });

  test('of a plan leads to its line, one of a file names its place', () => {
    const fenced = planText('C-WP-1', '', '```gate\nid: g\ntitle: G\n```\n');
    const portal = portalOf({ 'ops/c.md': fenced }, { gates: { 'gates/a.yaml': 'id: h\ntitle: H\n' } });
    expect(listOpenGates(portal).map(({ source }) => source)).toEqual([
      {
        place: 'ops/c.md:7',
        href: 'https://forge.example/team/ops/src/commit/0123456789abcdef/c.md#L7',
      },
      { place: 'gates/a.yaml:1', href: null },
    ]);
  });
});

describe('the page of a gate', () => {
  test('lists all that waits for it, with findings about it', () => {
    const [page] = buildGatePages(portalWith('{ id: g, title: G, blocks: A-WP-1-T1, ticket: 7 }'));
    expect(page?.behind.map(({ item, stateWord }) => [item.id, stateWord])).toEqual([
      ['A-WP-1-T1', 'needs a human'],
      ['A-WP-1-T2', 'blocked'],
      ['B-WP-1-T1', 'blocked'],
    ]);
    expect(page?.findings.map(({ rule }) => rule)).toEqual(['gate-incomplete', 'unknown-key']);
    expect(page?.facts).toContainEqual({ name: 'ticket', value: '7' });
    expect(page?.summary).toBe('Open, nobody says since when; it holds 3 tasks and the critical path.');
  });

  test('states what it leaves out', () => {
    const many = planText(
      'M-WP-1',
      '',
      Array.from({ length: 104 }, (_, i) => taskText(`T${i + 1}`)).join(''),
    );
    const portal = portalOf(
      { 'ops/m.md': many },
      { gates: { 'gates/a.yaml': '{ id: g, title: G, blocks: M-WP-1 }' } },
    );
    expect(buildGatePages(portal)[0]).toMatchObject({ more: 4, behind: { length: 100 } });
    expect(buildDocument(portal, 'gates').gates[0]?.holds).toHaveLength(104);
  });

  test('says what it requires of services and automations, and how that stands; so does the document', () => {
    const config = `title: T
services: [{ id: hub }]
automations: [{ id: triage, schedule: "0 6 * * *", required: 3 }]
`;
    const requires = '[{ service: hub }, { automation: triage }, { service: nowhere }]';
    const gate = `- { id: g, title: G, owner: mira, blocks: A-WP-1-T3, requires: ${requires} }`;
    const portal = portalWith(gate, { config });
    expect(buildGatePages(portal)[0]?.required).toEqual([
      { isMet: false, text: 'The service hub up', standing: 'it is unknown', href: '/services/hub/' },
      {
        isMet: false,
        text: '3 clean runs of triage in a row',
        standing: '0 of 3 clean runs',
        href: '/automations/triage/',
      },
      {
        isMet: false,
        text: 'The service nowhere up',
        standing: 'portal.yaml names no service of that id',
        href: null,
      },
    ]);
    expect(buildDocument(portal, 'gates')).toMatchObject({
      gates: [
        {
          requires: [
            { kind: 'service', id: 'hub', met: false, standing: 'it is unknown' },
            { kind: 'automation', id: 'triage', met: false, standing: '0 of 3 clean runs' },
            { kind: 'service', id: 'nowhere', met: false },
          ],
        },
      ],
    });
  });

  test('of two gates with one id there are two', () => {
    const pages = buildGatePages(portalWith('- { id: g, title: A }\n- { id: G, title: B }\n'));
    expect(pages.map(({ name, gate }) => [name, gate.item.title, gate.item.href])).toEqual([
      ['g', 'A', '/gates/g/'],
      ['G@gates', 'B', '/gates/G@gates/'],
    ]);
  });
});

describe('gates elsewhere', () => {
  const portal = portalWith(`{ id: hub-key, title: The key, owner: mira, route: board, blocks: A-WP-1-T1 }`);

  test('the document has all fields, and what is missing', () => {
    expect(buildDocument(portal, 'gates').gates).toMatchInlineSnapshot(`
      [
        {
          "blocks": [
            "A-WP-1-T1",
          ],
          "cleared": null,
          "critical": true,
          "decision": null,
          "effort": null,
          "evidence": null,
          "fallback": null,
          "holds": [
            "A-WP-1-T1",
            "A-WP-1-T2",
            "B-WP-1-T1",
          ],
          "host": null,
          "id": "hub-key",
          "kind": "human",
          "missing": [
            "host",
            "evidence",
            "fallback",
            "next_step",
          ],
          "next_command": null,
          "opened": null,
          "owner": "mira",
          "requires": [],
          "route": "board",
          "source": {
            "commit": null,
            "line": 1,
            "path": "gates/a.yaml",
            "repo": "",
          },
          "status": "open",
          "title": "The key",
          "url": "/gates/hub-key/",
        },
      ]
    `);
  });

  test('llms.txt names those that are open', () => {
    expect(buildLlmsText(portal, buildOverview(portal))).toContain(
      '- [hub-key](/gates/hub-key/): The key; for mira, holds 3 tasks\n',
    );
  });

  test('search finds them by id, owner and what they say', () => {
    expect([...buildSearchRecords(portal)].find(({ names }) => names === 'gate')).toMatchObject({
      ids: ['hub-key'],
      context: 'gate · mira · holds 3 tasks',
      filters: { kind: 'gate', status: 'open', owner: 'mira', look: 'open' },
      text: 'board. A-WP-1-T1.',
    });
  });

  test('the overview lists the most blocking ones, then tasks that no gate names', () => {
    const body = taskText('T1', 'needs_human: true') + taskText('T2', 'needs_human: true\nowner: jon');
    const gates = Array.from({ length: 7 }, (_, i) => `- { id: g${i}, title: G, blocks: A-WP-1-T1 }\n`).join(
      '',
    );
    const { humans } = buildOverview(
      portalOf({ 'ops/a.md': planText('A-WP-1', '', body) }, { gates: { 'gates/a.yaml': gates } }),
    );
    expect(humans.note).toBe('6 of 7 gates, 1 task without one');
    expect(humans.gates).toHaveLength(6);
    expect(humans.tasks.map(({ item, owner }) => [item.id, owner?.name])).toEqual([['A-WP-1-T2', 'jon']]);
  });
});
