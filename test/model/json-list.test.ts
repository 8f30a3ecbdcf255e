import { expect, test } from 'vitest';
import { formatJsonDocument, formatJsonList, toJsonItem } from '../../src/model/json-list.ts';

const join = (parts: Iterable<string>): string => [...parts].join('');
const items = [{ a: 1 }, { text: 'two\nlines, and a comma,' }, {}];

test('a list is a JSON document, and each item stands on a line of its own', () => {
  const text = join(formatJsonList(items));
  expect(JSON.parse(text)).toEqual(items);
  const read = text.split('\n').map(toJsonItem);
  expect(read.filter((line) => line !== undefined).map((line): unknown => JSON.parse(line))).toEqual(items);
});

test('an empty list has no items', () => {
  expect(JSON.parse(join(formatJsonList([])))).toEqual([]);
  expect(join(formatJsonList([])).split('\n').map(toJsonItem)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  [{}],
  [
    {
      schema: 'x',
      none: null,
      left: undefined,
      list: [],
      rows: [{ a: 1, b: [2] }, null, undefined, 'ü"'],
      of: { c: [] },
    },
  ],
])('a document in parts is what JSON.stringify makes of it', (document: object) => {
  expect(join(formatJsonDocument(document))).toBe(JSON.stringify(document));
});
