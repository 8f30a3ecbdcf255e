import { describe, expect, test } from 'vitest';
import {
  asksForSomething,
  countChosen,
  hasDays,
  readSearchQuery,
  toSearchAddress,
  toSearchQuery,
} from '../../src/client/search-query.ts';

const read = (address: string) => readSearchQuery(new URLSearchParams(address));

describe('the address of a query', () => {
  test('is read back as the same query', () => {
    const query = toSearchQuery('  runtime & key ');
    query.chosen.status = ['waiting', 'to do'];
    query.chosen.owner = ['Ada'];
    const address = toSearchAddress('/search/', query);
    expect(address).toBe('/search/?q=runtime+%26+key&status=to+do&status=waiting&owner=Ada');
    expect(read(address.slice('/search/'.length))).toEqual({
      text: 'runtime & key',
      chosen: { kind: [], status: ['to do', 'waiting'], readiness: [], repository: [], owner: ['Ada'] },
      past: null,
    });
  });

  test('knows the past and its days', () => {
    const address = '?q=key&history=yes&from=2026-04-01&to=2026-05-31';
    expect(read(address).past).toEqual({ from: '2026-04-01', to: '2026-05-31' });
    expect(toSearchAddress('', read(address))).toBe(address);
    expect(hasDays(read(address))).toBe(true);
    expect(read('?q=key&history=yes&from=April').past).toEqual({ from: '', to: '' });
    expect(read('?q=key&from=2026-04-01')).toEqual(toSearchQuery('key'));
  });

  test('is the bare page where nothing is asked', () => {
    expect(toSearchAddress('/status/search/', toSearchQuery(' '))).toBe('/status/search/');
  });

  test('ignores what it does not know', () => {
    expect(read('?q=a&page=3&kind=')).toEqual(toSearchQuery('a'));
  });
});

test.each([
  ['', false, 0],
  ['?q=a', false, 0],
  ['?q=ab', true, 0],
  ['?kind=plan&status=done&status=to+do', true, 3],
])('%s asks for something: %j', (address, isAsking, chosen) => {
  expect([asksForSomething(read(address)), countChosen(read(address))]).toEqual([isAsking, chosen]);
});
