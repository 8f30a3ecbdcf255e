import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../src/graph/catalog.ts';
import type { Catalog } from '../../src/graph/catalog.ts';
import { indexDependencies, listDependencies } from '../../src/graph/dependencies.ts';
import type { Dependencies, StatedDependency } from '../../src/graph/dependencies.ts';
import { planText, taskText, toFiles } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

function read(texts: Texts): { catalog: Catalog; dependencies: Dependencies } {
  const catalog = buildCatalog(toFiles(texts));
  return { catalog, dependencies: indexDependencies(listDependencies(catalog)) };
}

function say({ dependant, stated, targets, at }: StatedDependency): string {
  const found = targets.map((item) => `${item.kind} ${item.id}`).join(' + ') || 'nothing';
  return `${dependant.id} needs ${stated.target} = ${found} (${stated.from}, ${at.path}:${at.line})`;
}

describe('named samples', () => {
  const samples: Record<string, Texts> = {
    island: { 'ops/a.md': planText('A-WP-0001', '', taskText('T01')) },
    chain: {
      'ops/a.md': planText('A-WP-0001'),
      'ops/b.md': planText('B-WP-0001', 'depends_on: A-WP-0001'),
      'ops/c.md': planText('C-WP-0001', 'depends_on: [b-wp-0001]'),
    },
    diamond: {
      'ops/a.md': planText(
        'A-WP-0001',
        '',
        [
          taskText('T01'),
          taskText('T02', 'depends_on: T01'),
          taskText('T03', 'depends_on: [T01]'),
          taskText('T04', 'depends_on: [T02, T03]'),
        ].join(''),
      ),
    },
    cycle: {
      'ops/a.md': planText('A-WP-0001', 'depends_on: [B-WP-0001]'),
      'ops/b.md': planText('B-WP-0001', 'depends_on: [A-WP-0001]'),
    },
  };

  test.each<[string, string[]]>([
    ['island', []],
    [
      'chain',
      [
        'B-WP-0001 needs A-WP-0001 = plan A-WP-0001 (front-matter, b.md:4)',
        'C-WP-0001 needs b-wp-0001 = plan B-WP-0001 (front-matter, c.md:4)',
      ],
    ],
    [
      'diamond',
      [
        'A-WP-0001-T02 needs A-WP-0001-T01 = task A-WP-0001-T01 (task-block, a.md:18)',
        'A-WP-0001-T03 needs A-WP-0001-T01 = task A-WP-0001-T01 (task-block, a.md:27)',
        'A-WP-0001-T04 needs A-WP-0001-T02 = task A-WP-0001-T02 (task-block, a.md:36)',
        'A-WP-0001-T04 needs A-WP-0001-T03 = task A-WP-0001-T03 (task-block, a.md:36)',
      ],
    ],
    [
      'cycle',
      [
        'A-WP-0001 needs B-WP-0001 = plan B-WP-0001 (front-matter, a.md:4)',
        'B-WP-0001 needs A-WP-0001 = plan A-WP-0001 (front-matter, b.md:4)',
      ],
    ],
  ])('%s', (name, expected) => {
    expect(read(samples[name] ?? {}).dependencies.all.map(say)).toEqual(expected);
  });

  test('both directions state the same', () => {
    for (const texts of Object.values(samples)) {
      const { catalog, dependencies } = read(texts);
      const items = [...catalog.plans, ...catalog.tasks];
      const outgoing = items.flatMap((item) => dependencies.of(item));
      const incoming = items.flatMap((item) => dependencies.on(item));
      expect(new Set(outgoing)).toEqual(new Set(dependencies.all));
      expect(new Set(incoming)).toEqual(new Set(dependencies.all));
    }
  });
});

test('each says where it was stated: front matter, task block, prose', () => {
  const body = `Depends on: B-WP-0001-based work.\n\n${taskText('T01', 'depends_on: signing', 'Waits on: C-WP-0001.')}`;
  const { dependencies } = read({
    'ops/a.md': planText('A-WP-0001', 'depends_on: [C-WP-0001]', body),
    'ops/b.md': planText('B-WP-0001', 'aliases: [signing]'),
    'ops/c.md': planText('C-WP-0001'),
  });
  expect(dependencies.all.map(say)).toMatchInlineSnapshot(`
    [
      "A-WP-0001 needs C-WP-0001 = plan C-WP-0001 (front-matter, a.md:4)",
      "A-WP-0001 needs B-WP-0001-based = plan B-WP-0001 (prose, a.md:7)",
      "A-WP-0001-T01 needs signing = plan B-WP-0001 (task-block, a.md:13)",
      "A-WP-0001-T01 needs C-WP-0001 = plan C-WP-0001 (prose, a.md:16)",
    ]
  `);
});

test('a name that two items claim keeps both, a missing one keeps none', () => {
  const { catalog, dependencies } = read({
    'ops/a.md': planText('A-WP-0001', 'depends_on: [B-WP-0001, LAB-WP-0001, B-WP-0001-based]'),
    'ops/b.md': planText('B-WP-0001'),
    'net/b.md': planText('B-WP-0001'),
  });
  expect(dependencies.all.map(say)).toMatchInlineSnapshot(`
    [
      "A-WP-0001 needs B-WP-0001 = plan B-WP-0001 + plan B-WP-0001 (front-matter, a.md:4)",
      "A-WP-0001 needs LAB-WP-0001 = nothing (front-matter, a.md:4)",
      "A-WP-0001 needs B-WP-0001-based = nothing (front-matter, a.md:4)",
    ]
  `);
  for (const item of catalog.find('B-WP-0001')) expect(dependencies.on(item)).toHaveLength(1);
});

test('a plan that is only reported can be needed', () => {
  const report = '| Workstream | Open state |\n| --- | --- |\n| LAB-WP-0009 | 2 todo |\n';
  const { catalog, dependencies } = read({
    'ops/a.md': planText('A-WP-0001', 'depends_on: lab-wp-0009', report),
  });
  expect(dependencies.all.map(say)).toMatchInlineSnapshot(`
    [
      "A-WP-0001 needs lab-wp-0009 = reported LAB-WP-0009 (front-matter, a.md:4)",
    ]
  `);
  const [reported] = catalog.find('LAB-WP-0009');
  expect(reported && dependencies.on(reported)).toHaveLength(1);
});
