// The bundles of the past. What the checkpoints of a year say is folded once and kept in the cache folder; the manifest of
// the last one in it vouches for all earlier ones. So a build reads the snapshots that are new, and of a year without any
// it reads nothing but what its bundles are called.
import path from 'node:path';
import { listCheckpointIds, readManifestFile, readSnapshot } from '../src/content/checkpoint-folders.ts';
import { keepJson, readKeptJson } from '../src/content/kept-json.ts';
import { snapshotFile } from '../src/model/checkpoint-manifest.ts';
import type { Checkpoint } from '../src/model/checkpoint.ts';
import { toDigest } from '../src/model/digest.ts';
import { PortalError } from '../src/model/portal-error.ts';
import { sayProblem } from '../src/parse/checkpoint.ts';
import { createCheckpointReader } from '../src/parse/checkpoint-series.ts';
import { createLinks } from '../src/portal/links.ts';
import { buildPastRecords } from '../src/portal/past-search.ts';
import { splitYear } from '../src/portal/past/periods.ts';
import type { Period } from '../src/portal/past/periods.ts';
import { addToYear, emptyYear } from '../src/portal/past/spans.ts';
import type { YearOfSpans } from '../src/portal/past/spans.ts';
import type { SearchRecord } from '../src/portal/search-record.ts';
import type { Bundle } from './search-bundles.ts';

/** Its records are made when it has to be. */
export type PastBundle = Omit<Bundle, 'toFile'> & { readRecords(): SearchRecord[] };

export interface PastSettings {
  content: string;
  cache: string;
  base: string;
  /** Digest of the code that makes the index. */
  code: string;
}

/** Newest first. Throws a PortalError where a snapshot cannot be read. */
export function readPastBundles(settings: PastSettings): PastBundle[] {
  const years = Map.groupBy(listCheckpointIds(settings.content), (id) => id.slice(0, 4));
  return [...years].flatMap(([year, ids]) => readBundlesOfYear(year, ids, settings)).reverse();
}

interface KeptBundles {
  /** Names all that decides the bundles. */
  key: string;
  bundles: Omit<PastBundle, 'readRecords'>[];
}

function readBundlesOfYear(year: string, ids: readonly string[], settings: PastSettings): PastBundle[] {
  const { content, cache, base, code } = settings;
  const key = toDigest([code, base, readManifestFile(content, ids.at(-1) ?? '').sha256].join('\n'));
  const file = path.join(cache, 'search-past', `${year}-bundles.json`);
  // Written right here.
  const kept = readKeptJson(file) as KeptBundles | undefined;
  const readRecordsOf = createRecordReader(year, ids, settings);
  if (kept?.key === key) {
    return kept.bundles.map((bundle) => ({ ...bundle, readRecords: () => readRecordsOf(bundle.name) }));
  }
  const bundles = splitYear(readYear(year, ids, settings)).map((period) => toBundle(period, settings));
  const lean = bundles.map(({ readRecords: _, ...bundle }) => bundle);
  keepJson(file, { key, bundles: lean } satisfies KeptBundles);
  return bundles;
}

function toBundle(period: Period, { base, code }: PastSettings): PastBundle {
  const records = buildPastRecords(period, createLinks(base));
  return {
    name: toName(period),
    digest: toDigest(`${code} ${JSON.stringify(records)}`),
    count: records.length,
    period: { first: toDay(period.ids.at(0)), last: toDay(period.ids.at(-1)) },
    readRecords: () => records,
  };
}

function toName({ name }: Period): string {
  return `past-${name}`;
}

function toDay(id = ''): string {
  return id.slice(0, 10);
}

/** For bundles whose records are known to be the same, but whose index is not there any more. */
function createRecordReader(
  year: string,
  ids: readonly string[],
  settings: PastSettings,
): (name: string) => SearchRecord[] {
  let periods: Period[] | undefined;
  return (name) => {
    periods ??= splitYear(readYear(year, ids, settings));
    const period = periods.find((each) => toName(each) === name);
    return period ? buildPastRecords(period, createLinks(settings.base)) : [];
  };
}

interface KeptYear {
  code: string;
  /** Digest of the manifest of the last checkpoint in it. */
  manifestSha256: string;
  year: YearOfSpans;
}

function readYear(name: string, ids: readonly string[], { content, cache, code }: PastSettings): YearOfSpans {
  const file = path.join(cache, 'search-past', `${name}.json`);
  // Written right here.
  const kept = readKeptJson(file) as KeptYear | undefined;
  const year = kept?.code === code && goesOn(kept, ids, content) ? kept.year : emptyYear();
  const fresh = ids.slice(year.ids.length);
  if (fresh.length === 0) return year;
  addToYear(year, readSnapshots(content, fresh));
  const manifestSha256 = readManifestFile(content, ids.at(-1) ?? '').sha256;
  keepJson(file, { code, manifestSha256, year } satisfies KeptYear);
  return year;
}

function goesOn({ year, manifestSha256 }: KeptYear, ids: readonly string[], content: string): boolean {
  const last = year.ids.at(-1);
  if (last === undefined || ids[year.ids.length - 1] !== last) return false;
  return readManifestFile(content, last).sha256 === manifestSha256;
}

function* readSnapshots(content: string, ids: readonly string[]): Generator<Checkpoint> {
  const parse = createCheckpointReader();
  for (const id of ids) {
    const read = parse(readSnapshot(content, id), `checkpoints/${id}/${snapshotFile}`);
    if ('value' in read) yield read.value;
    else {
      throw new PortalError(`${sayProblem(read.problem)}.`, {
        code: 1,
        hint: 'Restore the checkpoint from its repository; npm run verify says what else is wrong.',
      });
    }
  }
}
