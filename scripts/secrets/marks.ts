// Which rules could match some bytes at all. Each match of a rule holds one of the rule's marks, so that a rule without
// a mark in the bytes need not run. All marks are looked for in one pass: three characters at a time, without case, are a
// key into a table of the words that begin so.

/** What every match of a rule holds, whatever else it holds. */
export interface Mark {
  /** Three characters or more of `a`–`z`, digits and `_-.:/+`; case does not matter. */
  word: string;
  /**
   * What must follow the word, where the word alone is everyday language: sticky, for text of one byte per character, and
   * content with what `mostAfter` bytes can hold.
   */
  then?: RegExp;
}

interface Word<Rule> {
  rule: Rule;
  codes: Uint8Array;
  then: RegExp | undefined;
}

/** Answers the rules of which a mark is in the bytes. */
export type FindMarked<Rule> = (bytes: Buffer) => Set<Rule>;

export const mostAfter = 1500;

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789_-.:/+';
const codeBits = 6;
const keyMask = (1 << (3 * codeBits)) - 1;

/** By byte: 0 for what no word has. */
const codeOf = new Uint8Array(256);
[...alphabet].forEach((character, position) => {
  codeOf[character.charCodeAt(0)] = position + 1;
  codeOf[character.toUpperCase().charCodeAt(0)] = position + 1;
});

export function prepareMarks<Rule>(
  rules: readonly Rule[],
  marksOf: (rule: Rule) => readonly Mark[],
): FindMarked<Rule> {
  const words = rules.flatMap((rule) =>
    marksOf(rule).map(({ word, then }): Word<Rule> => ({ rule, codes: toCodes(word), then })),
  );
  const lists = [...Map.groupBy(words, ({ codes }) => toKey(codes))];
  const table = new Uint8Array(keyMask + 1);
  lists.forEach(([key], position) => (table[key] = position + 1));
  const byPosition = lists.map(([, list]) => list);
  return (bytes) => findIn(bytes, table, byPosition);
}

function findIn<Rule>(
  bytes: Buffer,
  table: Uint8Array,
  lists: readonly (readonly Word<Rule>[])[],
): Set<Rule> {
  const found = new Set<Rule>();
  for (let start = findKey(bytes, table, 0); start >= 0; start = findKey(bytes, table, start + 1)) {
    for (const word of lists[listAt(bytes, table, start)] ?? []) {
      if (!found.has(word.rule) && isAt(bytes, start, word)) found.add(word.rule);
    }
  }
  return found;
}

/** Where the next three characters are with which a word begins; -1 where there are none. Every byte of a site passes here. */
function findKey(bytes: Buffer, table: Uint8Array, from: number): number {
  let key = 0;
  for (let end = from; end < bytes.length; end += 1) {
    key = ((key << codeBits) | (codeOf[bytes[end] ?? 0] ?? 0)) & keyMask;
    if (table[key] !== 0) return end - 2;
  }
  return -1;
}

function listAt(bytes: Buffer, table: Uint8Array, start: number): number {
  let key = 0;
  for (let offset = 0; offset < 3; offset += 1)
    key = (key << codeBits) | (codeOf[bytes[start + offset] ?? 0] ?? 0);
  return (table[key] ?? 0) - 1;
}

function isAt<Rule>(bytes: Buffer, start: number, { codes, then }: Word<Rule>): boolean {
  for (let offset = 3; offset < codes.length; offset += 1) {
    if (codeOf[bytes[start + offset] ?? 0] !== codes[offset]) return false;
  }
  if (!then) return true;
  const end = start + codes.length;
  then.lastIndex = 0;
  return then.test(bytes.toString('latin1', end, end + mostAfter));
}

function toCodes(word: string): Uint8Array {
  return Uint8Array.from(Buffer.from(word, 'latin1'), (byte) => codeOf[byte] ?? 0);
}

function toKey(codes: Uint8Array): number {
  return codes.subarray(0, 3).reduce((key, code) => (key << codeBits) | code, 0);
}
