// The box of one node: how large it is and which text stands in it. Its glyph and id on top, then the title in one
// or two lines, then its state in words and a note.
import type { PictureNode } from '../model/picture.ts';
import { clipEnd, clipStart, textWidth, wrapText } from './text-width.ts';

export interface NodeBox {
  width: number;
  height: number;
  /** Room between the left edge and the text. */
  inset: number;
  name: string;
  title: string[];
  word: string;
  note: string;
}

export const nameFont = { size: 11, isMono: true };
export const titleFont = { size: 12.5 };
export const wordFont = { size: 11 };
export const lineHeight = 15;
export const glyphSize = 12;
/** Of the first line, from the top of the box. */
export const firstBaseline = 19;

const boxWidth = 192;
const padding = 10;
/** A gate is pointed on both sides. */
export const gatePoint = 10;
const gap = 5;

export function toNodeBox(node: PictureNode): NodeBox {
  const inset = node.kind === 'gate' ? padding + gatePoint : padding;
  const room = boxWidth - 2 * inset;
  const note = clipEnd(node.isGoal ? joinNotes('goal', node.note) : node.note, room / 2, wordFont);
  const wordRoom = room - (note ? textWidth(note, wordFont) + gap : 0);
  const title = wrapText(node.title, { width: room, count: 2, ...titleFont });
  return {
    width: boxWidth,
    height: firstBaseline + (title.length + 1) * lineHeight + 8,
    inset,
    name: clipName(node, room - glyphSize - gap),
    title,
    word: clipEnd(node.word, wordRoom, wordFont),
    note,
  };
}

/** Ids differ at their end, names of gates at their beginning. */
function clipName({ kind, name }: PictureNode, width: number): string {
  return kind === 'gate' ? clipEnd(name, width, nameFont) : clipStart(name, width, nameFont);
}

function joinNotes(...notes: string[]): string {
  return notes.filter(Boolean).join(' · ');
}
