// Where collected files come from, as pages and documents show it.
import { expect, test } from 'vitest';
import type { Provenance } from '../../src/model/provenance.ts';
import { PortalError } from '../../src/model/portal-error.ts';
import { parseProvenance } from '../../src/parse/provenance.ts';
import { buildDocument } from '../../src/portal/documents.ts';
import { buildPlanPage } from '../../src/portal/plan-page.ts';
import { buildSurroundings } from '../../src/portal/plan-surroundings.ts';
import { buildSourcesPage } from '../../src/portal/sources-page.ts';
import { planText } from '../graph/workplan-files.ts';
import { planOf, portalOf } from './portal-of.ts';

const provenance: Provenance[] = [
  {
    schema: 'cairn.provenance/v1',
    source: 'ops',
    files: [
      { at: 'workplans/ops/a.md', path: 'a.md', changed_at: '2026-06-20T23:30:00Z' },
      { at: 'workplans/ops/b.md', path: 'b.md', changed_at: null },
      { at: 'runs/triage/ops/1.json', path: 'evidence/triage/1.json' },
    ],
    digest: 'd',
  },
];

const portal = portalOf({ 'ops/a.md': planText('A-WP-1'), 'ops/b.md': planText('B-WP-1') }, { provenance });

test('a plan says when its file was changed last, and nothing where nobody knows', () => {
  const factsOf = (slug: string): (string | undefined)[] => {
    const plan = planOf(portal, slug);
    return buildPlanPage(plan, buildSurroundings(plan, portal))
      .facts.filter(({ name }) => name === 'file changed')
      .map(({ value }) => value);
  };
  expect([factsOf('A-WP-1'), factsOf('B-WP-1')]).toEqual([['2026-06-20'], []]);
  expect(buildDocument(portal, 'workplans').workplans.map(({ changed_at: at }) => at)).toEqual([
    '2026-06-20T23:30:00Z',
    null,
  ]);
});

test('the page of sources says of how many plans nobody knows it, unless nobody asked', () => {
  const saidOf = (config?: string): (string | null)[] => {
    const made = portalOf({ 'ops/a.md': planText('A-WP-1') }, { provenance, ...(config && { config }) });
    return buildSourcesPage(made).rows.map(({ undatedText }) => undatedText);
  };
  expect(saidOf()).toEqual(['1 plan whose last change is not in the history that was read']);
  expect(saidOf('title: T\nsources: [{ id: ops, history_commits: 0 }]\n')).toEqual([null]);
});

test('a run leads to its place in the repository, another file of the content nowhere', () => {
  const linkOf = (path: string): string | undefined =>
    portal.sourceUrl({ repo: '', path, line: 2, column: 1 });
  expect(linkOf('runs/triage/ops/1.json')).toBe(
    'https://forge.example/team/ops/src/commit/0123456789abcdef/evidence/triage/1.json#L2',
  );
  expect(linkOf('runs/triage/2.json')).toBeUndefined();
});

test('what is recorded is part of what the content says', () => {
  expect(portalOf({ 'ops/a.md': planText('A-WP-1') }, { provenance }).contentHash).not.toBe(
    portalOf({ 'ops/a.md': planText('A-WP-1') }).contentHash,
  );
});

test.each([
  ['{', 'content/provenance/ops.json is not valid JSON.'],
  ['{ "schema": "cairn.provenance/v1", "source": "ops" }', 'expected array'],
])('a record that cannot be read is named: %s', (text, message) => {
  expect(() => parseProvenance(text, 'content/provenance/ops.json')).toThrow(PortalError);
  expect(() => parseProvenance(text, 'content/provenance/ops.json')).toThrow(message);
});
