import { beforeAll, describe, expect, test } from 'vitest';
import { readPortal } from '../../scripts/read-portal.ts';
import { toMoment } from '../../src/model/dates.ts';
import { buildAutomationPages } from '../../src/portal/automation-pages.ts';
import { sayAutomations } from '../../src/portal/automations-page.ts';
import { buildBadges } from '../../src/portal/badges.ts';
import { buildDocument } from '../../src/portal/documents.ts';
import { formatDuration, formatLatency, formatShare, sayDay } from '../../src/portal/evidence-words.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { buildSearchRecords } from '../../src/portal/search-records.ts';
import { buildServicePages, toEvidenceLink } from '../../src/portal/service-pages.ts';
import { buildServicesPage, sayServices } from '../../src/portal/services-page.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('words', () => {
  test.each([
    [0, '0 min'],
    [20_000, 'less than a minute'],
    [35 * minute, '35 min'],
    [2 * hour, '2 h'],
    [95 * minute, '1 h 35 min'],
    [47.99 * hour, '47 h 59 min'],
    [49 * hour, '2 days'],
  ])('%d ms are %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test('shares are never rounded up to all of it', () => {
    expect([1, 0.999999, 0.5, 0].map(formatShare)).toEqual(['100 %', '99.99 %', '50 %', '0 %']);
    expect([81.4, 999, 1400, 12_040].map(formatLatency)).toEqual(['81 ms', '999 ms', '1.4 s', '12 s']);
  });

  test('a day is told by what it was, worst first', () => {
    const nothing = { upMs: 0, degradedMs: 0, downMs: 0, unknownMs: 0 };
    const date = '2026-06-26';
    expect(sayDay({ ...nothing, date, status: null })).toBe('26 June 2026: no evidence yet');
    expect(sayDay({ ...nothing, date, status: 'up', upMs: 24 * hour })).toBe('26 June 2026: up all day');
    expect(sayDay({ ...nothing, date, status: 'up', upMs: 18 * hour })).toBe('26 June 2026: up for 18 h');
    expect(
      sayDay({ date, status: 'down', upMs: 22 * hour, degradedMs: 0, downMs: hour, unknownMs: hour }),
    ).toBe('26 June 2026: down for 1 h, up for 22 h, not known for 1 h');
  });
});

test.each([
  ['https://ci.example/runs/7', 'https://ci.example/runs/7'],
  ['HTTP://ci.example/', 'HTTP://ci.example/'],
  ['docs/evidence/run.md', null],
  ['javascript:alert(1)', null],
  ['//ci.example/runs/7', null],
  ['data:text/html,x', null],
])('evidence at %s leads to %s', (text, href) => {
  expect(toEvidenceLink(text)).toEqual({ text, href });
});

describe('the demo content', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await readPortal('content');
  });

  test('tells first what is wrong', () => {
    const page = buildServicesPage(portal);
    expect(page.headline.text).toBe(
      'Forgejo is degraded; Ops-hub evidence and Core Hub are unknown; five services are up.',
    );
    expect(page.unclaimed).toEqual(['public_website']);
    expect(sayServices(portal.services.all.filter(({ status }) => status === 'up'))).toBe(
      'All 5 services are up.',
    );
    expect(sayServices([])).toBe('No service is named in portal.yaml.');
    expect(sayAutomations(portal.automations.all)).toBe('Daily triage lacks clean runs in a row.');
  });

  test('a service says why nobody knows how it is', () => {
    const pages = new Map(buildServicePages(portal).map((page) => [page.service.id, page]));
    expect(pages.get('ops-hub-evidence')?.headline.text).toMatchInlineSnapshot(
      `"It is unknown, and has been for 2 days: probe intake (it said up, which held until 25 June 2026, 09:35 UTC)."`,
    );
    expect(pages.get('core-hub')?.headline.text).toMatchInlineSnapshot(
      `"Nobody knows how it is: no probe has ever reported about it."`,
    );
    expect(pages.get('forgejo')?.headline.text).toMatchInlineSnapshot(
      `"It is degraded, and has been for 4 h 20 min: probe web (outgoing mail is refused; web and git answer)."`,
    );
    expect(pages.get('state-hub')?.service.gates.map(({ id }) => id)).toEqual([
      'state-hub-endpoint-redirect',
      'state-hub-write-freeze',
    ]);
  });

  test('an automation says what its gate lacks', () => {
    const pages = buildAutomationPages(portal);
    expect(pages.map(({ headline }) => headline)).toMatchInlineSnapshot(`
      [
        "0 of 3 clean runs in a row; 30 June 2026, 06:00 UTC at the earliest.",
        "3 of 3 clean runs in a row (4 in all): the gate is met.",
      ]
    `);
    expect(pages[0]?.waiting.map(({ id }) => id)).toEqual(['ACTIVITY-WP-0016-T09']);
    expect(pages[1]?.runs.filter(({ isCounted }) => isCounted)).toHaveLength(4);
  });

  test('pages state only what the documents state', () => {
    const { services } = buildDocument(portal, 'services');
    const { automations } = buildDocument(portal, 'automations');
    const rows = buildServicesPage(portal).services;
    expect(services.map(({ id, status }) => [id, status])).toEqual(
      rows.map(({ id, status }) => [id, status]),
    );
    expect(services.map(({ checked_at: at }) => at)).toEqual(rows.map(({ checkedAt }) => checkedAt));
    const triage = automations.find(({ id }) => id === 'daily-triage');
    expect(triage).toMatchObject({
      streak: 0,
      met: false,
      required: 3,
      broken_by: '2026-06-27T06:00:00Z',
      earliest: '2026-06-30T06:00:00Z',
    });
    expect(triage?.runs.filter(({ result }) => result === 'missing').map((run) => run.scheduled_for)).toEqual(
      ['2026-06-13T06:00:00Z'],
    );
    const badges = new Map(buildBadges(portal).map((badge) => [badge.name, badge.message]));
    for (const { id, status } of services) expect(badges.get(`services/${id}`)).toBe(status);
  });

  test('services and automations are found by their ids and by the keys of other documents', () => {
    const records = [...buildSearchRecords(portal)].filter(
      ({ names }) => names === 'service' || names === 'automation',
    );
    expect(records).toHaveLength(10);
    expect(records.find(({ id }) => id === 'issue-core')).toMatchObject({
      ids: ['issue-core', 'apps_issue-core'],
      filters: { kind: 'service', status: 'up' },
    });
    expect(records.find(({ id }) => id === 'daily-triage')?.filters.status).toBe('not met');
  });

  test('now is the moment of its collection', () => {
    expect(portal.now).toBe(toMoment('2026-06-27T18:00:00Z'));
  });
});
