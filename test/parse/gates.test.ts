// Every folder below fixtures/gates is a case: `input.yaml`, byte for byte, and what is made of it,
// `expected.json`. A result that differs is left beside it as `actual.json`. UPDATE_GOLDEN=1 accepts results, but
// never on CI.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseGateFile } from '../../src/parse/gates.ts';
import { bounds } from '../../src/parse/source-text.ts';
import { toGateProjection } from './projection.ts';

const folder = path.join(import.meta.dirname, '../fixtures/gates');
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const isUpdating = process.env['UPDATE_GOLDEN'] === '1' && !process.env['CI'];

const parse = (bytes: Uint8Array) => parseGateFile({ path: 'gates/a.yaml', digest: '', bytes });
const parseText = (text: string) => parse(new TextEncoder().encode(text));

describe('parseGateFile', () => {
  test('has cases', () => {
    expect(cases.length).toBeGreaterThan(10);
  });

  test.each(cases)('%s', (name) => {
    const expected = path.join(folder, name, 'expected.json');
    const actual = path.join(folder, name, 'actual.json');
    const result = toGateProjection(parse(readFileSync(path.join(folder, name, 'input.yaml'))));
    const text = `${JSON.stringify(result, null, 2)}\n`;
    rmSync(actual, { force: true });
    if (isUpdating) writeFileSync(expected, text);
    const known = existsSync(expected) ? readFileSync(expected, 'utf8') : '';
    if (text !== known) writeFileSync(actual, text);
    expect(text).toBe(known);
  });

  test.each([
    ['bytes over the bound', `# ${'x'.repeat(bounds.fileBytes)}\nid: a\ntitle: A\n`, 'file-too-large'],
    [
      'characters over the bound',
      `id: a\ntitle: A\nroute: ${'x'.repeat(bounds.yamlLength)}\n`,
      'invalid-gate',
    ],
    ['levels over the bound', `id: a\nx: ${'['.repeat(40)}${']'.repeat(40)}\n`, 'invalid-gate'],
  ])('%s: no gate, and one finding', (_, text, rule) => {
    const { gates, findings } = parseText(text);
    expect(gates).toEqual([]);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
  });
});
