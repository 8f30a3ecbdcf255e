// A source that is an address: each time it is asked, what it answers becomes one more file. What it said before stays, as
// long as it is to be kept.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dayMs } from '../../src/model/dates.ts';
import { toDigest } from '../../src/model/digest.ts';
import { PortalError } from '../../src/model/portal-error.ts';
import { mostBytesOf } from '../../src/model/source-config.ts';
import type { SourceSpec } from '../../src/model/source-config.ts';
import { parseRegistryFile } from '../../src/parse/registry.ts';
import { toOwnBlobId } from './blob-id.ts';
import { fetchJson } from './fetch-json.ts';
import type { Gathered, GatheredFile, GatherSetting } from './gathered.ts';
import { readToken } from './git-mirror.ts';
import { dropKept, keep, listKept, readFetchedAt, toKept, writeFetchedAt } from './source-cache.ts';

export async function gatherEndpoint(
  source: SourceSpec & { url: string },
  setting: GatherSetting,
): Promise<Gathered> {
  const { cache, now, isOffline, present } = setting;
  const newest = isOffline ? undefined : await fetchNewest(source, setting);
  const fetchedAt = isOffline ? await readFetchedAt(cache) : now;
  const known = new Set([...present, ...(await listKept(cache))]);
  if (newest !== undefined) known.add(newest);
  const old = [...known].filter((target) => isOld(target, { source, fetchedAt }));
  await dropKept(cache, old);
  const targets = [...known].filter((target) => !old.includes(target)).sort();
  const files = targets.map((target) => toFile(target, setting, newest));
  return { commit: null, fetchedAt, skipped: [], files: await Promise.all(files), close: () => undefined };
}

/** Answers where its document belongs; undefined where it says the same, byte for byte, as the last time. */
async function fetchNewest(
  source: SourceSpec & { url: string },
  { cache, now, environment, signal }: GatherSetting,
): Promise<string | undefined> {
  const bytes = await fetchJson(source.url, {
    mostBytes: mostBytesOf(source),
    token: readToken(source, environment),
    isPrivateMeant: source.private,
    signal,
  });
  if (source.holds === 'registry') checkExport(bytes);
  const [last] = (await listKept(cache)).sort().reverse();
  const isSame = last !== undefined && (await readFile(toKept(cache, last))).equals(bytes);
  const target = isSame ? undefined : toTarget(source, now);
  if (target !== undefined) await keep(cache, target, bytes);
  await writeFetchedAt(cache, now);
  return target;
}

/** There is one file of it, so what cannot be read must not take the place of what was. */
function checkExport(bytes: Uint8Array): void {
  const { registry, findings } = parseRegistryFile({ path: 'its answer', digest: toDigest(bytes), bytes });
  const [first] = findings;
  if (registry || !first) return;
  throw new PortalError(`its answer, ${first.line}:${first.column}: ${first.message}`, {
    code: 1,
    hint: 'Its form is published as registry.v1.json.',
  });
}

/** The time is in the name, as evidence without a time of its own needs it. */
function toTarget({ id, holds, folder = id }: SourceSpec, now: string): string {
  if (holds === 'registry') return `registry/${id}.json`;
  return `${holds}/${folder}/${id}/${now.replaceAll(':', '-')}.json`;
}

function isOld(target: string, { source, fetchedAt }: { source: SourceSpec; fetchedAt: string }): boolean {
  const name = path.posix.basename(target, '.json');
  const moment = Date.parse(name.replace(/T(\d\d)-(\d\d)-(\d\d)/, 'T$1:$2:$3'));
  return Date.parse(fetchedAt) - moment > source.keep_days * dayMs;
}

async function toFile(
  target: string,
  { cache, present }: GatherSetting,
  newest: string | undefined,
): Promise<GatheredFile> {
  const read = (): Promise<Buffer> => readFile(toKept(cache, target));
  if (target !== newest && present.has(target)) return { target, oid: null, origin: null, read };
  return { target, oid: toOwnBlobId(await read()), origin: null, read };
}
