import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Part } from '../src/model/answer-parts.ts';

/** Characters that become bytes together, at least: string by string they take several times as long. */
const atOnce = 65_536;

const encoder = new TextEncoder();

/** Used again for each file: memory of its own would outlive its page, and be cleared away one day at the cost of all others. */
const room = new Uint8Array(4 * atOnce);

/** Writes a text of any length without ever holding it as a whole; the folder is made. */
export function writeParts(file: string, parts: Iterable<Part>): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const handle = openSync(file, 'w');
  try {
    let used = 0;
    const empty = (): void => {
      writeFileSync(handle, room.subarray(0, used));
      used = 0;
    };
    for (const part of inLongStrings(parts)) {
      const needed = typeof part === 'string' ? 3 * part.length : part.length;
      if (used + needed > room.length) empty();
      if (needed > room.length) writeFileSync(handle, part);
      else if (typeof part === 'string') used += encoder.encodeInto(part, room.subarray(used)).written;
      else {
        room.set(part, used);
        used += part.length;
      }
    }
    empty();
  } finally {
    closeSync(handle);
  }
}

function* inLongStrings(parts: Iterable<Part>): Generator<Part> {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      if (text.length < atOnce) continue;
    }
    if (text) yield text;
    text = '';
    if (typeof part !== 'string') yield part;
  }
  if (text) yield text;
}
