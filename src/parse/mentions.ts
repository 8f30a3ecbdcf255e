// Ids in running text. Within one block: full ids in any case, task ranges (`ID-T13`-`T19`,
// `T13 through T19`), lists (`T16/T17`), and bare `T14`, which belongs to the nearest full id before it.
// Words and whole code spans that could be an id or alias without looking like one are found too; they count
// only if something of that name exists.
import { idPattern, toIdKey } from '../model/ids.ts';
import type { Mention } from '../model/workplan.ts';
import type { InlineText, Span } from './inline-text.ts';
import { bounds } from './source-text.ts';

/** A mention before it has a place: the characters of the block's text that name it. */
export interface FoundMention extends Span {
  target: string;
  form: Mention['form'];
  /** What is wrong with the range that begins here. */
  problem: string | undefined;
}

export interface MentionScope extends Span {
  /** The plan that a bare number means before any full id is named. */
  basePlan: string | null;
}

interface Token extends Span {
  kind: 'id' | 'bare' | 'code' | 'word';
  target: string;
  /** The plan of a full id; null for bare numbers until the ids before them are known. */
  plan: string | null;
  /** Task number, `T07`. */
  number: string | null;
}

const wordPattern = /[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*/y;
/** All upper or all lower case: `post-WP-0016` is a word, and an id only if there is one of that name. */
const planIdPattern = /^((?:[A-Z][A-Z0-9]*-)+WP-\d+|(?:[a-z][a-z0-9]*-)+wp-\d+)(?=$|[-._])/;
const taskPartPattern = /^-(T\d+)(?=$|[-._])/i;
const barePattern = /^T\d{1,4}$/;
const bareRangePattern = /^(T\d{1,4})-(T\d{1,4})$/;
const rangeWord = /^(?:-|—|\s*(?:through|–)\s*)$/i;

/** All mentions of one block, or of a part of it, in order. A range is as many mentions as it has tasks. */
export function* findMentions(
  inline: InlineText,
  planId: string,
  scope: MentionScope = { start: 0, end: inline.text.length, basePlan: null },
): Generator<FoundMention> {
  const tokens = readTokens(inline, planId);
  let { basePlan } = scope;
  for (const [position, token] of tokens.entries()) {
    const { kind, target, start, end, number } = token;
    if (start < scope.start || end > scope.end) continue;
    if (kind === 'id') basePlan = token.plan;
    if (kind === 'bare' && basePlan === null) continue;
    const form = kind === 'bare' ? 'id' : kind;
    if (number === null) {
      yield { target, form, start, end, problem: undefined };
      continue;
    }
    const last = readRangeEnd(inline.text, { token, next: tokens[position + 1], plan: basePlan });
    const range = last === null ? [number] : expandRange(number, last);
    const problem = range
      ? undefined
      : `the range ${number} to ${last} of ${basePlan} names more than ${bounds.range} tasks`;
    for (const task of range ?? [number]) {
      yield { target: `${basePlan}-${task}`, form, start, end, problem };
    }
  }
}

function readTokens({ text, pieces }: InlineText, planId: string): Token[] {
  const codeEnds = new Map<number, number>();
  for (const { isCode, start, end } of pieces) if (isCode) codeEnds.set(start, end);
  const tokens: Token[] = [];
  for (const { start, end } of findWords(text)) {
    const before = text[start - 1] ?? ' ';
    // A path is no list: after a slash an id counts only behind another id, as in `T16/T17`.
    if (before === '/' && tokens.at(-1)?.end !== start - 1) continue;
    if (/[._@-]/.test(before) && !codeEnds.has(start)) continue;
    const word = text.slice(start, end);
    const isCode = codeEnds.get(start) === end;
    for (const token of readWord(word, { start, end, planId, isCode })) tokens.push(token);
  }
  const words = tokens.length;
  for (const [start, end] of codeEnds) {
    const name = text.slice(start, end);
    if (/^[A-Za-z].*\d/.test(name) || !idPattern.test(name)) continue;
    tokens.push({ start, end, kind: 'code', target: name, plan: null, number: null });
  }
  if (words > 0 && words < tokens.length) tokens.sort((a, b) => a.start - b.start);
  return tokens;
}

/** Words that begin with a letter and hold a digit: few of all words, and every id in running text is one. */
function* findWords(text: string): Generator<Span> {
  const digit = /\d/g;
  let done = 0;
  while (digit.test(text)) {
    const start = findWordStart(text, digit.lastIndex - 1, done);
    wordPattern.lastIndex = start;
    wordPattern.test(text);
    done = wordPattern.lastIndex;
    digit.lastIndex = done;
    if (/[A-Za-z]/.test(text[start] ?? '')) yield { start, end: done };
  }
}

/** Goes back from a digit over letters, digits and single separators. */
function findWordStart(text: string, digit: number, done: number): number {
  let start = digit;
  while (start > done) {
    if (isWordCharacter(text, start - 1)) start -= 1;
    else if (isSeparator(text, start - 1) && isWordCharacter(text, start - 2)) start -= 2;
    else break;
  }
  return start;
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isSeparator(text: string, at: number): boolean {
  const character = text[at];
  return character === '-' || character === '.' || character === '_';
}

interface WordContext extends Span {
  planId: string;
  /** The word is a whole code span. */
  isCode: boolean;
}

function readWord(word: string, { planId, isCode, start, end }: WordContext): Token[] {
  if (barePattern.test(word)) return [toBareToken(word, start)];
  const range = bareRangePattern.exec(word);
  if (range?.[1] && range[2]) {
    return [toBareToken(range[1], start), toBareToken(range[2], end - range[2].length)];
  }
  const plan = matchPlan(word, planId);
  if (plan) return readFullId(word, plan, start);
  const couldBeId = isCode ? idPattern.test(word) : word.includes('-');
  const kind = isCode ? 'code' : 'word';
  return couldBeId ? [{ start, end, kind, target: word, plan: null, number: null }] : [];
}

/** The plan's part of a word that is a full id: of the usual form, or an id below this very plan. */
function matchPlan(word: string, planId: string): string | undefined {
  const usual = planIdPattern.exec(word)?.[1];
  const isOwn = toIdKey(word).startsWith(toIdKey(planId)) && !/[A-Za-z0-9]/.test(word[planId.length] ?? '-');
  if (isOwn && planId.length >= (usual?.length ?? 0)) return word.slice(0, planId.length);
  return usual;
}

function readFullId(word: string, plan: string, start: number): Token[] {
  const rest = word.slice(plan.length);
  const number = taskPartPattern.exec(rest)?.[1];
  if (!number) return [{ start, end: start + word.length, kind: 'id', target: word, plan, number: null }];
  const end = start + plan.length + 1 + number.length;
  const token: Token = { start, end, kind: 'id', target: `${plan}-${number}`, plan, number };
  const second = taskPartPattern.exec(rest.slice(number.length + 1))?.[1];
  return second ? [token, toBareToken(second, end + 1)] : [token];
}

function toBareToken(number: string, start: number): Token {
  return { start, end: start + number.length, kind: 'bare', target: number, plan: null, number };
}

interface RangeStart {
  token: Token;
  next: Token | undefined;
  plan: string | null;
}

/** The last number of a range that begins with `token`, if the next token continues it. */
function readRangeEnd(text: string, { token, next, plan }: RangeStart): string | null {
  if (!next?.number) return null;
  if (next.plan && toIdKey(next.plan) !== toIdKey(plan ?? '')) return null;
  return rangeWord.test(text.slice(token.end, next.start)) ? next.number : null;
}

/** `T13`, `T19` → T13 … T18: the last one is a token of its own. Undefined when over the bound. */
function expandRange(first: string, last: string): string[] | undefined {
  const from = Number(first.slice(1));
  const to = Number(last.slice(1));
  if (to <= from) return [first];
  if (to - from >= bounds.range) return undefined;
  const width = first.length - 1;
  return Array.from({ length: to - from }, (_, i) => `T${String(from + i).padStart(width, '0')}`);
}
