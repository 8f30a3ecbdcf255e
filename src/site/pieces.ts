// A page is put together from pieces that are bytes already. Astro makes one string of a page and then bytes of
// it; V8 keeps a string of more than 128 KB in memory of its own, and to encode it takes longer than to render the
// plan. So prose stays bytes from the thread that renders it to the file, and long lists are encoded apart: the
// page's string holds a mark where a piece belongs.
// Plans cannot forge a mark: their text is escaped, and a piece is never searched for marks.
import type { PlanBody } from '../render/plan-body.ts';

/** HTML in UTF-8; marks name pieces by position. */
export type Pieces = Uint8Array<ArrayBuffer>[];

export interface MarkedBody extends PlanBody {
  pieces: Pieces;
}

const opening = '<!--piece ';
const closing = '-->';
const encoder = new TextEncoder();

/** Adds a piece; answers the mark that stands for it, nothing for no HTML. */
export function addPiece(pieces: Pieces, html: string): string {
  return html && `${opening}${pieces.push(encoder.encode(html)) - 1}${closing}`;
}

/** The body with a mark in place of each piece of HTML. */
export function markProse({ parts }: PlanBody): MarkedBody {
  const pieces: Pieces = [];
  const toMark = (html: string): string => addPiece(pieces, html);
  const marked = parts.map((part): PlanBody['parts'][number] => {
    if (part.kind !== 'task') return { ...part, html: toMark(part.html) };
    const log = new Map([...part.log].map(([line, html]) => [line, toMark(html)]));
    return { ...part, html: toMark(part.html), doneWhen: toMark(part.doneWhen), log };
  });
  return { parts: marked, pieces };
}

/** The page in parts, with the pieces in place of their marks. */
export function fillMarks(page: Uint8Array<ArrayBuffer>, pieces: Pieces): Pieces {
  const bytes = Buffer.from(page.buffer, page.byteOffset, page.byteLength);
  const filled: Pieces = [];
  let done = 0;
  for (let at = bytes.indexOf(opening); at >= 0; at = bytes.indexOf(opening, done)) {
    const end = bytes.indexOf(closing, at);
    const piece = pieces[Number(bytes.toString('latin1', at + opening.length, end))];
    if (!piece) throw new Error('a page has a mark without its piece');
    filled.push(bytes.subarray(done, at), piece);
    done = end + closing.length;
  }
  return [...filled, bytes.subarray(done)];
}
