// Parsed workplans, kept in the cache folder between builds: one file per repository. Astro's own store holds only
// what tells files apart. It is a JavaScript module to Astro, and compiling tens of megabytes of models as code
// takes longer than parsing the plans again.
//
// A shard's first line lists its files; below it stands one model per line, as JSON in ASCII: text of one byte per
// character is read and parsed in half the time and memory. Models stay text until a page needs them.
import { mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileRef } from '../model/place.ts';
import type { WorkplanFile } from '../model/workplan.ts';

/** What tells a parsed file apart. */
export interface ParsedEntry extends FileRef {
  digest: string;
  /** The plan's id; null where there is none. */
  plan: string | null;
}

/** A file that was parsed just now. */
export interface ParsedWorkplan extends ParsedEntry {
  /** One line of JSON in ASCII; as bytes it goes from thread to thread and to the disk without being copied about. */
  model: Uint8Array;
}

interface ShardHead {
  /** Digest of the code that parsed these files. */
  code: string;
  /** Length of all that stands below: a shard that was cut off is no shard. */
  bytes: number;
  files: ParsedEntry[];
}

export function keyOf({ repo, path: inRepo }: FileRef): string {
  return `${repo}/${inRepo}`;
}

export function toParsedWorkplan(file: WorkplanFile): ParsedWorkplan {
  const { repo, path: inRepo, digest, plan } = file;
  return { repo, path: inRepo, digest, plan: plan?.id ?? null, model: toAsciiBytes(JSON.stringify(file)) };
}

/** Entries by `repo/path`. What other code parsed counts as absent. */
export async function readParsedEntries(cacheDir: string, code: string): Promise<Map<string, ParsedEntry>> {
  const heads = await Promise.all((await listShards(cacheDir)).map(readHead));
  const entries = heads.flatMap((head) => (head?.code === code ? head.files : []));
  return new Map(entries.map((entry) => [keyOf(entry), entry]));
}

/** The models by `repo/path`. What other code parsed counts as absent. */
export async function readParsedWorkplans(
  cacheDir: string,
  code: string,
): Promise<Map<string, WorkplanFile>> {
  const files = new Map<string, WorkplanFile>();
  for (const shard of await listShards(cacheDir)) {
    for (const [key, model] of await readModels(shard, code)) {
      // Written by this very module.
      files.set(key, JSON.parse(model) as WorkplanFile);
    }
  }
  return files;
}

export interface ShardChanges {
  code: string;
  /** Repositories whose shards are written; those without entries lose theirs. */
  repos: Iterable<string>;
  /** What was parsed anew; the models of the other entries are in the shards. */
  parsed: ReadonlyMap<string, ParsedWorkplan>;
}

export async function writeParsedWorkplans(
  cacheDir: string,
  entries: ReadonlyMap<string, ParsedEntry>,
  { code, repos, parsed }: ShardChanges,
): Promise<void> {
  await mkdir(folderIn(cacheDir), { recursive: true });
  const byRepo = Map.groupBy(entries.values(), ({ repo }) => repo);
  for (const repo of repos) {
    const shard = path.join(folderIn(cacheDir), `${encodeURIComponent(repo)}.jsonl`);
    const files = byRepo.get(repo);
    if (!files) {
      await rm(shard, { force: true });
      continue;
    }
    const isNew = files.every((file) => parsed.has(keyOf(file)));
    const kept = isNew ? new Map<string, string>() : await readModels(shard, code);
    const models = files.map(
      (file) => parsed.get(keyOf(file))?.model ?? Buffer.from(kept.get(keyOf(file)) ?? 'null', 'latin1'),
    );
    await writeShard(shard, { code, files }, models);
  }
}

async function writeShard(
  shard: string,
  { code, files }: Omit<ShardHead, 'bytes'>,
  models: readonly Uint8Array[],
): Promise<void> {
  const newline = Buffer.from('\n');
  const lines = models.flatMap((model) => [newline, model]);
  const bytes = lines.reduce((sum, line) => sum + line.length, 0);
  const head: ShardHead = { code, bytes, files: files.map(toEntry) };
  await writeFile(`${shard}.${process.pid}`, [toAsciiBytes(JSON.stringify(head)), ...lines]);
  await rename(`${shard}.${process.pid}`, shard);
}

export function toEntry({ repo, path: inRepo, digest, plan }: ParsedEntry): ParsedEntry {
  return { repo, path: inRepo, digest, plan };
}

async function readModels(shard: string, code: string): Promise<Map<string, string>> {
  const head = await readHead(shard);
  if (head?.code !== code) return new Map();
  // Bytes first: with an encoding it would be decoded chunk by chunk.
  const [, ...models] = (await readFile(shard)).toString('latin1').split('\n');
  return new Map(head.files.map((file, position) => [keyOf(file), models[position] ?? 'null']));
}

/** Undefined for what is no whole shard: its files are parsed again. */
async function readHead(shard: string): Promise<ShardHead | undefined> {
  try {
    const line = await readFirstLine(shard);
    // Written by this very module.
    const head = JSON.parse(line) as ShardHead;
    const { size } = await stat(shard);
    return size === line.length + head.bytes ? head : undefined;
  } catch {
    return undefined;
  }
}

async function readFirstLine(file: string): Promise<string> {
  const handle = await open(file);
  try {
    for await (const line of handle.readLines({ encoding: 'latin1', autoClose: false })) return line;
    return '';
  } finally {
    await handle.close();
  }
}

async function listShards(cacheDir: string): Promise<string[]> {
  const names = await readdir(folderIn(cacheDir)).catch(() => []);
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => path.join(folderIn(cacheDir), name));
}

function folderIn(cacheDir: string): string {
  return path.join(cacheDir, 'workplans');
}

function toAsciiBytes(json: string): Uint8Array {
  const ascii = json.replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new TextEncoder().encode(ascii);
}
