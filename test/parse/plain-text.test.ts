import { describe, expect, test } from 'vitest';
import { toBodyLines, toWords } from '../../src/parse/plain-text.ts';

const wordsOf = (text: string, range = {}): string =>
  toWords(toBodyLines(new TextEncoder().encode(text)), { first: 1, last: null, except: [], ...range });

describe('the words of Markdown', () => {
  test('come without marks, a sentence per block', () => {
    const text = '## Goal\n\nRun **it** [here](https://a.example/x), `now`\n\n- one\n- two\n\n> said!';
    expect(wordsOf(text)).toBe('Goal. Run it here, now. one. two. said!');
  });

  test('a table is a sentence per row', () => {
    expect(wordsOf('| Key | State |\n| --- | --- |\n| a | 2 todo |')).toBe('Key, State. a, 2 todo.');
  });

  test('code stays, a task block and raw HTML do not', () => {
    const text = '```task\nid: T1\n```\n\n```sh\nrun --all\n  now\n```\n\n<b>bold</b>\n\n<div>box</div>';
    expect(wordsOf(text)).toBe('run --all now bold.');
  });

  test('the title is no text; a later heading is', () => {
    expect(wordsOf('---\ntitle: T\n---\n\n# A-WP-1 - Title\n\nText.\n\n# More')).toBe('Text. More.');
  });

  test('front matter is no text, whatever ends its lines', () => {
    expect(wordsOf('---\r\ntitle: secret\r\n---\r\nText')).toBe('Text.');
    expect(wordsOf('---\n\nText')).toBe('Text.');
  });

  test('bytes that are no text have no words', () => {
    expect(toBodyLines(new Uint8Array([0xff, 0xfe, 0x41]))).toEqual([]);
  });
});

describe('a range of lines', () => {
  const text = ['---', 'id: x', '---', 'one', '', 'two', '', 'three', '', 'four'].join('\n');
  test.each([
    [{ first: 1, last: null, except: [] }, 'one. two. three. four.'],
    [{ first: 6, last: 8, except: [] }, 'two. three.'],
    [{ first: 1, last: null, except: [[6, 8]] }, 'one. four.'],
    [{ first: 6, last: 10, except: [[1, 7]] }, 'three. four.'],
    [
      {
        first: 4,
        last: 10,
        except: [
          [4, 5],
          [10, 12],
        ],
      },
      'two. three.',
    ],
    [{ first: 6, last: null, except: [[4, 7]] }, 'three. four.'],
    [{ first: 8, last: 10, except: [[1, 3]] }, 'three. four.'],
  ])('%j', (range, words) => {
    expect(wordsOf(text, range)).toBe(words);
  });
});
