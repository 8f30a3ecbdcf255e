import { expect, test } from 'vitest';
import { buildRegistryPages, registryRowsPerPage } from '../../src/portal/registry-page.ts';
import type { RegistryPage } from '../../src/portal/registry-page.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

function pagesOf(texts: Texts, registry: Texts): RegistryPage[] {
  return buildRegistryPages(portalOf(texts, { registry, base: '/status/' }));
}

const exported = (workstreams: object[]): Texts => ({ 'registry/hub.json': JSON.stringify({ workstreams }) });

test('without an export there is one page, and it says so', () => {
  expect(pagesOf({ 'ops/a.md': planText('A-WP-1') }, {})).toMatchObject([
    {
      headline: 'No registry is compared with the files.',
      exports: [],
      differences: { rows: [] },
      agreed: null,
      notes: [],
    },
  ]);
});

test('differences in the order of the plans, then what the registry alone has', () => {
  const texts = {
    'ops/a.md': planText('A-WP-1', 'status: active', taskText('T01', 'needs_human: true')),
    'ops/b.md': planText('B-WP-1'),
    'net/a.md': planText('N-WP-1'),
  };
  const [page] = pagesOf(
    texts,
    exported([
      { id: 'x', slug: 'gone-wp-1', status: 'active' },
      { id: 'A-WP-1', status: 'active', tasks: [{ id: 'A-WP-1-T01', status: 'done' }] },
    ]),
  );
  expect(page?.headline).toBe('The registry and the files differ in three places.');
  expect(page?.differences.note).toBe('1 with two statuses, 1 in the registry only, 1 in the files only');
  expect(
    page?.differences.rows.map(({ id, href, file, registry, verdict, ruleHref, place }) => [
      id,
      href,
      file && [file.word, file.note],
      registry?.word ?? null,
      verdict,
      ruleHref,
      place,
    ]),
  ).toEqual([
    [
      'A-WP-1-T01',
      '/status/workplans/A-WP-1/#A-WP-1-T01',
      ['to do', 'needs a human'],
      'done',
      'they differ',
      '/status/findings/registry-status-differs/',
      'registry/hub.json:1',
    ],
    [
      'B-WP-1',
      '/status/workplans/B-WP-1/',
      ['active', null],
      null,
      'in the files only',
      '/status/findings/registry-missing/',
      null,
    ],
    [
      'gone-wp-1',
      null,
      null,
      'active',
      'in the registry only',
      '/status/findings/registry-orphan/',
      'registry/hub.json:1',
    ],
  ]);
  expect(page?.agreed).toMatchObject({
    summary: 'One plan and no tasks are the same on both sides',
    rows: [{ id: 'A-WP-1', tasksText: 'its task does not agree' }],
    more: null,
  });
  expect(page?.notes).toEqual(['The registry does not cover net (1 plan).']);
});

test('an export that cannot be read says so', () => {
  const [page] = pagesOf({ 'ops/a.md': planText('A-WP-1') }, { 'registry/hub.json': '{' });
  expect(page?.exports).toEqual([
    { path: 'registry/hub.json', href: null, exportedText: null, countText: null, findings: 1 },
  ]);
});

test('thousands of differences go on for pages, thousands that agree are counted', () => {
  const count = 2 * registryRowsPerPage + 1;
  const ids = Array.from({ length: 2 * count }, (_, index) => `A-WP-${index + 1}`);
  const texts = Object.fromEntries(ids.map((id) => [`ops/${id}.md`, planText(id, 'status: active')]));
  const pages = pagesOf(
    texts,
    exported(ids.map((id, index) => ({ id, status: index < count ? 'active' : 'blocked' }))),
  );
  expect(pages.map(({ differences }) => differences.rows.length)).toEqual([200, 200, 1]);
  expect(pages.map(({ agreed }) => agreed?.more ?? null)).toEqual(['201 more plans agree.', null, null]);
  expect(pages[2]?.pages).toEqual([
    { number: 1, href: '/status/registry/', current: false },
    { number: 2, href: '/status/registry/page/2/', current: false },
    { number: 3, href: '/status/registry/page/3/', current: true },
  ]);
});
