import { describe, expect, test } from 'vitest';
import { findContradictions, findPlanLanes } from '../../src/graph/lanes.ts';
import { judgeTexts, sayVerdict } from './judged-texts.ts';
import type { JudgedPortal } from './judged-texts.ts';
import { planText, taskText } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

const lanes = (...items: string[]): string =>
  `## Dependency Shape\n\n${items.map((item, index) => `${index + 1}. ${item}\n`).join('')}\n`;
const plan = (id: string, keys = '', ...tasks: string[]): Texts => ({
  [`ops/${id}.md`]: planText(id, keys, tasks.join('')),
});

/** `META-WP-0001 1 Access: A-WP-0001`, for each lane. */
function sayLanes({ judgement }: JudgedPortal): string[] {
  return judgement.lanes.map(
    ({ by, lane, position, items }) =>
      `${by.id} ${position + 1} ${lane.title}: ${items.map(({ id }) => id).join(' ')}`,
  );
}

function sayContradictions({ judgement }: JudgedPortal): string[] {
  return findContradictions(judgement.lanes, judgement.dependencies.all).map(
    ({ edge, earlier, later }) =>
      `${sayVerdict(edge)}, ${earlier.lane.title} before ${later.lane.title} in ${earlier.by.id}`,
  );
}

const plans = {
  ...plan('A-WP-0001', 'aliases: [keys]', taskText('T01'), taskText('T02')),
  ...plan('B-WP-0001', '', taskText('T01')),
};

describe('lanes', () => {
  test('stand in the order of their author, with plans, tasks and aliases, each once', () => {
    const text = lanes('Access: A-WP-0001-T02, then `keys` and A-WP-0001', 'Rest: b-wp-0001, B-WP-0001-T01');
    expect(sayLanes(judgeTexts({ ...plans, 'ops/m.md': planText('META-WP-0001', '', text) }))).toEqual([
      'META-WP-0001 1 Access: A-WP-0001-T02 A-WP-0001',
      'META-WP-0001 2 Rest: B-WP-0001 B-WP-0001-T01',
    ]);
  });

  test('of several plans stand plan by plan; the first that names a plan is its lane', () => {
    const portal = judgeTexts({
      ...plans,
      'ops/m.md': planText('META-WP-0010', '', lanes('Late: A-WP-0001')),
      'ops/n.md': planText('META-WP-0002', '', lanes('Nothing', 'Early: A-WP-0001-T01')),
    });
    expect(sayLanes(portal)).toEqual([
      'META-WP-0002 1 Nothing: ',
      'META-WP-0002 2 Early: A-WP-0001-T01',
      'META-WP-0010 1 Late: A-WP-0001',
    ]);
    const found = [...findPlanLanes(portal.judgement.lanes)];
    expect(found.map(([item, { lane }]) => `${item.id} in ${lane.title}`)).toEqual(['A-WP-0001 in Early']);
  });

  test('hold nothing', () => {
    const portal = judgeTexts({
      ...plans,
      'ops/m.md': planText('META-WP-0001', '', lanes('First: A-WP-0001', 'Second: B-WP-0001')),
    });
    expect(portal.judgement.edges).toEqual([]);
    expect(portal.judgement.criticalPath.ids).toHaveLength(1);
    expect(portal.judgement.next).toHaveLength(3);
  });
});

describe('a contradiction', () => {
  const meta = (...items: string[]): Texts => ({ 'ops/m.md': planText('META-WP-0001', '', lanes(...items)) });
  const needing = (target: string, keys = ''): Texts =>
    plan('B-WP-0001', keys, taskText('T01', `depends_on: [${target}]`));

  test('is a dependency from a later lane to an earlier one', () => {
    const portal = judgeTexts({
      ...plans,
      ...needing('A-WP-0001-T01'),
      ...meta('One: B-WP-0001', 'Two: `keys`'),
    });
    expect(sayContradictions(portal)).toEqual([
      'B-WP-0001-T01 needs A-WP-0001-T01: pending, One before Two in META-WP-0001',
    ]);
  });

  test.each([
    ['in the order of the lanes', meta('Two: A-WP-0001', 'One: B-WP-0001')],
    ['within one lane', meta('Both: A-WP-0001, B-WP-0001')],
    ['with an end in no lane', meta('One: B-WP-0001')],
  ])('is none %s', (_, texts) => {
    expect(sayContradictions(judgeTexts({ ...plans, ...needing('A-WP-0001-T01'), ...texts }))).toEqual([]);
  });

  test('is none between lanes of two authors', () => {
    const portal = judgeTexts({
      ...plans,
      ...needing('A-WP-0001-T01'),
      'ops/m.md': planText('META-WP-0001', '', lanes('One: B-WP-0001')),
      'ops/n.md': planText('META-WP-0002', '', lanes('Nothing', 'Two: A-WP-0001')),
    });
    expect(sayContradictions(portal)).toEqual([]);
  });

  test('is none once what was needed is there, and one while it can never be', () => {
    const finished = plan('A-WP-0001', 'status: finished');
    const cancelled = plan('A-WP-0001', 'status: cancelled');
    const order = meta('One: B-WP-0001', 'Two: A-WP-0001');
    expect(sayContradictions(judgeTexts({ ...finished, ...needing('A-WP-0001'), ...order }))).toEqual([]);
    expect(sayContradictions(judgeTexts({ ...cancelled, ...needing('A-WP-0001'), ...order }))).toEqual([
      'B-WP-0001-T01 needs A-WP-0001: dead (cancelled), One before Two in META-WP-0001',
    ]);
  });

  test('goes by the lane that names the task itself before that of its plan', () => {
    const order = meta('Now: A-WP-0001-T01', 'Then: B-WP-0001', 'Later: A-WP-0001');
    expect(sayContradictions(judgeTexts({ ...plans, ...needing('A-WP-0001-T01'), ...order }))).toEqual([]);
    expect(sayContradictions(judgeTexts({ ...plans, ...needing('A-WP-0001-T02'), ...order }))).toEqual([]);
    expect(sayContradictions(judgeTexts({ ...plans, ...needing('A-WP-0001'), ...order }))).toEqual([]);
  });
});
