// What would bring the Markdown parser to its knees, found before it is asked. It is native code: usual text of
// 1 MiB takes it 0.1 s, but its time grows with the square of the marks (`*`, `[`, `>`, …) in one run of lines
// without an empty one, up to minutes, and emphasis nested a hundred thousand deep ends the process.
import type { MarkdownRefusal } from './markdown.ts';

/** Sum of the squares; at 2 ns each in the worst case measured. A table of 1,000 long rows has half of it. */
const effort = 1e9;

const marks = /[*_~`[\]<>&:@!\\$/|]|[-+.)](?=\s)/g;

/** Undefined for all that can be parsed in reasonable time. */
export function findOverload(body: string): MarkdownRefusal | undefined {
  // No run has more marks than characters, which are counted faster.
  let squares = 0;
  for (const { start, end } of splitRuns(body)) squares += (end - start) ** 2;
  if (squares <= effort) return undefined;
  squares = 0;
  let worst = { marks: 0, start: 0 };
  const text = blankFences(body);
  for (const { start, end } of splitRuns(text)) {
    const found = text.slice(start, end).match(marks)?.length ?? 0;
    squares += found ** 2;
    if (found > worst.marks) worst = { marks: found, start };
  }
  if (squares <= effort) return undefined;
  return {
    rule: 'quarantined-file',
    line: text.slice(0, worst.start).split('\n').length,
    column: 1,
    message: `${worst.marks} marks such as \`*\` and \`[\` without an empty line between them take too long to read`,
    hint: 'Divide the text by empty lines, or put what is no prose into a fenced block.',
  };
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
  let closing: RegExp | undefined;
  let isCertain = true;
  const lines = text.split('\n').map((line) => {
    if (closing) {
      if (closing.test(line)) closing = undefined;
      return '';
    }
    if (/^ {0,3}</.test(line)) isCertain = false;
    const [fence] = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? [];
    if (fence && isCertain) closing = new RegExp(`^ {0,3}${fence}${fence[0]}*[ \\t]*$`);
    return line;
  });
  return lines.join('\n');
}
