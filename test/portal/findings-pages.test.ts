import { describe, expect, test } from 'vitest';
import { ruleNames } from '../../src/model/finding.ts';
import { buildFindingsPage, buildRulePages } from '../../src/portal/findings-pages.ts';
import type { FindingsPage, RulePage } from '../../src/portal/findings-pages.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

function pageOf(texts: Texts): FindingsPage {
  return buildFindingsPage(portalOf(texts));
}

function rulePageOf(texts: Texts, rule: string): RulePage {
  const page = buildRulePages(portalOf(texts)).find((each) => each.rule.name === rule);
  if (!page) throw new Error(`no page for ${rule}`);
  return page;
}

const overdue = (count: number): string =>
  Array.from({ length: count }, (_, i) => taskText(`T${i + 1}`, 'due: 2026-06-01')).join('');

describe('the headline', () => {
  const headlineOf = (texts: Texts): string => pageOf(texts).headline;

  test.each<[string, Texts]>([
    ['Nothing is wrong with the plans.', { 'ops/a.md': planText('A-WP-1', '', taskText('T1')) }],
    ['One note for information in the plans.', { 'ops/a.md': planText('A-WP-1', 'odd: 1', taskText('T1')) }],
    ['Two warnings in the plans.', { 'ops/a.md': planText('A-WP-1', '', overdue(2)) }],
    [
      'One error, one warning and two notes for information in the plans.',
      { 'ops/a.md': planText('A-WP-1', 'odd: 1\nodder: 2', overdue(1)), 'ops/b.md': 'no plan' },
    ],
  ])('%s', (expected, texts) => {
    expect(headlineOf(texts)).toBe(expected);
  });
});

test('rules that found something come worst first, five findings each, the rest counted', () => {
  const page = pageOf({
    'ops/a.md': planText('A-WP-1', 'odd: 1', overdue(7)),
    'ops/b.md': 'no plan',
  });
  expect(
    page.found.map(({ name, severity, findings, more }) => [severity, name, findings.length, more]),
  ).toEqual([
    ['error', 'invalid-front-matter', 1, 0],
    ['warning', 'overdue', 5, 2],
    ['info', 'unknown-key', 1, 0],
  ]);
});

test('every rule is either found or silent, and has a page of its own', () => {
  const texts = { 'ops/a.md': planText('A-WP-1', '', overdue(1)) };
  const { found, silent } = pageOf(texts);
  expect([...found, ...silent].map(({ name }) => name).sort()).toEqual([...ruleNames].sort());
  const pages = buildRulePages(portalOf(texts));
  expect(pages.map(({ rule }) => rule.name)).toEqual([...ruleNames]);
  for (const { rule } of pages) {
    for (const text of [rule.title, rule.meaning, rule.example, rule.fixed, rule.fix])
      expect(text).not.toBe('');
  }
});

test('the page of a rule has every finding', () => {
  const texts = { 'ops/a.md': planText('A-WP-1', '', overdue(7)) };
  expect(rulePageOf(texts, 'overdue').findings).toHaveLength(7);
  expect(rulePageOf(texts, 'overdue').headline).toBe('Seven places in the plans.');
  expect(rulePageOf(texts, 'unknown-key').headline).toBe('Nowhere in the plans at the moment.');
});

test('a finding leads to its item, its rule and its line', () => {
  const [finding] = rulePageOf({ 'ops/a.md': planText('A-WP-1', '', overdue(1)) }, 'overdue').findings;
  expect(finding).toMatchObject({
    item: { id: 'A-WP-1-T1', href: '/workplans/A-WP-1/#A-WP-1-T1' },
    ruleHref: '/findings/overdue/',
    place: 'ops/a.md:6:1',
    sourceHref: 'https://forge.example/team/ops/src/commit/0123456789abcdef/a.md#L6',
  });
});

test('a finding in a file without an id names the file', () => {
  const [finding] = rulePageOf({ 'ops/b.md': 'no plan' }, 'invalid-front-matter').findings;
  expect(finding).toMatchObject({ subject: 'ops/b.md', item: null, place: 'ops/b.md:1:1' });
});
