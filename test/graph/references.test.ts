import { expect, test } from 'vitest';
import { buildCatalog } from '../../src/graph/catalog.ts';
import type { Item } from '../../src/graph/catalog.ts';
import { buildReferences } from '../../src/graph/references.ts';
import { planText, taskText, toFiles } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

interface Said {
  known: string[];
  unknown: string[];
  from(id: string): string[];
  to(id: string): string[];
}

function referencesOf(texts: Texts): Said {
  const catalog = buildCatalog(toFiles(texts));
  const references = buildReferences(catalog);
  const from = (item: Item): string[] => references.from(item).map((to) => `${item.id} → ${to.id}`);
  const to = (item: Item): string[] => references.to(item).map(({ id }) => `${id} → ${item.id}`);
  return {
    known: catalog.plans.flatMap((plan) => [plan, ...plan.tasks]).flatMap(from),
    unknown: references.unknown.map(
      ({ from, name, at }) => `${from.id} → ${name} at ${at.repo}/${at.path}:${at.line}:${at.column}`,
    ),
    from: (id) => catalog.find(id).flatMap(from),
    to: (id) => catalog.find(id).flatMap(to),
  };
}

const target = planText('B-WP-0001', 'aliases: [Signing]', taskText('T01') + taskText('T02'));

test('each target is listed once per plan or task, in the order of first mentions', () => {
  const body = `See B-WP-0001,\nb-wp-0001 and \`signing\`.\n\n${taskText('T01', '', 'Also `B-WP-0001-T01`, B-WP-0001 and B-WP-0001.')}`;
  expect(referencesOf({ 'ops/a.md': planText('A-WP-0001', '', body), 'ops/b.md': target }).known).toEqual([
    'A-WP-0001 → B-WP-0001',
    'A-WP-0001-T01 → B-WP-0001-T01',
    'A-WP-0001-T01 → B-WP-0001',
  ]);
});

test('nothing refers to itself; a task refers to its siblings and its plan', () => {
  const body = `This is A-WP-0001.\n\n${taskText('T01', '', 'A-WP-0001-T01 follows A-WP-0001-T02 of A-WP-0001.')}${taskText('T02')}`;
  expect(referencesOf({ 'ops/a.md': planText('A-WP-0001', '', body) }).known).toEqual([
    'A-WP-0001-T01 → A-WP-0001-T02',
    'A-WP-0001-T01 → A-WP-0001',
  ]);
});

test('what is depended on is no reference, however it is stated', () => {
  const body = [
    taskText('T01', 'depends_on: [B-WP-0001-T01]', 'After b-wp-0001-t01.'),
    taskText('T02', '', 'Depends on: B-WP-0001-T02.\n\nB-WP-0001-T02 again, and B-WP-0001.'),
    taskText('T03', 'depends_on: signing', 'After B-WP-0001.'),
  ].join('');
  const said = referencesOf({ 'ops/a.md': planText('A-WP-0001', '', body), 'ops/b.md': target });
  expect(said.known).toEqual(['A-WP-0001-T02 → B-WP-0001']);
  expect(said.unknown).toEqual([]);
});

test('both directions state the same', () => {
  const said = referencesOf({
    'ops/a.md': planText('A-WP-0001', '', `B-WP-0001\n\n${taskText('T01', '', 'B-WP-0001')}`),
    'ops/b.md': target,
    'ops/c.md': planText('C-WP-0001', '', 'B-WP-0001 and A-WP-0001-T01'),
  });
  expect(said.to('B-WP-0001')).toEqual([
    'A-WP-0001 → B-WP-0001',
    'A-WP-0001-T01 → B-WP-0001',
    'C-WP-0001 → B-WP-0001',
  ]);
  expect(said.to('A-WP-0001-T01')).toEqual(['C-WP-0001 → A-WP-0001-T01']);
  expect(said.from('C-WP-0001')).toEqual([...said.to('B-WP-0001').slice(2), ...said.to('A-WP-0001-T01')]);
  expect(said.from('B-WP-0001')).toEqual([]);
});

test('a mention of an id that two files claim refers to both', () => {
  const said = referencesOf({
    'ops/a.md': planText('A-WP-0001', '', 'B-WP-0001'),
    'ops/b.md': planText('B-WP-0001'),
    'net/b.md': planText('b-wp-0001'),
  });
  expect(said.known).toEqual(['A-WP-0001 → b-wp-0001', 'A-WP-0001 → B-WP-0001']);
});

test('reported plans are referred to, and refer to nothing', () => {
  const report = '| Workstream | Open state |\n| --- | --- |\n| LAB-WP-0009 | 2 todo |\n';
  const said = referencesOf({
    'ops/a.md': planText('A-WP-0001', '', report),
    'ops/b.md': planText('B-WP-0001', '', 'See LAB-WP-0009.'),
  });
  expect(said.to('LAB-WP-0009')).toEqual(['A-WP-0001 → LAB-WP-0009', 'B-WP-0001 → LAB-WP-0009']);
  expect(said.from('LAB-WP-0009')).toEqual([]);
  expect(said.unknown).toEqual([]);
});

test('an id that nothing has is unknown once, with its place; words and code spans are not', () => {
  const body = 'LAB-WP-0001, `lab-wp-0001`, LAB-WP-0002-based, SHA-256, `UTF-8` and `no-such-alias`.';
  const said = referencesOf({ 'ops/a.md': planText('A-WP-0001', '', body) });
  expect(said.known).toEqual([]);
  expect(said.unknown).toEqual([
    'A-WP-0001 → LAB-WP-0001 at ops/a.md:6:1',
    'A-WP-0001 → LAB-WP-0002 at ops/a.md:6:29',
  ]);
});

test('a missing task of a plan that exists is unknown, a missing dependency is not mentioned twice', () => {
  const body = taskText(
    'T01',
    'depends_on: [T09, LAB-WP-0001]',
    'After T09 of A-WP-0001: A-WP-0001-T09, LAB-WP-0001 and A-WP-0001-T08.',
  );
  expect(referencesOf({ 'ops/a.md': planText('A-WP-0001', '', body) }).unknown).toEqual([
    'A-WP-0001-T01 → A-WP-0001-T08 at ops/a.md:13:56',
  ]);
});
