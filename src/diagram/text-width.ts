// How wide text will be, without a browser: advance widths of the two fonts that the pages bring. A system font in
// their place may be a little wider; boxes leave room for that.

/** Widths of U+0020 to U+007E in IBM Plex Sans at weight 400, in thousandths of the font size. */
const sansWidths = [
  236, 284, 419, 713, 598, 927, 694, 242, 335, 335, 450, 600, 272, 399, 272, 383, 600, 600, 600, 600, 600,
  600, 600, 600, 600, 600, 292, 292, 600, 600, 600, 477, 891, 641, 653, 621, 671, 583, 559, 695, 707, 400,
  510, 634, 501, 812, 707, 708, 606, 708, 640, 581, 572, 678, 609, 891, 613, 593, 580, 317, 383, 317, 600,
  565, 600, 534, 580, 503, 580, 549, 324, 528, 568, 250, 250, 527, 272, 873, 568, 560, 580, 580, 367, 487,
  351, 568, 492, 768, 507, 499, 464, 343, 314, 343, 600,
];
const monoWidth = 600;
const otherWidth = 640;
/** Ideographs, syllables, signs and pictures take a square. */
const squareWidth = 1000;
const firstSquare = 0x1100;
const ellipsis = '…';

export interface Font {
  /** Pixels. */
  size: number;
  isMono?: boolean;
}

/** Pixels. */
export function textWidth(text: string, { size, isMono = false }: Font): number {
  let thousandths = 0;
  for (const character of text) thousandths += characterWidth(character, isMono);
  return (thousandths * size) / 1000;
}

function characterWidth(character: string, isMono: boolean): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= firstSquare && !(code >= 0x2000 && code < 0x2100)) return squareWidth;
  if (isMono) return monoWidth;
  return sansWidths[code - 0x20] ?? otherWidth;
}

/** The text, or as much of its beginning as there is room for, with an ellipsis. */
export function clipEnd(text: string, width: number, font: Font): string {
  if (textWidth(text, font) <= width) return text;
  const characters = [...text];
  while (characters.length && textWidth(`${characters.join('')}${ellipsis}`, font) > width) characters.pop();
  return `${characters.join('').trimEnd()}${ellipsis}`;
}

/** The same from its end: ids differ there. */
export function clipStart(text: string, width: number, font: Font): string {
  if (textWidth(text, font) <= width) return text;
  const characters = [...text];
  while (characters.length && textWidth(`${ellipsis}${characters.join('')}`, font) > width)
    characters.shift();
  return `${ellipsis}${characters.join('').trimStart()}`;
}

/** At most `count` lines, broken between words; what does not fit is clipped. An empty text has no lines. */
export function wrapText(text: string, { width, count, ...font }: Font & WrapBounds): string[] {
  const lines: string[] = [];
  const words = text.split(/\s+/).filter(Boolean);
  while (words.length && lines.length < count - 1) {
    let line = words.shift() ?? '';
    for (;;) {
      const [next] = words;
      if (next === undefined || textWidth(`${line} ${next}`, font) > width) break;
      line += ` ${next}`;
      words.shift();
    }
    lines.push(clipEnd(line, width, font));
  }
  return words.length ? [...lines, clipEnd(words.join(' '), width, font)] : lines;
}

export interface WrapBounds {
  width: number;
  /** Lines. */
  count: number;
}
