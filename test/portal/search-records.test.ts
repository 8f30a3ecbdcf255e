import { describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { buildSearchRecords } from '../../src/portal/search-records.ts';
import type { SearchRecord } from '../../src/portal/search-record.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

function recordsOf(texts: Texts, base = '/'): SearchRecord[] {
  return [...buildSearchRecords(portalOf(texts, { base }))];
}

function recordOf(texts: Texts, id: string): SearchRecord {
  const found = recordsOf(texts).find((record) => record.id === id);
  if (!found) throw new Error(`no record of ${id}`);
  return found;
}

const texts: Texts = {
  'ops/plans/a.md': planText(
    'A-WP-0007',
    'status: active\nowner: Ada\naliases: [signing]',
    [
      'First words.',
      taskText('A-WP-0007-T01', 'status: wait', 'Outer words.'),
      '### Inner\n\n```task\nid: A-WP-0007-T02\nowner: Bob\n```\n\nInner words.\n',
      '## After\n\nLast words.\n',
      '| Workstream | Open state | Meaning |\n| --- | --- | --- |\n| b-wp-0001 | 2 todo | Backups |\n',
    ].join('\n'),
  ),
};

describe('what can be found', () => {
  test('each plan, task, reported plan and rule', () => {
    const records = recordsOf(texts);
    expect(records.slice(0, 4).map(({ names, id, filters }) => [names, id, filters.kind])).toEqual([
      ['plan', 'A-WP-0007', 'plan'],
      ['task', 'A-WP-0007-T01', 'task'],
      ['task', 'A-WP-0007-T02', 'task'],
      ['plan', 'b-wp-0001', 'plan'],
    ]);
    expect(records.slice(4).map(({ id }) => id)).toEqual(rules.map(({ name }) => name));
  });

  test('leads to the item, below any base', () => {
    const urls = recordsOf(texts, '/status/').map(({ url }) => url);
    expect(urls.slice(0, 5)).toEqual([
      '/status/workplans/A-WP-0007/',
      '/status/workplans/A-WP-0007/#A-WP-0007-T01',
      '/status/workplans/A-WP-0007/#A-WP-0007-T02',
      '/status/workplans/A-WP-0007/#reports',
      `/status/findings/${rules[0]?.name}/`,
    ]);
  });
});

describe('what may be typed for an id', () => {
  test('of a plan: the id, its ends that have a number, its aliases', () => {
    expect(recordOf(texts, 'A-WP-0007').ids).toEqual(['A-WP-0007', 'WP-0007', '0007', 'signing']);
  });

  test('an end without a number is a word, and no id', () => {
    const { ids } = recordOf(
      { 'ops/b.md': planText('B-WP-0045-cutover-runbook') },
      'B-WP-0045-cutover-runbook',
    );
    expect(ids.slice(1)).toEqual(['WP-0045-cutover-runbook', '0045-cutover-runbook']);
  });

  test('of a task, besides what is typed for its plan', () => {
    const { ids, within } = recordOf(texts, 'A-WP-0007-T01');
    expect(ids).toEqual(['A-WP-0007-T01', 'WP-0007-T01', '0007-T01', 'T01']);
    expect(within).toEqual(['A-WP-0007', 'WP-0007', '0007']);
  });
});

describe('filters', () => {
  test('are said in words; an inherited owner counts, an unknown value has none', () => {
    expect(recordOf(texts, 'A-WP-0007-T01').filters).toEqual({
      kind: 'task',
      status: 'waiting',
      readiness: 'waiting',
      repository: 'ops',
      owner: 'Ada',
      look: 'wait',
    });
    expect(recordOf(texts, 'A-WP-0007-T02').filters.owner).toBe('Bob');
    expect(recordOf(texts, 'b-wp-0001').filters).toEqual({ kind: 'plan', status: 'reported' });
  });
});

describe('the lines of the text', () => {
  const lines = (id: string): string[] => {
    const { body } = recordOf(texts, id);
    const all = (texts['ops/plans/a.md'] ?? '').split('\n');
    if (!body) return [];
    const isOut = (line: number): boolean =>
      body.except.some(([first, last]) => first <= line && line <= last);
    return all
      .map((text, index) => ({ text, line: index + 1 }))
      .filter(({ line }) => line >= body.first && line <= (body.last ?? line) && !isOut(line))
      .map(({ text }) => text)
      .filter((text) => /words/.test(text));
  };

  test('are those of the item itself: a plan without its tasks, a task without those inside it', () => {
    expect(lines('A-WP-0007')).toEqual(['First words.', 'Last words.']);
    expect(lines('A-WP-0007-T01')).toEqual(['Outer words.']);
    expect(lines('A-WP-0007-T02')).toEqual(['Inner words.']);
  });
});

test('all of one file, and what it reports, is one group', () => {
  const records = recordsOf({ ...texts, 'ops/z.md': planText('Z-WP-0001') });
  const groups = Map.groupBy(records, ({ group }) => group);
  expect([...groups].map(([group, members]) => [group, members.length])).toEqual([
    ['ops/plans/a.md', 4],
    ['ops/z.md', 1],
    ['rules', rules.length],
  ]);
});
