import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../src/graph/catalog.ts';
import { judge } from '../../src/graph/judgement.ts';
import { nothing } from './judged-texts.ts';
import { planText, taskText, toFiles, toGateFiles } from './workplan-files.ts';
import type { Texts } from './workplan-files.ts';

/** Ids that each gate holds up, by the id of the gate. */
function heldIn(texts: Texts, gates: string): Record<string, string[]> {
  const catalog = buildCatalog(toFiles(texts), toGateFiles({ 'gates/a.yaml': gates }));
  const judgement = judge({ catalog, goal: undefined, today: '2026-06-27', standing: nothing });
  return Object.fromEntries(
    catalog.gates.map((gate) => [gate.id, judgement.heldBy(gate).map(({ node }) => node)]),
  );
}

const plan = planText(
  'A-WP-1',
  '',
  taskText('T1') +
    taskText('T2', 'depends_on: [T1]') +
    taskText('T3', 'depends_on: [T2]') +
    taskText('T4') +
    taskText('T5', 'status: done') +
    taskText('T10', 'depends_on: [T1]'),
);

describe('what a gate holds up', () => {
  test('is what it names and all that waits for it, in natural order', () => {
    expect(heldIn({ 'ops/a.md': plan }, '{ id: g, title: G, blocks: T1 }')).toEqual({ g: [] });
    expect(heldIn({ 'ops/a.md': plan }, '{ id: g, title: G, blocks: A-WP-1-T1 }')).toEqual({
      g: ['A-WP-1-T1', 'A-WP-1-T2', 'A-WP-1-T3', 'A-WP-1-T10'],
    });
  });

  test('of a plan is all of its open tasks', () => {
    expect(heldIn({ 'ops/a.md': plan }, '{ id: g, title: G, blocks: A-WP-1 }').g).toHaveLength(5);
  });

  test('goes on to plans that wait for the plan, and never to its other tasks', () => {
    const b = planText('B-WP-1', 'depends_on: [A-WP-1]', taskText('T1'));
    expect(heldIn({ 'ops/a.md': plan, 'ops/b.md': b }, '{ id: g, title: G, blocks: A-WP-1-T4 }').g).toEqual([
      'A-WP-1-T4',
      'B-WP-1-T1',
    ]);
  });

  test('is counted for a dependency on the gate, too', () => {
    const b = planText('B-WP-1', '', taskText('T1', 'depends_on: [g]') + taskText('T2', 'depends_on: [T1]'));
    expect(heldIn({ 'ops/b.md': b }, '{ id: g, title: G }').g).toEqual(['B-WP-1-T1', 'B-WP-1-T2']);
  });

  test('ends at what is over, and at a gate that is cleared', () => {
    expect(
      heldIn(
        { 'ops/a.md': plan },
        '- { id: g, title: G, blocks: A-WP-1-T5 }\n- { id: h, title: H, status: cleared, blocks: A-WP-1-T1 }\n',
      ),
    ).toEqual({ g: [], h: [] });
  });

  test('ends in a cycle', () => {
    const round = planText(
      'C-WP-1',
      '',
      taskText('T1', 'depends_on: [T2]') + taskText('T2', 'depends_on: [T1]'),
    );
    expect(heldIn({ 'ops/c.md': round }, '{ id: g, title: G, blocks: C-WP-1-T1 }').g).toEqual(['C-WP-1-T1']);
  });
});

test('gates of plans stand beside those of files, in natural order', () => {
  const fenced = planText(
    'A-WP-1',
    '',
    '```gate\nid: g2\ntitle: Fenced\nblocks: T1\n```\n\n' + taskText('T1'),
  );
  expect(
    heldIn(
      { 'ops/a.md': fenced },
      '- { id: g10, title: Ten }\n- { id: g1, title: One, blocks: A-WP-1-T1 }\n',
    ),
  ).toEqual({ g1: ['A-WP-1-T1'], g2: ['A-WP-1-T1'], g10: [] });
});
