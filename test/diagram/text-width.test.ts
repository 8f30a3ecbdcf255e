import { assert, integer, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { clipEnd, clipStart, textWidth, wrapText } from '../../src/diagram/text-width.ts';

const font = { size: 10 };

test('mono text is as wide as it has characters, sans text as its letters', () => {
  expect(textWidth('WP-1', { size: 10, isMono: true })).toBe(24);
  expect(textWidth('ill', font)).toBeLessThan(textWidth('mmm', font) / 3);
  expect(textWidth('日本', font)).toBe(20);
});

test('what is too long loses its end, or an id its beginning', () => {
  expect(clipEnd('Rotate the signing keys', 60, font)).toBe('Rotate the…');
  expect(clipStart('LONG-WP-0001-T06', 60, { size: 10, isMono: true })).toBe('…-0001-T06');
  expect(clipEnd('short', 60, font)).toBe('short');
});

test('titles break between words, the last line is clipped', () => {
  const bounds = { width: 70, count: 2, ...font };
  expect(wrapText('Rotate the signing keys on both hosts', bounds)).toEqual([
    'Rotate the',
    'signing keys o…',
  ]);
  expect(wrapText('Unbreakableverylongword and more', bounds)).toEqual(['Unbreakablev…', 'and more']);
  expect(wrapText('', bounds)).toEqual([]);
});

test('nothing is wider than its room', () => {
  assert(
    property(string({ unit: 'grapheme' }), integer({ min: 20, max: 300 }), (text, width) => {
      for (const line of wrapText(text, { width, count: 2, ...font }))
        expect(textWidth(line, font)).toBeLessThanOrEqual(width);
    }),
  );
});
