// A snapshot says what the portal says, and reads back as it was.
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { readPortal } from '../../scripts/read-portal.ts';
import { formatCheckpoint } from '../../src/model/checkpoint-text.ts';
import { schemas } from '../../src/model/schemas.ts';
import { parseCheckpoint } from '../../src/parse/checkpoint.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { buildSnapshot } from '../../src/portal/snapshot.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

const head = { id: '2026-06-27', title: 'Before the move', reconstructed: null };
const demo = path.resolve(import.meta.dirname, '../../content');

const small = (): Portal =>
  portalOf(
    {
      'ops/a.md': planText(
        'A-WP-1',
        'owner: ada',
        [
          taskText('T1', 'status: done'),
          taskText('T2', 'depends_on: [A-WP-1-T3, B-WP-1]\ndue: 2026-06-01'),
          taskText('T3', 'effort: 2'),
        ].join('\n'),
      ),
      'ops/b.md': planText('B-WP-1', 'status: active', ''),
      'other/b.md': planText('B-WP-1', 'status: finished', taskText('T1', 'status: cancel')),
    },
    { gates: { 'gates/key.yaml': 'id: key\ntitle: A key\nblocks: [A-WP-1-T3]\nowner: mira\n' } },
  );

function textOf(portal: Portal): string {
  return formatCheckpoint(buildSnapshot(portal, head));
}

describe.each([
  ['the demo', () => readPortal(demo)],
  ['a small content', () => Promise.resolve(small())],
])('%s', (_, get) => {
  test('reads back as it was written', async () => {
    const snapshot = buildSnapshot(await get(), head);
    expect(parseCheckpoint(formatCheckpoint(snapshot), 'snapshot.json')).toEqual({ value: snapshot });
  });

  test('is what its published schema says', async () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schemas['checkpoint.v1']?.() ?? false);
    expect(validate(JSON.parse(textOf(await get()))) ? [] : validate.errors).toEqual([]);
  });

  test('is the same text every time', async () => {
    expect(textOf(await get())).toBe(textOf(await get()));
  });
});

test('the text of a small content', async () => {
  await expect(textOf(small())).toMatchFileSnapshot('../fixtures/checkpoints/small/snapshot.json');
});
