// The records of the search index, split into bundles. A bundle whose records, their texts and the code that
// makes it are the same as before is the same index, so it is copied instead of made again.
import { createHash } from 'node:crypto';
import { toDigest } from '../src/model/digest.ts';
import type { SearchRecord } from '../src/portal/search-record.ts';

export interface Bundle {
  /** Its folder in the published index. */
  name: string;
  /** Names all that decides its bytes. */
  digest: string;
  /** How many records it has. */
  count: number;
  /** Of the past: the days of its first and last checkpoint. */
  period?: { first: string; last: string };
  /** Asked for when it has to be made. */
  readRecords(): SearchRecord[];
}

/** Below this, one bundle is made in a few seconds, and more would only be more to download. */
const recordsOfOneBundle = 1500;
const mostBundles = 4;

/** The same group of records is in the same bundle whatever else there is, so that one change makes one again. */
export function splitIntoBundles(records: readonly SearchRecord[], code: string): Bundle[] {
  const count = records.length < recordsOfOneBundle ? 1 : mostBundles;
  const numbers = new Map<string, number>();
  const numberOf = (group: string): number => {
    const known = numbers.get(group) ?? toNumber(group) % count;
    numbers.set(group, known);
    return known;
  };
  const members = Map.groupBy(records, ({ group }) => numberOf(group));
  return [...members]
    .sort(([one], [other]) => one - other)
    .map(([number, own]) => ({
      name: `now-${number + 1}`,
      digest: toDigest(`${code} ${JSON.stringify(own)}`),
      count: own.length,
      readRecords: () => own,
    }));
}

function toNumber(group: string): number {
  return createHash('sha256').update(group).digest().readUInt32BE();
}
