import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../src/portal/documents.ts';
import { buildFindingsPage, buildRulePages } from '../../src/portal/findings-pages.ts';
import { buildOverview } from '../../src/portal/overview.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { portalOf } from '../portal/portal-of.ts';

const texts = {
  'ops/a.md': planText('A-WP-1', '', taskText('T1', 'due: 2026-06-01') + taskText('T2', 'due: 2026-06-02')),
};

function portalWith(...suppressions: string[]): Portal {
  const list = suppressions.map((suppression) => `  - { ${suppression} }\n`).join('');
  return portalOf(texts, { config: `title: T\nsuppressions:\n${list}` });
}

const subjects = (findings: Portal['findings']): string[] =>
  findings.map(({ rule, subject }) => `${rule} ${subject}`);

describe('a suppressed finding', () => {
  const portal = portalWith('rule: overdue, subject: a-wp-1-t1, reason: vendor, until: 2026-06-27');

  test('counts nowhere, and stays', () => {
    expect(subjects(portal.findings)).toEqual(['overdue A-WP-1-T2']);
    expect(subjects(portal.suppressed)).toEqual(['overdue A-WP-1-T1']);
  });

  test('is in the documents with its reason, and counted apart', () => {
    const { findings } = buildDocument(portal, 'findings');
    expect(findings.map(({ subject, suppressed }) => [subject, suppressed])).toEqual([
      ['A-WP-1-T2', null],
      ['A-WP-1-T1', { reason: 'vendor', until: '2026-06-27' }],
    ]);
    expect(buildDocument(portal, 'portal').counts.findings).toEqual({
      error: 0,
      warning: 1,
      info: 0,
      suppressed: 1,
    });
  });

  test('stands under its own heading on the pages', () => {
    const page = buildFindingsPage(portal);
    expect(page.headline).toBe('One warning in the plans. One finding is suppressed.');
    expect(page.suppressed.map(({ suppressedText }) => suppressedText)).toEqual([
      'Suppressed until 27 June 2026: vendor',
    ]);
    const rule = buildRulePages(portal).find((each) => each.rule.name === 'overdue');
    expect([rule?.findings.length, rule?.suppressed.length]).toEqual([1, 1]);
    expect(buildOverview(portal)).toMatchObject({ suppressed: 1 });
  });
});

test('the last day of a suppression is the day of the content', () => {
  const portal = portalWith('rule: overdue, subject: A-WP-1-T1, reason: vendor, until: 2026-06-26');
  expect(portal.suppressed).toEqual([]);
  expect(subjects(portal.findings)).toContain('suppression-expired A-WP-1-T1');
});

test('rule and subject must both be meant', () => {
  const portal = portalWith('rule: overdue, subject: A-WP-1, reason: vendor, until: 2026-07-01');
  expect(portal.suppressed).toEqual([]);
  expect(subjects(portal.findings)).toContain('suppression-unused A-WP-1');
});

test('of two for one finding the first gives the reason, and both are used', () => {
  const portal = portalWith(
    'rule: overdue, subject: A-WP-1-T1, reason: first, until: 2026-07-01',
    'rule: overdue, subject: A-WP-1-T1, reason: second, until: 2026-08-01',
  );
  expect(portal.suppressed.map(({ suppressed }) => suppressed?.reason)).toEqual(['first']);
  expect(subjects(portal.findings)).toEqual(['overdue A-WP-1-T2']);
});

test('what is said about suppressions cannot be suppressed', () => {
  expect(() =>
    portalWith('rule: suppression-unused, subject: A-WP-1-T9, reason: known, until: 2026-07-01'),
  ).toThrow('portal.yaml:3:7: `suppressions.0.rule`: must be one of');
});
