import { describe, expect, test } from 'vitest';
import type { SourcesLock } from '../../src/model/portal-config.ts';
import { buildSourcesPage } from '../../src/portal/sources-page.ts';
import type { SourcesPage } from '../../src/portal/sources-page.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { lock, portalOf } from './portal-of.ts';
import type { Setting } from './portal-of.ts';

function pageOf(texts: Texts, setting?: Setting): SourcesPage {
  return buildSourcesPage(portalOf(texts, setting));
}

const texts: Texts = {
  'ops/a.md': planText('A-WP-1', '', taskText('T1') + taskText('T2')),
  'ops/b.md': planText('B-WP-1'),
  'ops/c.md': 'no plan',
  'net/a.md': planText('N-WP-1'),
};

describe('the headline', () => {
  test.each<[string, Texts]>([
    ['0 plans from 1 repository; none is quarantined.', {}],
    ['1 plan from 1 repository; none is quarantined.', { 'ops/a.md': planText('A-WP-1') }],
    ['3 plans from 2 repositories; one file is quarantined.', texts],
    ['0 plans from 1 repository; two files are quarantined.', { 'ops/a.md': 'x', 'ops/b.md': 'y' }],
  ])('%s', (expected, read) => {
    expect(pageOf(read).headline).toBe(expected);
  });
});

test('a row for each source that is configured or has files', () => {
  expect(pageOf(texts).rows).toMatchInlineSnapshot(`
    [
      {
        "commit": "0123456789abcdef",
        "fetchedText": "27 June 2026, 17:00 UTC",
        "gates": 0,
        "id": "ops",
        "mismatch": null,
        "plans": 2,
        "quarantined": 1,
        "repoHref": "https://forge.example/team/ops",
        "staleText": null,
        "tasks": 2,
        "undatedText": null,
      },
      {
        "commit": null,
        "fetchedText": null,
        "gates": 0,
        "id": "net",
        "mismatch": null,
        "plans": 1,
        "quarantined": 0,
        "repoHref": null,
        "staleText": null,
        "tasks": 0,
        "undatedText": null,
      },
    ]
  `);
});

describe('where the files found are not those collected', () => {
  const mismatchOf = (files: number | undefined): string | null | undefined => {
    const sources: SourcesLock['sources'] = [{ id: 'ops', ...(files === undefined ? {} : { files }) }];
    return pageOf(texts, { lock: { ...lock, sources } }).rows.find(({ id }) => id === 'ops')?.mismatch;
  };

  test.each([
    [3, null],
    [undefined, null],
    [4, '4 files collected, 3 found'],
    [1, '1 file collected, 3 found'],
    [0, '0 files collected, 3 found'],
  ])('%s collected: %s', (files, expected) => {
    expect(mismatchOf(files)).toBe(expected);
  });
});

test('a source that is only in the lock is said, too', () => {
  const sources = [...lock.sources, { id: 'gone', commit: 'abcdef1', files: 2 }];
  const row = pageOf(texts, { lock: { ...lock, sources } }).rows.find(({ id }) => id === 'gone');
  expect(row).toMatchObject({ plans: 0, mismatch: '2 files collected, 0 found' });
});

test('quarantined files with their findings, their size and their place', () => {
  const { quarantined } = pageOf({ ...texts, 'ops/big.md': `no plan${' '.repeat(5000)}` });
  expect(
    quarantined.map(({ findings, ...row }) => ({ ...row, rules: findings.map(({ rule }) => rule) })),
  ).toEqual([
    {
      place: 'ops/big.md',
      href: 'https://forge.example/team/ops/src/commit/0123456789abcdef/big.md#L1',
      size: '5 KiB',
      rules: ['invalid-front-matter'],
    },
    {
      place: 'ops/c.md',
      href: 'https://forge.example/team/ops/src/commit/0123456789abcdef/c.md#L1',
      size: '7 B',
      rules: ['invalid-front-matter'],
    },
  ]);
});

