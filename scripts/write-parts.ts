import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Part } from '../src/model/answer-parts.ts';

/** Bytes that are written together, at least. */
const atOnce = 65_536;

/** Writes a text of any length without ever holding it as a whole; the folder is made. */
export async function writeParts(file: string, parts: Iterable<Part>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, inLargeParts(parts));
}

function* inLargeParts(parts: Iterable<Part>): Generator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for (const part of inLargeStrings(parts)) {
    waiting.push(part);
    bytes += part.length;
    if (bytes < atOnce) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  yield Buffer.concat(waiting);
}

/** Strings that follow each other become bytes together: one by one they take several times as long. */
function* inLargeStrings(parts: Iterable<Part>): Generator<Uint8Array> {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      if (text.length < atOnce) continue;
    }
    if (text) yield Buffer.from(text);
    text = '';
    if (typeof part !== 'string') yield part;
  }
  if (text) yield Buffer.from(text);
}
