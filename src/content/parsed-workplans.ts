// Parsed workplans, kept in the cache folder between builds: one file per repository. Astro's own store holds only
// what tells files apart. It is a JavaScript module to Astro, and compiling tens of megabytes of models as code
// takes longer than parsing the plans again.
//
// A shard's first line lists its files; below it stands one model per line, as JSON in ASCII: text of one byte per
// character is read and parsed in half the time and memory. Models stay text until a page needs them.
import { closeSync, existsSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { FileRef } from '../model/place.ts';
import type { WorkplanFile } from '../model/workplan.ts';
import { writeWholeFile } from './whole-file.ts';

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

const newline = 0x0a;

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
export function readParsedEntries(cacheDir: string, code: string): Map<string, ParsedEntry> {
  const heads = listShards(cacheDir).map(readHead);
  const entries = heads.flatMap((head) => (head?.code === code ? head.files : []));
  return new Map(entries.map((entry) => [keyOf(entry), entry]));
}

/** The models by `repo/path`. What other code parsed counts as absent. */
export function readParsedWorkplans(cacheDir: string, code: string): Map<string, WorkplanFile> {
  const files = new Map<string, WorkplanFile>();
  for (const shard of listShards(cacheDir)) {
    for (const [key, model] of eachModel(shard, code)) {
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
  const byRepo = Map.groupBy(entries.values(), ({ repo }) => repo);
  for (const repo of repos) {
    const shard = path.join(folderIn(cacheDir), `${encodeURIComponent(repo)}.jsonl`);
    const files = byRepo.get(repo);
    if (!files) {
      await rm(shard, { force: true });
      continue;
    }
    const isNew = files.every((file) => parsed.has(keyOf(file)));
    const kept = new Map(isNew ? [] : eachModel(shard, code));
    const models = files.map(
      (file) => parsed.get(keyOf(file))?.model ?? Buffer.from(kept.get(keyOf(file)) ?? 'null', 'latin1'),
    );
    writeShard(shard, { code, files }, models);
  }
}

function writeShard(
  shard: string,
  { code, files }: Omit<ShardHead, 'bytes'>,
  models: readonly Uint8Array[],
): void {
  const lines = models.flatMap((model) => [Buffer.of(newline), model]);
  const bytes = lines.reduce((sum, line) => sum + line.length, 0);
  const head: ShardHead = { code, bytes, files: files.map(toEntry) };
  writeWholeFile(shard, [toAsciiBytes(JSON.stringify(head)), ...lines]);
}

export function toEntry({ repo, path: inRepo, digest, plan }: ParsedEntry): ParsedEntry {
  return { repo, path: inRepo, digest, plan };
}

/** One by one: a short text is forgotten at once, and a long one takes fresh memory. */
function* eachModel(shard: string, code: string): Generator<[key: string, model: string]> {
  const head = readHead(shard);
  if (head?.code !== code) return;
  const data = readFileSync(shard);
  let start = endOfLine(data, 0) + 1;
  for (const file of head.files) {
    const model = data.toString('latin1', start, endOfLine(data, start));
    start += model.length + 1;
    yield [keyOf(file), model || 'null'];
  }
}

function endOfLine(data: Buffer, start: number): number {
  const end = data.indexOf(newline, start);
  return end === -1 ? data.length : end;
}

/** Undefined for what is no whole shard: its files are parsed again. */
function readHead(shard: string): ShardHead | undefined {
  try {
    const line = readFirstLine(shard);
    // Written by this very module.
    const head = JSON.parse(line) as ShardHead;
    return statSync(shard).size === line.length + head.bytes ? head : undefined;
  } catch {
    return undefined;
  }
}

function readFirstLine(shard: string): string {
  const file = openSync(shard, 'r');
  try {
    let data = Buffer.alloc(0);
    for (;;) {
      const chunk = Buffer.alloc(65_536);
      const length = readSync(file, chunk);
      data = Buffer.concat([data, chunk.subarray(0, length)]);
      if (length === 0 || chunk.includes(newline)) return data.toString('latin1', 0, endOfLine(data, 0));
    }
  } finally {
    closeSync(file);
  }
}

function listShards(cacheDir: string): string[] {
  const names = existsSync(folderIn(cacheDir)) ? readdirSync(folderIn(cacheDir)) : [];
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
