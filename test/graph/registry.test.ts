// Which workstream is which plan's, and what is asked of both sides.
import { expect, test } from 'vitest';
import { buildCatalog } from '../../src/graph/catalog.ts';
import { compareRegistry } from '../../src/graph/registry.ts';
import type { ComparedPlan } from '../../src/graph/registry.ts';
import { planText, taskText, toFiles, toRegistryFiles } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

interface Entry {
  id: string;
  slug?: string;
  status?: string;
  tasks?: { id: string; status?: string; needs_human?: boolean }[];
}

function compare(plans: Texts, workstreams: Entry[], more: object = {}) {
  const written = workstreams.map(({ tasks, ...each }) => ({
    status: 'active',
    ...each,
    ...(tasks && { tasks: tasks.map((task) => ({ status: 'todo', ...task })) }),
  }));
  const texts = { 'registry/hub.json': JSON.stringify({ ...more, workstreams: written }) };
  return compareRegistry(buildCatalog(toFiles(plans)), toRegistryFiles(texts));
}

/** `A-WP-1=x agrees` or `-=x orphan`, tasks behind it. */
function show({ plans }: { plans: ComparedPlan[] }): string[] {
  return plans.map(({ verdict, item, entry, tasks }) =>
    [
      `${item?.id ?? '-'}=${entry?.id ?? '-'} ${verdict}`,
      ...tasks.map((task) => `${task.item?.id ?? '-'}=${task.entry?.id ?? '-'} ${task.verdict}`),
    ].join(', '),
  );
}

test('a plan is known by its registry id, its id, or the slug of its id or an alias, without case', () => {
  const plans = {
    'ops/a.md': planText('A-WP-1', 'state_hub_workstream_id: AAA'),
    'ops/b.md': planText('B-WP-1'),
    'ops/c.md': planText('C-WP-1'),
    'ops/d.md': planText('D-WP-1', 'aliases: [the-drill]'),
  };
  const workstreams = [
    { id: 'aaa', slug: 'b-wp-1' },
    { id: 'b-wp-1' },
    { id: 'x', slug: 'c-wp-1' },
    { id: 'y', slug: 'The-Drill' },
  ];
  expect(show(compare(plans, workstreams))).toEqual([
    'A-WP-1=aaa agrees',
    'B-WP-1=b-wp-1 agrees',
    'C-WP-1=x agrees',
    'D-WP-1=y agrees',
  ]);
});

test('tasks are known by their registry id, else by their own; a flag counts where it is stated', () => {
  const body =
    taskText('T01', 'state_hub_task_id: t-1') +
    taskText('T02', 'needs_human: true') +
    taskText('T03', 'needs_human: true') +
    taskText('T04', 'status: done') +
    taskText('T05');
  const tasks = [
    { id: 'T-1', status: 'progress' },
    { id: 'a-wp-1-t02' },
    { id: 'A-WP-1-T03', needs_human: false },
    { id: 'gone', status: 'done' },
    { id: 'left' },
  ];
  expect(show(compare({ 'ops/a.md': planText('A-WP-1', '', body) }, [{ id: 'A-WP-1', tasks }]))).toEqual([
    [
      'A-WP-1=A-WP-1 agrees',
      'A-WP-1-T01=T-1 differs',
      'A-WP-1-T02=a-wp-1-t02 agrees',
      'A-WP-1-T03=A-WP-1-T03 differs',
      'A-WP-1-T04=- over',
      'A-WP-1-T05=- missing',
      '-=gone over',
      '-=left orphan',
    ].join(', '),
  ]);
});

test('tasks that an export does not state are not compared', () => {
  const plan = { 'ops/a.md': planText('A-WP-1', '', taskText('T01')) };
  expect(show(compare(plan, [{ id: 'A-WP-1' }]))).toEqual(['A-WP-1=A-WP-1 agrees']);
  expect(show(compare(plan, [{ id: 'A-WP-1', tasks: [] }]))).toEqual([
    'A-WP-1=A-WP-1 agrees, A-WP-1-T01=- missing',
  ]);
});

const two = {
  'ops/a.md': planText('A-WP-1'),
  'ops/b.md': planText('B-WP-1'),
  'net/a.md': planText('N-WP-1'),
  'net/b.md': planText('N-WP-2', 'state_hub_workstream_id: nnn\nstatus: archived'),
};

test('only repositories of which the registry has a plan are covered, and who claims to be there', () => {
  const compared = compare(two, [{ id: 'A-WP-1' }]);
  expect(show(compared)).toEqual(['A-WP-1=A-WP-1 agrees', 'B-WP-1=- missing', 'N-WP-2=- missing']);
  expect([...compared.uncovered]).toEqual([['net', 1]]);
});

test('an export may name the repositories that it covers', () => {
  const compared = compare(two, [{ id: 'A-WP-1' }], { repositories: ['net'] });
  expect(show(compared)).toEqual(['A-WP-1=A-WP-1 agrees', 'N-WP-1=- missing', 'N-WP-2=- missing']);
  expect([...compared.uncovered]).toEqual([['ops', 1]]);
});

test('without an export that can be read nothing is missing', () => {
  const catalog = buildCatalog(toFiles(two));
  const nothing = { exports: 0, plans: [], uncovered: new Map() };
  expect(compareRegistry(catalog, [])).toEqual(nothing);
  expect(compareRegistry(catalog, toRegistryFiles({ 'registry/hub.json': '[' }))).toEqual(nothing);
});
