import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Part } from '../src/site/answer-in-parts.ts';

/** Characters that are written together. */
const atOnce = 65_536;

/** Writes a text of any length without ever holding it as a whole; the folder is made. */
export function writeParts(file: string, parts: Iterable<Part>): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const descriptor = openSync(file, 'w');
  let waiting = '';
  const writeWaiting = (): void => {
    writeAll(descriptor, Buffer.from(waiting));
    waiting = '';
  };
  try {
    for (const part of parts) {
      if (typeof part === 'string') {
        waiting += part;
        if (waiting.length >= atOnce) writeWaiting();
      } else {
        writeWaiting();
        writeAll(descriptor, part);
      }
    }
    writeWaiting();
  } finally {
    closeSync(descriptor);
  }
}

/** The system may take less at once. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}
