// What search indexes of Pagefind hold, read from their files.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** Pagefind keeps more of it. */
const record = z.object({ url: z.string(), content: z.string() });
/** Where there are many records, several share a file, each under its name. */
const fragment = z.union([
  record.transform((one) => [one]),
  z.record(z.string(), record).transform((several) => Object.values(several)),
]);
const entry = z.object({ languages: z.record(z.string(), z.object({ page_count: z.int() })) });

export type FoundRecord = z.output<typeof record>;

/** Of all indexes below the folder. */
export async function readRecords(folder: string): Promise<FoundRecord[]> {
  const records: FoundRecord[] = [];
  for (const file of await listFiles(folder, '.pf_fragment')) {
    records.push(...parseFragment(await readFile(file)));
  }
  return records;
}

/** Compressed, and with Pagefind's mark before it. */
export function parseFragment(bytes: Uint8Array): FoundRecord[] {
  const text = gunzipSync(bytes).toString();
  return fragment.parse(JSON.parse(text.slice(text.indexOf('{'))));
}

/** How many records the indexes below the folder say that they have. */
export async function readRecordCount(folder: string): Promise<number> {
  let count = 0;
  for (const file of await listFiles(folder, 'pagefind-entry.json')) {
    const { languages } = entry.parse(JSON.parse(await readFile(file, 'utf8')));
    for (const { page_count } of Object.values(languages)) count += page_count;
  }
  return count;
}

async function listFiles(folder: string, end: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(end)).map((name) => path.join(folder, name));
}
