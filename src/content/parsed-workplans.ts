// Parsed workplans, kept in the cache folder between builds: one JSON file per repository. Astro's own store
// holds only what tells files apart. It is a JavaScript module to Astro, and compiling tens of megabytes of
// models as code takes longer than parsing the plans again.
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileRef } from '../model/place.ts';
import type { WorkplanFile } from '../model/workplan.ts';

/** Files by `repo/path`. */
export type ParsedWorkplans = Map<string, WorkplanFile>;

interface Shard {
  /** Digest of the code that parsed these files. */
  code: string;
  files: WorkplanFile[];
}

export function keyOf({ repo, path: inRepo }: FileRef): string {
  return `${repo}/${inRepo}`;
}

/** What other code parsed counts as absent. */
export async function readParsedWorkplans(cacheDir: string, code: string): Promise<ParsedWorkplans> {
  const folder = folderIn(cacheDir);
  const names = await readdir(folder).catch(() => []);
  const shards = await Promise.all(names.map((name) => readShard(path.join(folder, name))));
  const files = shards.flatMap((shard) => (shard?.code === code ? shard.files : []));
  return new Map(files.map((file) => [keyOf(file), file]));
}

/** Writes the repositories named; those without files lose their shard. */
export async function writeParsedWorkplans(
  cacheDir: string,
  parsed: ParsedWorkplans,
  { code, repos }: { code: string; repos: Iterable<string> },
): Promise<void> {
  const folder = folderIn(cacheDir);
  await mkdir(folder, { recursive: true });
  const byRepo = Map.groupBy(parsed.values(), ({ repo }) => repo);
  for (const repo of repos) {
    const file = path.join(folder, `${encodeURIComponent(repo)}.json`);
    const files = byRepo.get(repo);
    if (!files) {
      await rm(file, { force: true });
      continue;
    }
    const shard: Shard = { code, files };
    await writeFile(`${file}.${process.pid}`, JSON.stringify(shard));
    await rename(`${file}.${process.pid}`, file);
  }
}

async function readShard(file: string): Promise<Shard | undefined> {
  try {
    // Written by this very module; a file that cannot be read is parsed again.
    return JSON.parse(await readFile(file, 'utf8')) as Shard;
  } catch {
    return undefined;
  }
}

function folderIn(cacheDir: string): string {
  return path.join(cacheDir, 'workplans');
}
