// Every folder below fixtures/parse is a case: `input.md`, byte for byte, and what is made of it, `expected.json`.
// A result that differs is left beside it as `actual.json`. UPDATE_GOLDEN=1 accepts results, but never on CI.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from './parse.ts';
import { toProjection } from './projection.ts';

const folder = path.join(import.meta.dirname, '../fixtures/parse');
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const isUpdating = process.env['UPDATE_GOLDEN'] === '1' && !process.env['CI'];

describe('parseWorkplanFile', () => {
  test('has cases', () => {
    expect(cases.length).toBeGreaterThan(80);
  });

  test.each(cases)('%s', (name) => {
    const expected = path.join(folder, name, 'expected.json');
    const actual = path.join(folder, name, 'actual.json');
    const result = toProjection(parse(readFileSync(path.join(folder, name, 'input.md'))));
    const text = `${JSON.stringify(result, null, 2)}\n`;
    rmSync(actual, { force: true });
    if (isUpdating) writeFileSync(expected, text);
    const known = existsSync(expected) ? readFileSync(expected, 'utf8') : '';
    if (text !== known) writeFileSync(actual, text);
    expect(text).toBe(known);
  });
});

const examples = process.env['CAIRN_EXAMPLES'];

describe.runIf(examples)('the plans in CAIRN_EXAMPLES', () => {
  const names = (examples ? readdirSync(examples, { recursive: true, encoding: 'utf8' }) : []).filter(
    (name) => name.endsWith('.md'),
  );

  test('are there', () => {
    expect(names).not.toEqual([]);
  });

  test.each(names)('%s has no error', (name) => {
    const { findings } = parse(readFileSync(path.join(examples ?? '', name)));
    const isError = /^(invalid-.*|quarantined-file|file-too-large)$/;
    expect(findings.filter(({ rule }) => isError.test(rule))).toEqual([]);
  });
});
