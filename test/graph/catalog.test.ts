import { describe, expect, test } from 'vitest';
import { buildCatalog, resolveMention } from '../../src/graph/catalog.ts';
import type { Catalog, Item } from '../../src/graph/catalog.ts';
import type { Mention } from '../../src/model/workplan.ts';
import { planText, taskText, toFiles } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

function catalogOf(texts: Texts): Catalog {
  return buildCatalog(toFiles(texts));
}

/** `plan OPS-WP-0001 in ops/a.md`: which item exactly. */
function say(item: Item): string {
  if (item.kind === 'reported') {
    return `reported ${item.id} by ${item.reports.map(({ by }) => by.id).join(', ')}`;
  }
  const { repo, path } = item.kind === 'task' ? item.plan.source : item.source;
  return `${item.kind} ${item.id} in ${repo}/${path}`;
}

const table = (...rows: string[]): string =>
  ['| Workstream | Open state |', '| --- | --- |', ...rows.map((row) => `| ${row} |`)].join('\n');

describe('the catalogue', () => {
  test('has plans in natural order whatever the order of the files', () => {
    const texts = {
      'ops/b.md': planText('OPS-WP-0010'),
      'net/a.md': planText('OPS-WP-0002'),
      'ops/a.md': planText('ops-wp-0001'),
    };
    const reversed = Object.fromEntries(Object.entries(texts).toReversed());
    expect(catalogOf(texts).plans.map(say)).toEqual([
      'plan ops-wp-0001 in ops/a.md',
      'plan OPS-WP-0002 in net/a.md',
      'plan OPS-WP-0010 in ops/b.md',
    ]);
    expect(catalogOf(reversed).plans.map(say)).toEqual(catalogOf(texts).plans.map(say));
  });

  test('has no quarantined file', () => {
    const catalog = catalogOf({ 'ops/a.md': 'no front matter', 'ops/b.md': planText('OPS-WP-0001') });
    expect(catalog.plans.map(say)).toEqual(['plan OPS-WP-0001 in ops/b.md']);
  });

  test('is empty where nothing is', () => {
    const catalog = catalogOf({});
    expect([catalog.plans, catalog.tasks, catalog.reported, catalog.find('OPS-WP-0001')]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  test('finds plans, tasks and aliases without case', () => {
    const catalog = catalogOf({
      'ops/a.md': planText('OPS-WP-0001', 'aliases: [Signing-Keys]', taskText('T01')),
    });
    expect(catalog.find('ops-wp-0001').map(say)).toEqual(['plan OPS-WP-0001 in ops/a.md']);
    expect(catalog.find('Ops-Wp-0001-t01').map(say)).toEqual(['task OPS-WP-0001-T01 in ops/a.md']);
    expect(catalog.find('SIGNING-KEYS').map(say)).toEqual(['plan OPS-WP-0001 in ops/a.md']);
    expect(catalog.find('OPS-WP-0002')).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('knows no item called %s by accident', (name) => {
    expect(catalogOf({ 'ops/a.md': planText('OPS-WP-0001') }).find(name)).toEqual([]);
  });
});

describe('an id that several claim', () => {
  test('over repositories: all are found; from the second on the address ends in @repo', () => {
    const catalog = catalogOf({
      'ops/a.md': planText('OPS-WP-0001'),
      'net/z.md': planText('ops-wp-0001'),
      'sec/a.md': planText('OPS-WP-0001'),
    });
    expect(catalog.find('OPS-WP-0001').map(say)).toHaveLength(3);
    expect(catalog.plans.map(({ slug, source }) => `${source.repo}: ${slug}`)).toEqual([
      'net: ops-wp-0001',
      'ops: OPS-WP-0001@ops',
      'sec: OPS-WP-0001@sec',
    ]);
  });

  test('inside one repository: every address is different', () => {
    const catalog = catalogOf({
      'ops/a.md': planText('OPS-WP-0001'),
      'ops/b.md': planText('OPS-WP-0001'),
      'ops/c.md': planText('ops-wp-0001'),
    });
    expect(catalog.plans.map(({ slug, source }) => `${source.path}: ${slug}`)).toEqual([
      'a.md: OPS-WP-0001',
      'b.md: OPS-WP-0001@ops',
      'c.md: ops-wp-0001@ops-2',
    ]);
  });

  test('an address that numbering would give twice is given once', () => {
    const catalog = catalogOf({
      'ops/a.md': planText('OPS-WP-0001'),
      'ops/b.md': planText('OPS-WP-0001'),
      'ops/c.md': planText(
        'OPS-WP-0001',
        '',
        taskText('T01') + taskText('T01') + taskText('OPS-WP-0001-T01-2'),
      ),
      'ops-2/a.md': planText('OPS-WP-0001'),
    });
    const slugs = catalog.plans.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(4);
    expect(slugs).toContain('OPS-WP-0001@ops-2');
    expect(new Set(catalog.tasks.map(({ anchor }) => anchor)).size).toBe(3);
  });

  test('a folder with characters that addresses cannot have gets an address without them', () => {
    const catalog = catalogOf({ 'a/a.md': planText('X-WP-1'), 'ö p?s#%/a.md': planText('X-WP-1') });
    expect(catalog.plans.map(({ slug }) => slug)).toEqual(['X-WP-1', 'X-WP-1@--p-s--']);
  });

  test('tasks of one file: from the second on the anchor is numbered', () => {
    const catalog = catalogOf({
      'ops/a.md': planText(
        'OPS-WP-0001',
        '',
        taskText('T01') + taskText('OPS-WP-0001-t01') + taskText('T01'),
      ),
    });
    expect(catalog.tasks.map(({ anchor }) => anchor)).toEqual([
      'OPS-WP-0001-T01',
      'OPS-WP-0001-t01-2',
      'OPS-WP-0001-T01-3',
    ]);
    expect(catalog.find('OPS-WP-0001-T01')).toHaveLength(3);
  });

  test('an alias that is another plan’s id leads to both', () => {
    const catalog = catalogOf({
      'ops/a.md': planText('OPS-WP-0001', 'aliases: [ops-wp-0002]'),
      'ops/b.md': planText('OPS-WP-0002'),
    });
    expect(catalog.find('OPS-WP-0002').map(say)).toEqual([
      'plan OPS-WP-0002 in ops/b.md',
      'plan OPS-WP-0001 in ops/a.md',
    ]);
  });

  test('a plan that repeats its own id as an alias is no second claimant', () => {
    const catalog = catalogOf({ 'ops/a.md': planText('OPS-WP-0001', 'aliases: [ops-wp-0001, OPS-WP-0001]') });
    expect(catalog.find('OPS-WP-0001')).toHaveLength(1);
  });
});

describe('reported plans', () => {
  test('without a file appear once, with everyone who reports them', () => {
    const catalog = catalogOf({
      'ops/a.md': planText('OPS-WP-0001', '', table('lab-wp-0009 | 2 todo')),
      'ops/b.md': planText('OPS-WP-0002', '', table('LAB-WP-0009 | 1 todo', 'LAB-WP-0010 | 0 tasks')),
    });
    expect(catalog.reported.map(say)).toEqual([
      'reported lab-wp-0009 by OPS-WP-0001, OPS-WP-0002',
      'reported LAB-WP-0010 by OPS-WP-0002',
    ]);
    expect(catalog.find('Lab-Wp-0009').map(say)).toEqual([
      'reported lab-wp-0009 by OPS-WP-0001, OPS-WP-0002',
    ]);
  });

  test('with a file are reports on it, found by id or alias', () => {
    const catalog = catalogOf({
      'ops/a.md': planText('OPS-WP-0001', '', table('ops-wp-0002 | 2 todo', 'key-rotation | 3 todo')),
      'ops/b.md': planText('OPS-WP-0002', 'aliases: [key-rotation]'),
    });
    expect(catalog.reported).toEqual([]);
    expect(catalog.reportsOn.get('OPS-WP-0002')?.map(({ report }) => report.state)).toEqual([
      '2 todo',
      '3 todo',
    ]);
  });

  test('that two files claim are reports on both', () => {
    const catalog = catalogOf({
      'net/a.md': planText('OPS-WP-0002'),
      'ops/a.md': planText('OPS-WP-0001', '', table('ops-wp-0002 | 2 todo')),
      'ops/b.md': planText('OPS-WP-0002'),
    });
    expect([...catalog.reportsOn.keys()]).toEqual(['OPS-WP-0002', 'OPS-WP-0002@ops']);
  });
});

describe('a mention', () => {
  const catalog = catalogOf({
    'ops/a.md': planText(
      'CUST-WP-0049',
      'aliases: [operator-access, T-9000]',
      `${taskText('T06')}${table('lab-wp-0009 | 2 todo')}`,
    ),
    'ops/b.md': planText('CUST-WP-0045-cutover-runbook'),
    'ops/c.md': planText('phase-2'),
  });
  const resolve = (target: string, form: Mention['form']): string => {
    const { items, name } = resolveMention(catalog, { target, form, line: 1, column: 1 });
    return `${items.map(say).join('; ') || 'nothing'} (${name})`;
  };

  test.each<[string, Mention['form'], string]>([
    ['CUST-WP-0049', 'id', 'plan CUST-WP-0049 in ops/a.md (CUST-WP-0049)'],
    ['cust-wp-0049', 'id', 'plan CUST-WP-0049 in ops/a.md (cust-wp-0049)'],
    ['CUST-WP-0049-T06', 'id', 'task CUST-WP-0049-T06 in ops/a.md (CUST-WP-0049-T06)'],
    ['CUST-WP-0049-T07', 'id', 'nothing (CUST-WP-0049-T07)'],
    ['CUST-WP-0049-based', 'id', 'plan CUST-WP-0049 in ops/a.md (CUST-WP-0049)'],
    ['CUST-WP-0049-gate_and.more', 'id', 'plan CUST-WP-0049 in ops/a.md (CUST-WP-0049)'],
    ['CUST-WP-0049-T06-based', 'id', 'task CUST-WP-0049-T06 in ops/a.md (CUST-WP-0049-T06)'],
    [
      'CUST-WP-0045-cutover-runbook',
      'id',
      'plan CUST-WP-0045-cutover-runbook in ops/b.md (CUST-WP-0045-cutover-runbook)',
    ],
    [
      'CUST-WP-0045-cutover-runbook-style',
      'id',
      'plan CUST-WP-0045-cutover-runbook in ops/b.md (CUST-WP-0045-cutover-runbook)',
    ],
    ['LAB-WP-0009-like', 'id', 'reported lab-wp-0009 by CUST-WP-0049 (LAB-WP-0009)'],
    ['phase-2', 'word', 'plan phase-2 in ops/c.md (phase-2)'],
    ['phase-3', 'word', 'nothing (phase-3)'],
    ['phase-2-rollout', 'word', 'nothing (phase-2-rollout)'],
    ['operator-access', 'code', 'plan CUST-WP-0049 in ops/a.md (operator-access)'],
    ['OPERATOR-ACCESS', 'code', 'plan CUST-WP-0049 in ops/a.md (OPERATOR-ACCESS)'],
    ['T-9000', 'code', 'plan CUST-WP-0049 in ops/a.md (T-9000)'],
    ['T-9000', 'word', 'nothing (T-9000)'],
    ['operator-access', 'word', 'nothing (operator-access)'],
    ['phase-2', 'code', 'plan phase-2 in ops/c.md (phase-2)'],
    ['phase-2-rollout', 'code', 'nothing (phase-2-rollout)'],
  ])('%s as %s', (target, form, expected) => {
    expect(resolve(target, form)).toBe(expected);
  });

  test('that nothing has keeps the name of the plan that is missing', () => {
    expect(resolve('LAB-WP-0001', 'id')).toBe('nothing (LAB-WP-0001)');
    expect(resolve('LAB-WP-0001-based', 'id')).toBe('nothing (LAB-WP-0001)');
  });
});
