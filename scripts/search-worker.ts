// Makes one bundle of the search index, in a thread of its own: each has its own Pagefind beside it, so that
// several bundles are made at once. It says when it has all records, and waits to be told to write them.
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { close, createIndex } from 'pagefind';
import type { PagefindIndex } from 'pagefind';
import { readWorkplan } from '../src/content/content-folder.ts';
import { toBodyLines, toWords } from '../src/parse/plain-text.ts';
import type { SearchBody, SearchRecord } from '../src/portal/search-record.ts';
import { parseRecord, readRecordLines } from './search-lines.ts';

export interface BundleOrder {
  /** File of its records, a line for each. */
  records: string;
  content: string;
  /** An absolute path. */
  out: string;
}

/** What the browser needs. The rest of what Pagefind writes is its own user interfaces. */
const needed =
  /^(pagefind\.js|pagefind-worker\.js|wasm\.en\.pagefind|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|index|fragment|filter)$/;

/** Files of excerpts in one bundle. More records than this share files. */
const mostFragments = 1000;

/** Records that are on their way to Pagefind at once. Their number does not change the result. */
const recordsAtOnce = 64;

async function makeBundle({ records, content, out }: BundleOrder): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: 'en', maxFragments: mostFragments });
  if (!index) throw new Error(`Pagefind has made no index: ${errors.join('; ')}`);
  const readText = createTextReader(content);
  let onTheirWay: Promise<void>[] = [];
  for (const line of readRecordLines(records)) {
    const record = parseRecord(line);
    onTheirWay.push(add(index, record, await readText(record)));
    if (onTheirWay.length < recordsAtOnce) continue;
    await Promise.all(onTheirWay);
    onTheirWay = [];
  }
  await Promise.all(onTheirWay);
  await waitForWord();
  check(await index.writeFiles({ outputPath: out }));
  for (const name of await readdir(out)) {
    if (!needed.test(name)) await rm(path.join(out, name), { recursive: true });
  }
}

async function waitForWord(): Promise<void> {
  if (!parentPort) return;
  parentPort.postMessage('filled');
  await once(parentPort, 'message');
}

async function add(index: PagefindIndex, record: SearchRecord, text: string): Promise<void> {
  const { names, ids, within, title, url, context, filters, months } = record;
  check(
    await index.addCustomRecord({
      url,
      language: 'en',
      // A record without text would not be found by its title either.
      content: text || title,
      // The name of the field tells the browser, before it has loaded anything, whose own id was asked for.
      meta: {
        title,
        [names]: ids.join(' '),
        ...(within.length > 0 && { within: within.join(' ') }),
        context,
      },
      filters: {
        ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, [value]])),
        ...(months && { month: months }),
      },
    }),
  );
}

function check({ errors }: { errors: string[] }): void {
  if (errors.length) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

/** The records of one file follow each other: each file is read once. */
function createTextReader(content: string): (record: SearchRecord) => Promise<string> {
  let last: { digest: string; lines: string[] } | undefined;
  const readLines = async (body: SearchBody): Promise<string[]> => {
    if (last?.digest !== body.digest) {
      last = { digest: body.digest, lines: toBodyLines(await readWorkplan(content, body)) };
    }
    return last.lines;
  };
  return async ({ text, body }) => {
    const words = body ? toWords(await readLines(body), body) : '';
    // Pagefind reads its own instructions in words that begin with three underscores.
    return `${text} ${words}`.trim().replace(/_{3,}/g, '__');
  };
}

// The order was written by `search-index.ts`.
await makeBundle(workerData as BundleOrder).finally(close);
