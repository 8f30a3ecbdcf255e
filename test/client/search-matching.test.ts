import { describe, expect, test } from 'vitest';
import { holdsAllWords, toKey } from '../../src/client/search-matching.ts';

test.each([
  ['CUST-WP-0049', 'custwp0049'],
  ['Café,', 'cafe'],
  ['API_KEY.', 'api_key'],
  ['—', ''],
])('%s stands in the index as %s', (word, key) => {
  expect(toKey(word)).toBe(key);
});

describe('what a text holds', () => {
  const text = 'Walked in order: CUST-WP-0049-T06, then policies of KeyCape. Progress 2026-06-27 Café';
  test.each([
    ['cust-wp-0049', true],
    ['0049-T06', true],
    ['2026-06', true],
    ['CUST-WP-0099', false],
    ['T07', false],
    ['policy', true],
    ['policies order', true],
    ['cape', true],
    ['cafe', true],
    ['policy zebra', false],
    ['key-capes', true],
    ['walked-without-evidence', false],
    ['…', true],
    ['"walked zebra"', true],
  ])('%s: %j', (query, isHeld) => {
    expect(holdsAllWords(query, text)).toBe(isHeld);
  });
});
