// Records of the search index in files, a line of JSON for each. At no time are all of them in memory: those of
// thousands of plans take several times the room that their lines do.
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { toJsonItem } from '../src/model/json-list.ts';
import type { SearchRecord } from '../src/portal/search-record.ts';

/** Takes lists of JSON with a line for each item, and files of lines alone. */
export async function* readRecordLines(file: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const item = toJsonItem(line);
    if (item !== undefined) yield item;
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
  write(line: string): Promise<void>;
  close(): Promise<void>;
}

export function openLineWriter(file: string): LineWriter {
  const stream: WriteStream = createWriteStream(file);
  return {
    async write(line) {
      if (!stream.write(`${line}\n`)) await once(stream, 'drain');
    },
    async close() {
      stream.end();
      await finished(stream);
    },
  };
}
