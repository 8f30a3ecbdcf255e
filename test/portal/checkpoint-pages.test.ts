import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckpointHead } from '../../src/model/checkpoint-head.ts';
import type { Checkpoint } from '../../src/model/checkpoint.ts';
import { parseCheckpoint } from '../../src/parse/checkpoint.ts';
import { buildCheckpointPage } from '../../src/portal/checkpoint-page.ts';
import { buildCheckpointYears, buildCheckpointsPage } from '../../src/portal/checkpoints-page.ts';
import { buildDocument } from '../../src/portal/documents.ts';
import { toFrame } from '../../src/portal/frame.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { portalOf } from './portal-of.ts';

const file = path.resolve(import.meta.dirname, '../fixtures/checkpoints/small/snapshot.json');

function readDay(changes: Partial<Checkpoint> = {}): Checkpoint {
  const read = parseCheckpoint(readFileSync(file, 'utf8'), 'snapshot.json');
  if (!('value' in read)) throw new Error(read.problem.message);
  return { ...read.value, ...changes };
}

function toHead(id: string, changes: Partial<CheckpointHead> = {}): CheckpointHead {
  return {
    id,
    date: id.slice(0, 10),
    title: `Title of ${id}`,
    isStable: false,
    isReconstructed: false,
    manifestSha256: 'a'.repeat(64),
    previous: null,
    tasks: { todo: 1000, progress: 200, wait: 0, done: 7, cancel: 0 },
    openGates: 1,
    errors: 3,
    warnings: 4,
    pathDays: 3,
    streaks: {},
    ...changes,
  };
}

const heads = [
  toHead('2026-06-26', { isStable: true, isReconstructed: true }),
  toHead('2026-06-27', { previous: '2026-06-26' }),
  toHead('2026-06-27-2', { previous: '2026-06-27' }),
];
const portalWith = (checkpoints: CheckpointHead[]): Portal => ({ ...portalOf({}), checkpoints });

describe('the list', () => {
  test('has the newest first, and says how many are stable', () => {
    const { headline, rows } = buildCheckpointsPage(portalWith(heads));
    expect(headline).toBe('Three checkpoints, one of them stable; the newest is of 27 June 2026.');
    expect(rows.map(({ id }) => id)).toEqual(['2026-06-27-2', '2026-06-27', '2026-06-26']);
    expect(rows[2]).toEqual({
      id: '2026-06-26',
      href: '/checkpoints/2026-06-26/',
      title: 'Title of 2026-06-26',
      state: 'stable',
      stateWord: 'stable',
      openTasks: '1,200',
      openGates: '1',
      findings: '7',
      path: '3 days',
      isReconstructed: true,
      changesHref: null,
    });
  });

  test('of years shows the newest and leads to all, a page for each year', () => {
    const days = Array.from({ length: 1200 }, (_, number) =>
      toHead(new Date(Date.UTC(2023, 0, 1 + number)).toISOString().slice(0, 10), { isStable: true }),
    );
    const { headline, rows, listTitle, listCount, years } = buildCheckpointsPage(portalWith(days));
    expect(headline).toBe('1,200 checkpoints, all of them stable; the newest is of 14 April 2026.');
    expect([rows.length, listTitle, listCount]).toEqual([60, 'The newest', '60 of 1,200']);
    expect(years.map(({ year }) => year)).toEqual(['2026', '2025', '2024', '2023']);
    const pages = buildCheckpointYears(portalWith(days));
    expect(pages.map((page) => page.rows.length)).toEqual([104, 365, 366, 365]);
    expect(pages[1]?.headline).toBe('365 checkpoints of 2025');
  });

  test('without a checkpoint says so, and has no place in the navigation', () => {
    const portal = portalWith([]);
    expect(buildCheckpointsPage(portal).headline).toBe('No checkpoint has been made yet.');
    const titles = (shown: Portal): string[] => toFrame(shown, 'now').nav.map(({ title }) => title);
    expect(titles(portal)).not.toContain('Checkpoints');
    expect(titles(portalWith(heads))).toContain('Checkpoints');
  });

  test('is published, with the chain', () => {
    expect(buildDocument(portalWith(heads), 'checkpoints').checkpoints[1]).toEqual({
      id: '2026-06-27',
      date: '2026-06-27',
      title: 'Title of 2026-06-27',
      stable: false,
      reconstructed: false,
      url: '/checkpoints/2026-06-27/',
      manifest_sha256: 'a'.repeat(64),
      previous: '2026-06-26',
    });
  });
});

describe('the page of a checkpoint', () => {
  const page = buildCheckpointPage(readDay(), portalWith(heads));

  test('says the verdict of that day and of when it is', () => {
    expect(page.title).toBe('Before the move');
    expect(page.asOf).toBe('As of 27 June 2026, 18:00 UTC');
    expect(page.verdict).toEqual({
      state: 'not-stable',
      text: 'Not stable, for three reasons',
      reasons: [
        'B-WP-1: the workplan is active and has no task.',
        'The gate key has no route.',
        expect.stringContaining('No task is ready'),
      ],
    });
  });

  test('leads to those before and after, and to now', () => {
    expect(page.previous).toEqual({ title: 'Title of 2026-06-26', href: '/checkpoints/2026-06-26/' });
    expect(page.following).toEqual({ title: 'Title of 2026-06-27-2', href: '/checkpoints/2026-06-27-2/' });
    expect(page.nowHref).toBe('/');
  });

  test('shows the path, the plans in hand and the gates of that day, each with its source of that day', () => {
    const file = 'https://forge.example/team/ops/src/commit/0123456789abcdef/a.md';
    expect(page.path.steps.map(({ item, stateWord }) => [item.id, stateWord, item.href])).toEqual([
      ['key', 'open', null],
      ['A-WP-1-T3', 'needs a human', `${file}#L28`],
      ['A-WP-1-T2', 'can never start', `${file}#L17`],
    ]);
    expect(page.plans.map(({ id, statusWord, note }) => [id, statusWord, note])).toEqual([
      ['A-WP-1', 'active', '2 open'],
      ['B-WP-1', 'active', '0 open'],
    ]);
    expect(page.gates.map(({ id, note }) => [id, note])).toEqual([['key', 'mira · holds 2 tasks']]);
    expect(page.gates[0]?.fields?.map(({ name, value }) => [name, value])).toEqual(
      ['route', 'host', 'evidence', 'fallback', 'next step'].map((name) => [name, null]),
    );
  });

  test('counts its findings by rule, errors first', () => {
    expect(page.findings.map(({ rule, items }) => `${rule} ${items.length}`)).toEqual([
      'dead-dependency 1',
      'duplicate-id 2',
      'active-without-tasks 1',
      'done-without-evidence 1',
      'gate-incomplete 1',
      'overdue 1',
    ]);
  });

  test('of one made afterwards says from which commit', () => {
    const commit = '0123456789abcdef0123456789abcdef01234567';
    const day = readDay({ reconstructed: { commit, committed_at: '2026-06-27T17:00:00Z' } });
    expect(buildCheckpointPage(day, portalWith(heads)).reconstructed).toBe(
      'Reconstructed from commit 0123456789ab of 27 June 2026, 17:00 UTC.',
    );
  });

  test('follows no address that is not one of the web', () => {
    const day = readDay();
    const sources = day.sources.map((source) => ({ ...source, link: 'javascript:alert({line})' }));
    const { plans } = buildCheckpointPage({ ...day, sources }, portalWith(heads));
    expect(plans.map(({ href }) => href)).toEqual([null, null]);
  });
});
