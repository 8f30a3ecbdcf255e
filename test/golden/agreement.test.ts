// One truth: what a site says about the readiness of a task is the same on the plan's page, in the list of plans, in
// the documents, among the next picks and in the search index. Everything is read from the finished output.
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { PublishedDocument } from '../../src/model/published.ts';
import { readinessStates } from '../../src/model/status.ts';
import { readinessWords } from '../../src/portal/words.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { build, makePlace } from '../scripts/build-site.ts';
import { makeContent } from '../scripts/content.ts';
import { toPageText } from './page-text.ts';
import { readTree } from './trees.ts';

vi.setConfig({ hookTimeout: 120_000 });

const gate = `id: GATE-KEY
title: The key
kind: credential
status: open
blocks: [C-WP-0001-T02]
`;

/** A task in every state, across repositories. */
const content = {
  'portal.yaml': 'title: Agreement\ngoal: A-WP-0001\n',
  'sources.lock.json':
    '{ "schema": "cairn.sources/v1", "collected_at": "2026-06-27T18:00:00Z", "sources": [] }',
  'workplans/north/a.md': planText(
    'A-WP-0001',
    '',
    [
      taskText('T01', 'status: done'),
      taskText('T02', 'depends_on: [T01]'),
      taskText('T03', 'depends_on: [T02, B-WP-0001-T01]'),
      taskText('T04', 'status: progress\ndepends_on: [T03]'),
      taskText('T05', 'status: cancel'),
      taskText('T06', 'depends_on: [T05]'),
      taskText('T07', 'depends_on: [T06]'),
      taskText('T08', 'depends_on: [T09]'),
      taskText('T09', 'depends_on: [T08]'),
      taskText('T10', 'depends_on: [NOBODY-WP-0009]'),
    ].join(''),
  ),
  'workplans/south/b.md': planText(
    'B-WP-0001',
    'depends_on: [C-WP-0001]',
    taskText('T01', 'effort: 2') + taskText('T02', 'defer_until: 2026-09-01'),
  ),
  'workplans/south/c.md': planText(
    'C-WP-0001',
    '',
    taskText('T01', 'needs_human: true') + taskText('T02') + taskText('T03', 'status: wait'),
  ),
  'workplans/south/d.md': planText('D-WP-0001', 'status: deferred', taskText('T01')),
  'gates/key.yaml': gate,
};

let site = new Map<string, Buffer>();

beforeAll(async () => {
  const place = await makePlace();
  await build(await makeContent(content), place);
  site = readTree(place.out);
});

function read(name: string): string {
  return String(site.get(name) ?? '');
}

function tasks(): PublishedDocument<'tasks'>['tasks'] {
  // Written by the build that is tested; that it keeps to its schema is tested elsewhere.
  return (JSON.parse(read('api/v1/tasks.json')) as PublishedDocument<'tasks'>).tasks;
}

/** Filters of each record of the search index, by its address. */
function readIndexed(): Map<string, Record<string, string[]>> {
  const fragments = [...site].filter(([name]) => /^pagefind\/.*\.pf_fragment$/.test(name));
  return new Map(
    fragments.map(([, data]) => {
      const text = gunzipSync(data).toString();
      // Pagefind's own form, with its mark before it.
      const { url, filters } = JSON.parse(text.slice(text.indexOf('{'))) as {
        url: string;
        filters: Record<string, string[]>;
      };
      return [url, filters];
    }),
  );
}

test('the content has a task in every state', () => {
  expect(new Set(tasks().map(({ readiness }) => readiness.state))).toEqual(new Set(readinessStates));
});

describe('each task has one readiness', () => {
  test('in tasks.json and graph.json', () => {
    const { nodes } = JSON.parse(read('api/v1/graph.json')) as PublishedDocument<'graph'>;
    const states = new Map(nodes.map(({ id, state, critical, slack }) => [id, [state, critical, slack]]));
    const shown = tasks().filter(({ id }) => states.has(id));
    expect(shown.length).toBeGreaterThan(10);
    for (const { id, readiness, critical, slack } of shown) {
      expect([id, states.get(id)]).toEqual([id, [readiness.state, critical, slack]]);
    }
  });

  test('in next.json and on its page', () => {
    const { picks } = JSON.parse(read('api/v1/next.json')) as PublishedDocument<'next'>;
    const ready = tasks().filter(({ readiness }) => readiness.state === 'ready');
    expect(picks.map(({ id }) => id).sort()).toEqual(ready.map(({ id }) => id).sort());
    const page = toPageText(read('next/index.html'));
    for (const { id } of ready) expect(page).toContain(id);
  });

  test('in the search index', () => {
    const indexed = readIndexed();
    for (const { id, url, readiness } of tasks()) {
      expect([id, indexed.get(url)?.['readiness']]).toEqual([id, [readinessWords[readiness.state]]]);
    }
  });

  test('on the page of its plan', () => {
    for (const { id, workplan, readiness, path } of tasks()) {
      const page = read(`workplans/${workplan}/index.html`);
      const section = page.slice(page.indexOf(`id="${id}"`)).split('</section>')[0] ?? '';
      const text = toPageText(`<main>${section}</main>`);
      const isOver = readiness.state === 'done' || readiness.state === 'cancelled';
      expect([id, text.includes(readinessWords[readiness.state])]).toEqual([id, true]);
      if (!isOver) expect(text).toContain(path);
    }
  });

  test('counted in workplans.json, in portal.json and in the list of plans', () => {
    const { workplans } = JSON.parse(read('api/v1/workplans.json')) as PublishedDocument<'workplans'>;
    const { counts } = JSON.parse(read('api/v1/portal.json')) as PublishedDocument<'portal'>;
    const list = toPageText(read('workplans/index.html'));
    for (const state of readinessStates) {
      const inState = tasks().filter(({ readiness }) => readiness.state === state);
      expect(counts.by_readiness[state]).toBe(inState.length);
      for (const { id, readiness } of workplans) {
        expect(readiness[state]).toBe(inState.filter(({ workplan }) => workplan === id).length);
      }
    }
    expect(list).toContain('1 ready');
  });
});
