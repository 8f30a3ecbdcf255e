// JSON with places. What is in order is read by the platform; only where something is wrong a parser that keeps
// positions reads it again, to say where.
import { findNodeAtLocation, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type { Place } from '../../model/place.ts';
import { LineIndex, bounds } from '../source-text.ts';

export interface JsonProblem extends Place {
  message: string;
}

export type JsonText = { value: unknown } | { problem: JsonProblem };

const start: Place = { line: 1, column: 1 };

export function parseJson(text: string): JsonText {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: findProblem(text) };
  }
}

type JsonPath = readonly (string | number)[];

/** Where a value stands: that of the nearest part that is there. */
export function findPlace(text: string, path: JsonPath): Place {
  return createPlaceFinder(text)(path);
}

/** The same for many values of one text, which is read again once. */
export function createPlaceFinder(text: string): (path: JsonPath) => Place {
  // The parser calls itself for each level.
  const root = findTooDeep(text) === undefined ? parseTree(text) : undefined;
  const index = new LineIndex(text);
  return (path) => {
    for (let length = path.length; root && length >= 0; length -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, length));
      if (node) return index.placeOf(node.offset);
    }
    return start;
  };
}

/** Where each object stands that is an item of a list, by its path: `workstreams.3.tasks.0`. Builds no tree. */
export function findItemPlaces(text: string): Map<string, Place> {
  const places = new Map<string, Place>();
  if (findTooDeep(text) !== undefined) return places;
  visit(text, {
    onObjectBegin(_offset, _length, line, character, toPath) {
      const path = toPath();
      if (typeof path.at(-1) === 'number') {
        places.set(path.join('.'), { line: line + 1, column: character + 1 });
      }
    },
  });
  return places;
}

const words: Record<string, string> = {
  InvalidSymbol: 'this is no value',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'the name of a key is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'the document is over, but more follows',
  InvalidCommentToken: 'comments are not JSON',
  UnexpectedEndOfString: 'the text is not closed',
  InvalidEscapeCharacter: 'this escape does not exist',
  InvalidUnicode: 'this escape does not exist',
  InvalidCharacter: 'this character must be escaped',
};

function findProblem(text: string): JsonProblem {
  if (text.trim() === '') return { message: 'it is empty', ...start };
  const tooDeep = findTooDeep(text);
  if (tooDeep !== undefined)
    return { message: `it is nested deeper than ${bounds.depth}`, ...toPlace(text, tooDeep) };
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (!first) return { message: 'it is not JSON', ...start };
  const isAtEnd = first.offset + first.length >= text.trimEnd().length;
  const reason = words[printParseErrorCode(first.error)] ?? 'it is not JSON';
  return { message: isAtEnd ? `it ends too early: ${reason}` : reason, ...toPlace(text, first.offset) };
}

function toPlace(text: string, offset: number): Place {
  return new LineIndex(text).placeOf(offset);
}

/** Offset of the first bracket beyond the bound. */
function findTooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > bounds.depth) return index;
  }
  return undefined;
}
