// A checkpoint that is read after another is the same as one that is read alone, whatever form it has.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCheckpoint } from '../../src/parse/checkpoint.ts';
import { createCheckpointReader } from '../../src/parse/checkpoint-series.ts';

const project = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(project, file), 'utf8');
const demo = readdirSync(path.join(project, 'content/checkpoints'))
  .filter((name) => !name.startsWith('.'))
  .map((id) => read(`content/checkpoints/${id}/snapshot.json`));
const small = read('test/fixtures/checkpoints/small/snapshot.json');

test('days in any order, and again and again', () => {
  const alone = demo.map((text) => parseCheckpoint(text, 'snapshot.json'));
  fc.assert(
    fc.property(fc.array(fc.nat(demo.length - 1), { maxLength: 8 }), (order) => {
      const parse = createCheckpointReader();
      for (const day of order) expect(parse(demo[day] ?? '', 'snapshot.json')).toEqual(alone[day]);
    }),
    { numRuns: 20 },
  );
});

test('what did not change is the same thing', () => {
  const parse = createCheckpointReader();
  const [one, other] = demo.slice(-2).map((text) => parse(text, 'snapshot.json'));
  if (!one || !other || 'problem' in one || 'problem' in other) throw new Error('it is not read');
  const known = new Set(one.value.plans);
  expect(other.value.plans.filter((plan) => known.has(plan)).length).toBeGreaterThan(0);
});

describe('in any other form', () => {
  const line = (name: string): string => small.split('\n').find((each) => each.startsWith(`"${name}"`)) ?? '';
  test.each([
    ['indented', JSON.stringify(JSON.parse(small), null, 2)],
    ['in one line', JSON.stringify(JSON.parse(small))],
    ['without an end', small.trimEnd()],
    ['cut off', small.slice(0, -40)],
    ['cut off after a list', `${small.slice(0, small.indexOf('"plans":['))}"plans":[\n`],
    ['a field that is wrong', small.replace('"goal":null', '"goal":7')],
    ['an item that is wrong', small.replace('"id":"A-WP-1"', '"id":1')],
    ['an item that is no JSON', small.replace('"id":"A-WP-1"', '"id":A-WP-1')],
    ['two items in one line', small.replace('},\n{', '},{')],
    ['no comma between items', small.replace('},\n{', '}\n{')],
    ['a comma too many', small.replace(/\}\n\]/, '},\n]')],
    ['no comma between fields', small.replace(/,\n"date"/, '\n"date"')],
    ['a field twice', small.replace('{\n', `{\n${line('goal')}\n`)],
    ['a field that is not known', small.replace('{\n', '{\n"extra":[\n1\n],\n')],
    ['a list inside a field', small.replace('{\n', '{\n"extra":{\n"plans":[\n]\n},\n')],
    ['a prototype', small.replace('"goal":null', '"__proto__":{"goal":null}')],
    ['another version', small.replace('checkpoint/v1', 'checkpoint/v9')],
    ['nothing', ''],
  ])('%s', (_name, text) => {
    const parse = createCheckpointReader();
    parse(small, 'snapshot.json');
    expect(parse(text, 'snapshot.json')).toEqual(parseCheckpoint(text, 'snapshot.json'));
  });
});
