// What would bring the Markdown parser to its knees, found before it is asked. It is native code: usual text of
// 1 MiB takes it 0.1 s. But in one run of lines without an empty one its time grows with the square of the marks
// (`*`, `[`, `>`, …), up to minutes; each entity (`&amp;`) costs it a copy of the paragraph so far, up to
// gigabytes; and emphasis nested a hundred thousand deep ends the process.
import type { Place } from '../model/place.ts';

/** Why a text is not read as Markdown. */
export interface MarkdownRefusal extends Place {
  rule: 'quarantined-file' | 'file-too-large';
  message: string;
  hint: string;
}

/** 1e9 take two seconds or 200 MB at worst. A table of 1,000 long rows takes a fifth of it. */
const bearable = 1e9;

const marks = /[*_~`[\]<>&:@!\\$/|]|[-+.)](?=\s)/g;
const entities = /&[#A-Za-z]/g;

/** Undefined for all that can be parsed in reasonable time and memory. */
export function findOverload(body: string): MarkdownRefusal | undefined {
  // The most that a run can cost follows from its length, which is counted faster.
  let most = 0;
  for (const { start, end } of splitRuns(body)) most += 3 * (end - start) ** 2;
  if (most <= bearable) return undefined;
  const text = blankFences(body);
  const costs = [...splitRuns(text)].map(({ start, end }) => ({
    start,
    cost: weigh(text.slice(start, end)),
  }));
  if (costs.reduce((sum, { cost }) => sum + cost, 0) <= bearable) return undefined;
  const worst = costs.reduce((a, b) => (b.cost > a.cost ? b : a));
  return {
    rule: 'quarantined-file',
    line: text.slice(0, worst.start).split('\n').length,
    column: 1,
    message: 'too many marks such as `*`, `[` or `&` without an empty line between them',
    hint: 'Divide the text by empty lines, or put what is no prose into a fenced block.',
  };
}

function weigh(run: string): number {
  const copies = (run.match(entities)?.length ?? 0) * run.length;
  return (run.match(marks)?.length ?? 0) ** 2 + 5 * copies;
}

/** Runs of lines without an empty one: no paragraph, list item or cell reaches from one into the next. */
function* splitRuns(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n', start)) {
    yield { start, end };
    start = end + 1;
  }
  yield { start, end: text.length };
}

/**
 * Fenced blocks cost nothing, so their lines are emptied. Only what is a fence without doubt: at the margin, and
 * no raw HTML before it, which might hide the opening or the closing one.
 */
function blankFences(text: string): string {
  let open = '';
  let isCertain = true;
  const lines = text.split('\n').map((line) => {
    if (open) {
      const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1] ?? '';
      if (closing[0] === open[0] && closing.length >= open.length) open = '';
      return '';
    }
    if (/^ {0,3}</.test(line)) isCertain = false;
    if (isCertain) open = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0] ?? '';
    return line;
  });
  return lines.join('\n');
}
