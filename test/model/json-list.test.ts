import { expect, test } from 'vitest';
import { formatJsonList, toJsonItem } from '../../src/model/json-list.ts';

const items = [{ a: 1 }, { text: 'two\nlines, and a comma,' }, {}];

test('a list is a JSON document, and each item stands on a line of its own', () => {
  const text = formatJsonList(items);
  expect(JSON.parse(text)).toEqual(items);
  const read = text.split('\n').map(toJsonItem);
  expect(read.filter((line) => line !== undefined).map((line): unknown => JSON.parse(line))).toEqual(items);
});

test('an empty list has no items', () => {
  expect(JSON.parse(formatJsonList([]))).toEqual([]);
  expect(formatJsonList([]).split('\n').map(toJsonItem)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
