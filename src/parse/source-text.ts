// Bytes → text that the rest of the parser can trust: valid UTF-8, no BOM, `\n` only,
// no invisible characters. Replacements keep the length of every line, so places stay true.

/** Bounds of one file; each has its finding. */
export const bounds = {
  fileBytes: 1024 * 1024,
  registryBytes: 16 * 1024 * 1024,
  /** Characters of front matter, of one task or gate block, and of one file of gates. */
  yamlLength: 64 * 1024,
  frontMatterLines: 2000,
  /** Levels of YAML, and of Markdown. */
  depth: 32,
  tasks: 2000,
  /** Gates of one plan. A file of gates is bounded by its length. */
  gates: 500,
  headings: 5000,
  /** Tasks that one range may name. */
  range: 100,
  /** Mentions in one file, each task of a range counted: twice what 1 MiB of dense prose has. */
  mentions: 50_000,
  /** Parts of the Markdown tree: ten times what 1 MiB of prose makes. */
  nodes: 400_000,
  /** Findings of one rule that are listed. */
  findings: 100,
} as const;

export interface SourceText {
  text: string;
  /** Offsets of characters that were replaced because they would not be seen. */
  hidden: number[];
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** C0 and C1 controls but tab and newline, line separators, and everything that reorders text on screen. */
const hiddenCharacters =
  /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Returns undefined where the bytes are no text: invalid UTF-8, or a NUL in them. */
export function toSourceText(bytes: Uint8Array): SourceText | undefined {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return undefined;
  }
  if (text.includes('\0')) return undefined;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  const hidden: number[] = [];
  text = text.replace(hiddenCharacters, (_, offset: number) => {
    hidden.push(offset);
    return '\ufffd';
  });
  return { text, hidden };
}

/** The same replacement in text that stood in escapes. */
export function hideControls(text: string): string {
  return text.replaceAll('\0', '\ufffd').replace(hiddenCharacters, '\ufffd');
}

/** Turns offsets of one text into places. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** Offset at which a line begins (lines count from 1); past the last line, a number beyond any offset. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? Infinity;
  }

  placeOf(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