test('gates that were collected lead to their source', () => {
  const gates = { 'gates/ops/gates/a.yaml': 'id: [\n', 'gates/own/b.yaml': 'id: [\n' };
  const sources = lock.sources.map((source) => ({ ...source, digest: 'abc' }));
  const { quarantined } = buildSourcesPage(portalOf({}, { gates, lock: { ...lock, sources } }));
  expect(quarantined.map(({ href }) => href)).toEqual([
    'https://forge.example/team/ops/src/commit/0123456789abcdef/gates/a.yaml#L1',
    null,
  ]);
});

test('only repositories on the web are links, without credentials', () => {
  const config = [
    'title: T',
    'sources:',
    '  - { id: web, repo: "https://ada@forge.example/team/web.git" }',
    '  - { id: local, repo: /srv/git/local.git }',
    '  - { id: none }',
  ].join('\n');
  const page = pageOf({}, { config, lock: null });
  expect(page.rows.map(({ id, repoHref }) => [id, repoHref])).toEqual([
    ['web', 'https://forge.example/team/web'],
    ['local', null],
    ['none', null],
  ]);
  expect(JSON.stringify(page)).not.toContain('ada');
});

test('gates of the content folder have a row of their own, and their unread files are quarantined', () => {
  const gates = {
    'gates/a.yaml': '- { id: a, title: A }\n- { id: b, title: B }\n',
    'gates/b.yaml': 'id: [\n',
  };
  const page = buildSourcesPage(portalOf(texts, { gates }));
  expect(page.headline).toMatchInlineSnapshot(
    `"3 plans from 2 repositories and 2 gates beside them; two files are quarantined."`,
  );
  expect(page.rows.at(-1)).toMatchObject({ id: 'gates/', plans: 0, gates: 2, quarantined: 1 });
  expect(page.quarantined.map(({ place }) => place)).toContain('gates/b.yaml');
});

test('a source that could not be read again says so, with the age of what is shown', () => {
  const stale = { ...lock.sources[0], id: 'ops', failed_at: '2026-06-26T00:00:00Z', reason: 'no answer' };
  const rows = (sources: SourcesLock['sources']): (string | null)[] =>
    pageOf(texts, { lock: { ...lock, sources } }).rows.map(({ staleText }) => staleText);
  expect(rows([{ ...stale, fetched_at: '2026-06-25T17:00:00Z' }])).toEqual([
    '2 days old, it could not be read again: no answer',
    null,
  ]);
  expect(rows([{ ...stale, fetched_at: null }])[0]).toBe(
    'never collected, it could not be read again: no answer',
  );
});

test('what collecting left out is listed with its reason, and how much more there is', () => {
  const skipped = [{ path: 'workplans/link.md', reason: 'it is a symbolic link' }];
  const sources = [{ ...lock.sources[0], id: 'ops', skipped, skipped_more: 3 }];
  const page = pageOf(texts, { lock: { ...lock, sources } });
  expect(page.skipped).toEqual([
    {
      place: 'ops/workplans/link.md',
      href: 'https://forge.example/team/ops/src/commit/0123456789abcdef/workplans/link.md#L1',
      reason: 'it is a symbolic link',
    },
  ]);
  expect(page.skippedMore).toBe('3 more files were left out.');
  expect(pageOf(texts)).toMatchObject({ skipped: [], skippedMore: null });
});

test('exports of a registry are linked, and quarantined where they cannot be read', () => {
  const registry = { 'registry/hub.json': '{ "workstreams": [] }', 'registry/later.json': '{' };
  const page = pageOf(texts, { registry });
  expect(page.registry).toEqual({
    text: 'Two exports of a task registry, beside what the files say',
    href: '/registry/',
  });
  expect(page.quarantined.map(({ place }) => place)).toContain('registry/later.json');
  expect(pageOf(texts).registry).toBeNull();
});
