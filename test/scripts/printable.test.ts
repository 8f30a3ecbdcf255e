import { array, assert, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { toPrintable, toPrintableJson, toPrintableLines } from '../../scripts/printable.ts';

test.each([
  ['plain “text” – ü 😀', 'plain “text” – ü 😀'],
  ['\u001b[31mred', '\ufffd[31mred'],
  ['a\nb\r\tc', 'a\ufffdb\ufffd\ufffdc'],
  ['\u009b2J \u007f \u2028 \u202e \u2066', '\ufffd2J \ufffd \ufffd \ufffd \ufffd'],
  ['::error::x', ': :error::x'],
  ['  ::x', '  : :x'],
  ['a ::b', 'a ::b'],
  ['a ##[error]b', 'a ## [error]b'],
])('%j is shown as %j', (text, expected) => {
  expect(toPrintable(text)).toBe(expected);
});

test('lines stay lines', () => {
  expect(toPrintableLines('a\u001b\nb')).toBe('a\ufffd\nb');
});

test('JSON holds nothing that a CI run would obey', () => {
  const json = toPrintableJson({ a: '##[error]' });
  expect(json).not.toContain('##[');
  expect(JSON.parse(json)).toEqual({ a: '##[error]' });
});

test('JSON keeps its meaning and hides nothing', () => {
  assert(
    property(array(nat(0xffff)), (codes) => {
      const text = String.fromCharCode(...codes);
      const json = toPrintableJson({ [text]: [text] });
      expect(JSON.parse(json)).toEqual({ [text]: [text] });
      expect(toPrintableLines(json)).toBe(json);
    }),
  );
});
