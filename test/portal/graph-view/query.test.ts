import { assert, constantFrom, array, boolean, integer, option, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultQuery,
  directions,
  graphViews,
  groupings,
  readGraphQuery,
  writeGraphQuery,
} from '../../../src/portal/graph-view/query.ts';

const read = (search: string) => readGraphQuery(new URLSearchParams(search), 'path');

describe('the address', () => {
  test('without anything asks for the view of the page', () => {
    expect(read('')).toEqual(defaultQuery('path'));
    expect(writeGraphQuery(defaultQuery('plans'), 'plans').toString()).toBe('');
  });

  test('names everything that a reader can ask for, always in one order', () => {
    const search =
      'view=plans&focus=A-WP-1&depth=2&direction=up&expand=B-WP-1&expand=C-WP-1&done=hide&goal=D-WP-1&group=lane';
    expect(writeGraphQuery(read(search), 'path').toString()).toBe(search);
  });

  test.each([
    'view=circle',
    'depth=0',
    'depth=4',
    'depth=1.5',
    'direction=left',
    'done=1',
    'focus=',
    'goal= ',
  ])('with %s asks for nothing that there is not', (search) => {
    expect(read(search)).toEqual(defaultQuery('path'));
  });

  test('says each expanded plan once', () => {
    expect(read('expand=A&expand=A&expand=').expand).toEqual(['A']);
  });

  test('leaves out steps and direction where there is no focus', () => {
    expect(writeGraphQuery(read('depth=2&direction=up'), 'path').toString()).toBe('');
  });

  test('brings every query back', () => {
    const id = constantFrom('A-WP-1', 'b@c', 'ü & =?#');
    const query = record({
      view: constantFrom(...graphViews),
      focus: id,
      depth: integer({ min: 1, max: 3 }),
      direction: constantFrom(...directions),
      expand: array(id).map((ids) => [...new Set(ids)]),
      isDoneHidden: boolean(),
      goal: option(id),
      group: constantFrom(...groupings),
    });
    assert(
      property(query, constantFrom(...graphViews), (asked, view) => {
        const search = writeGraphQuery(asked, view).toString();
        expect(readGraphQuery(new URLSearchParams(search), view)).toEqual(asked);
      }),
    );
  });
});
