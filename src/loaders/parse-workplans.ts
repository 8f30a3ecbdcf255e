// content/workplans/ → their models, without bodies or HTML, in the cache. A file is parsed again only when its bytes, or
// the code, changed.
import { listWorkplans } from '../content/content-folder.ts';
import type { ContentFile } from '../content/content-folder.ts';
import { openFileDigests } from '../content/file-digests.ts';
import { cacheDir, codeDigest, contentDir } from '../content/location.ts';
import {
  keyOf,
  readParsedEntries,
  toEntry,
  toParsedWorkplan,
  writeParsedWorkplans,
} from '../content/parsed-workplans.ts';
import type { ParsedEntry, ParsedWorkplan } from '../content/parsed-workplans.ts';
import { createWorkerPool } from '../content/worker-pool.ts';
import parse from './parse-worker.ts';

/** Files that are parsed together: a message to a thread costs as much as a file. */
const batch = 16;

const parsers = createWorkerPool<ContentFile[], ParsedWorkplan[]>({
  module: 'src/loaders/parse-worker.ts',
  work: parse,
  inPlace: 3,
});

type Entries = ReadonlyMap<string, ParsedEntry>;

/** Answers the entries by `repo/path`; the models of all of them are in the cache then. */
export async function parseWorkplans(): Promise<Map<string, ParsedEntry>> {
  const code = codeDigest();
  const known = readParsedEntries(cacheDir(), code);
  const { files, refused } = await listWorkplans(contentDir());
  const parsed = new Map(
    [...refused.map(toParsedWorkplan), ...(await parseChanged(files, known))].map((file) => [
      keyOf(file),
      file,
    ]),
  );
  const entries = new Map<string, ParsedEntry>();
  for (const key of [...refused, ...files].map(keyOf)) {
    const entry = parsed.get(key) ?? known.get(key);
    if (entry) entries.set(key, entry);
  }
  await writeParsedWorkplans(cacheDir(), entries, { code, parsed, repos: findChangedRepos(entries, known) });
  return new Map(Array.from(entries, ([key, entry]) => [key, toEntry(entry)]));
}

async function parseChanged(files: readonly ContentFile[], known: Entries): Promise<ParsedWorkplan[]> {
  const { digest } = openFileDigests(cacheDir());
  const changed = files.filter((each) => known.get(keyOf(each))?.digest !== digest(each.file).sha256);
  const parsing: Promise<ParsedWorkplan[]>[] = [];
  for (let first = 0; first < changed.length; first += batch) {
    parsing.push(parsers.run(changed.slice(first, first + batch)));
  }
  const parsed = await Promise.all(parsing);
  await parsers.close();
  return parsed.flat();
}

function findChangedRepos(entries: Entries, known: Entries): Set<string> {
  const changed = [...entries.values()].filter((entry) => known.get(keyOf(entry)) !== entry);
  const gone = [...known.values()].filter((entry) => !entries.has(keyOf(entry)));
  return new Set([...changed, ...gone].map(({ repo }) => repo));
}
