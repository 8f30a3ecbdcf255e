// Records of the search index in files, a line of JSON for each. At no time are all of them in memory: those of
// thousands of plans take several times the room that their lines do.
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { toJsonItem } from '../src/model/json-list.ts';
import type { SearchRecord } from '../src/portal/search-record.ts';

/** Bytes that are read together, and characters that are written together, at least. */
const atOnce = 262_144;

const newline = 0x0a;

/** Takes lists of JSON with a line for each item, and files of lines alone. */
export function* readRecordLines(file: string): Generator<string> {
  for (const text of readWholeLines(file)) {
    for (const line of text.split('\n')) {
      const item = toJsonItem(line);
      if (item !== undefined) yield item;
    }
  }
}

/** Many lines at a time: to decode them one by one takes several times as long. */
function* readWholeLines(file: string): Generator<string> {
  const handle = openSync(file, 'r');
  try {
    let room = Buffer.allocUnsafe(atOnce);
    let used = 0;
    for (;;) {
      const read = readSync(handle, room, used, room.length - used, null);
      used += read;
      const end = read === 0 ? used : room.lastIndexOf(newline, used - 1) + 1;
      if (end > 0) yield room.toString('utf8', 0, end);
      if (read === 0) return;
      room.copyWithin(0, end, used);
      used -= end;
      // A line that fills all of it is longer.
      if (used === room.length) room = Buffer.concat([room, Buffer.allocUnsafe(room.length)]);
    }
  } finally {
    closeSync(handle);
  }
}

export function parseRecord(line: string): SearchRecord {
  // This very build wrote it.
  return JSON.parse(line) as SearchRecord;
}

export async function writeRecords(file: string, records: readonly SearchRecord[]): Promise<void> {
  await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}

export interface LineWriter {
  write(line: string): void;
  close(): void;
}

export function openLineWriter(file: string): LineWriter {
  const handle = openSync(file, 'w');
  let text = '';
  const empty = (): void => {
    writeFileSync(handle, text);
    text = '';
  };
  return {
    write(line) {
      text += `${line}\n`;
      if (text.length >= atOnce) empty();
    },
    close() {
      empty();
      closeSync(handle);
    },
  };
}
