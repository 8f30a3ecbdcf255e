// The records of the search index, split into bundles. A bundle whose records, their texts and the code that
// makes it are the same as before is the same index, so it is copied instead of made again.
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openLineWriter, parseRecord, readRecordLines } from './search-lines.ts';

export interface Bundle {
  /** Its folder in the published index. */
  name: string;
  /** Names all that decides its bytes. */
  digest: string;
  /** How many records it has. */
  count: number;
  /** Of the past: the days of its first and last checkpoint. */
  period?: { first: string; last: string };
  /** Answers the file of its records; asked for when it has to be made. */
  toFile(): Promise<string>;
}

/**
 * Below the first number, one bundle is made in a few seconds, and more would only be more to download. Pagefind takes 85 kB
 * for each record of a bundle while it writes it, so many records need more bundles: as many as leave room for one of the
 * past among the eight that may load for a search.
 */
const sizes = [
  { below: 1500, bundles: 1 },
  { below: 40_000, bundles: 4 },
  { below: Infinity, bundles: 7 },
];

export interface SplitOptions {
  /** Digest of the code that makes the index. */
  code: string;
  /** Where the records of each bundle go. */
  folder: string;
}

/**
 * Splits a file of records. The same group of records is in the same bundle whatever else there is, so that one change
 * makes one again.
 */
export async function splitIntoBundles(records: string, options: SplitOptions): Promise<Bundle[]> {
  await mkdir(options.folder, { recursive: true });
  const count = toBundleCount(countLines(records));
  const parts = Array.from({ length: count }, (_, number) => openPart(number, options));
  try {
    // Records of one group follow each other.
    let last = { group: '', number: 0 };
    for (const line of readRecordLines(records)) {
      const { group } = parseRecord(line);
      if (group !== last.group) last = { group, number: toNumber(group) % count };
      parts[last.number]?.add(line);
    }
  } finally {
    for (const part of parts) part.close();
  }
  return parts.map((part) => part.toBundle()).filter((bundle) => bundle.count > 0);
}

function toBundleCount(records: number): number {
  return sizes.find(({ below }) => records < below)?.bundles ?? 1;
}

function countLines(records: string): number {
  let count = 0;
  for (const _ of readRecordLines(records)) count += 1;
  return count;
}

interface Part {
  add(line: string): void;
  close(): void;
  toBundle(): Bundle;
}

function openPart(number: number, { code, folder }: SplitOptions): Part {
  const name = `now-${number + 1}`;
  const file = path.join(folder, `${name}.jsonl`);
  const writer = openLineWriter(file);
  const hash = createHash('sha256').update(`${code}\n`);
  let count = 0;
  return {
    add(line) {
      count += 1;
      hash.update(line).update('\n');
      writer.write(line);
    },
    close: writer.close,
    toBundle: () => ({ name, digest: hash.digest('hex'), count, toFile: async () => file }),
  };
}

function toNumber(group: string): number {
  return createHash('sha256').update(group).digest().readUInt32BE();
}
