import { describe, expect, test } from 'vitest';
import type { Checkpoint } from '../../../src/model/checkpoint.ts';
import { createLinks } from '../../../src/portal/links.ts';
import { splitYear } from '../../../src/portal/past/periods.ts';
import type { Period } from '../../../src/portal/past/periods.ts';
import { addToYear, emptyYear } from '../../../src/portal/past/spans.ts';
import type { YearOfSpans } from '../../../src/portal/past/spans.ts';
import { buildPastRecords } from '../../../src/portal/past-search.ts';
import { planText, taskText } from '../../graph/workplan-files.ts';
import { dayOf } from './days.ts';

const plan = (status: string): string => planText('A-WP-1', '', taskText('T1', `status: ${status}`));
const days = [
  dayOf('2026-01-31', { 'ops/a.md': plan('todo'), 'ops/b.md': planText('B-WP-1') }),
  dayOf('2026-02-01', { 'ops/a.md': plan('todo') }),
  dayOf('2026-05-01', { 'ops/a.md': plan('done'), 'ops/b.md': planText('B-WP-1') }),
];

function fold(...parts: Checkpoint[][]): YearOfSpans {
  const year = emptyYear();
  for (const part of parts) addToYear(year, part);
  return year;
}

const say = ({ ids, spans }: Period | YearOfSpans): string[] =>
  spans.map(({ state, first, last }) => `${state.id} ${state.status}: ${ids[first]} to ${ids[last]}`);

describe('spans', () => {
  test('are as long as a thing says the same in checkpoints that follow each other', () => {
    expect(say(fold(days))).toMatchInlineSnapshot(`
      [
        "A-WP-1 active: 2026-01-31 to 2026-05-01",
        "A-WP-1-T1 to do: 2026-01-31 to 2026-02-01",
        "B-WP-1 active: 2026-01-31 to 2026-01-31",
        "A-WP-1-T1 done: 2026-05-01 to 2026-05-01",
        "B-WP-1 active: 2026-05-01 to 2026-05-01",
      ]
    `);
  });

  test('are the same when they are folded day by day', () => {
    expect(fold(...days.map((day) => [day]))).toEqual(fold(days));
  });
});

describe('a year', () => {
  test('is one period while it is small', () => {
    expect(splitYear(fold(days)).map(({ name, ids }) => [name, ids.length])).toEqual([['2026', 3]]);
  });

  test('is cut where it has too many spans, each part no further than it has to be', () => {
    const periods = splitYear(fold(days), 4);
    expect(periods.map(({ name }) => name)).toEqual(['2026-q1', '2026-q2']);
    expect(periods.map(say)).toEqual([
      [
        'A-WP-1 active: 2026-01-31 to 2026-02-01',
        'A-WP-1-T1 to do: 2026-01-31 to 2026-02-01',
        'B-WP-1 active: 2026-01-31 to 2026-01-31',
      ],
      [
        'A-WP-1 active: 2026-05-01 to 2026-05-01',
        'A-WP-1-T1 done: 2026-05-01 to 2026-05-01',
        'B-WP-1 active: 2026-05-01 to 2026-05-01',
      ],
    ]);
    expect(splitYear(fold(days), 2).map(({ name }) => name)).toEqual(['2026-01', '2026-02', '2026-05']);
  });
});

test('records lead to the page of the last checkpoint, each with an address of its own', () => {
  const [period] = splitYear(fold(days));
  if (!period) throw new Error('there is no period');
  const records = buildPastRecords(period, createLinks('/'));
  expect(records.map(({ url, filters, months }) => [url, filters.status, months?.join(' ')])).toEqual([
    ['/checkpoints/2026-05-01/?since=2026-01-31&of=plan+A-WP-1#plans', 'active', '2026-01 2026-02 2026-05'],
    ['/checkpoints/2026-02-01/?since=2026-01-31&of=task+A-WP-1-T1#plans', 'to do', '2026-01 2026-02'],
    ['/checkpoints/2026-05-01/?since=2026-05-01&of=task+A-WP-1-T1#plans', 'done', '2026-05'],
    ['/checkpoints/2026-01-31/?since=2026-01-31&of=plan+B-WP-1#plans', 'active', '2026-01'],
    ['/checkpoints/2026-05-01/?since=2026-05-01&of=plan+B-WP-1#plans', 'active', '2026-05'],
  ]);
});
