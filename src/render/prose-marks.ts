// Prose stays bytes from the thread that renders it to the file: as part of a page's text it would be copied from
// string to string, and long strings are what costs most in a build. Pages hold a mark where a piece belongs.
// Plans cannot forge one: their text is escaped, and a piece is never searched for marks.
import type { PlanBody } from './plan-body.ts';

export interface MarkedBody extends PlanBody {
  /** HTML in UTF-8; the marks in `parts` name them by position. */
  pieces: Uint8Array[];
}

const opening = '<!--prose ';
const closing = '-->';

/** The body with a mark in place of each piece of HTML. */
export function markProse({ parts }: PlanBody): MarkedBody {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  const toMark = (html: string): string =>
    html && `${opening}${pieces.push(encoder.encode(html)) - 1}${closing}`;
  const marked = parts.map((part): PlanBody['parts'][number] => {
    if (part.kind !== 'task') return { ...part, html: toMark(part.html) };
    const log = new Map([...part.log].map(([line, html]) => [line, toMark(html)]));
    return { ...part, html: toMark(part.html), doneWhen: toMark(part.doneWhen), log };
  });
  return { parts: marked, pieces };
}

/** The page with the pieces in place of their marks. */
export function fillMarks(page: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(page.buffer, page.byteOffset, page.byteLength);
  const filled: Uint8Array[] = [];
  let done = 0;
  for (let at = bytes.indexOf(opening); at >= 0; at = bytes.indexOf(opening, done)) {
    const end = bytes.indexOf(closing, at);
    const piece = pieces[Number(bytes.toString('latin1', at + opening.length, end))];
    if (!piece) throw new Error('a page has a mark without a piece of prose');
    filled.push(bytes.subarray(done, at), piece);
    done = end + closing.length;
  }
  return Buffer.concat([...filled, bytes.subarray(done)]);
}
