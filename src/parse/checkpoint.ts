// Checkpoints on disk → values, or a problem at its place.
import { checkpointManifestSpec } from '../model/checkpoint-manifest.ts';
import type { CheckpointManifest } from '../model/checkpoint-manifest.ts';
import { checkpointReaders } from '../model/checkpoint-versions.ts';
import type { Reader } from '../model/checkpoint-versions.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import type { Place } from '../model/place.ts';
import { isRecord, toProblem } from './evidence/format.ts';
import { findPlace, parseJson } from './evidence/json.ts';

export interface CheckpointProblem extends Place {
  /** As it was named to the reader. */
  file: string;
  message: string;
}

export type Read<Value> = { value: Value } | { problem: CheckpointProblem };

const manifestReaders: Record<string, Reader<CheckpointManifest>> = {
  'cairn.checkpoint-manifest/v1': (document) => checkpointManifestSpec.safeParse(document),
};

/** `snapshot.json`. */
export function parseCheckpoint(text: string, file: string): Read<Checkpoint> {
  return parse(text, file, checkpointReaders);
}

/** `manifest.json`. */
export function parseManifest(text: string, file: string): Read<CheckpointManifest> {
  return parse(text, file, manifestReaders);
}

function parse<Value>(text: string, file: string, readers: Record<string, Reader<Value>>): Read<Value> {
  const json = parseJson(text);
  if ('problem' in json) {
    const { message, ...place } = json.problem;
    return { problem: { file, message: `it is not JSON: ${message}`, ...place } };
  }
  const version = isRecord(json.value) ? json.value['schema'] : undefined;
  const read = typeof version === 'string' && Object.hasOwn(readers, version) ? readers[version] : undefined;
  if (!read) {
    const message = sayUnknown(version, Object.keys(readers));
    return { problem: { file, message, ...findPlace(text, ['schema']) } };
  }
  const result = read(json.value);
  if (result.success) return { value: result.data };
  const { path, message } = toProblem(result.error, json.value, []);
  return { problem: { file, message, ...findPlace(text, path) } };
}

function sayUnknown(version: unknown, known: readonly string[]): string {
  const readable = `this version of Cairn reads ${known.join(', ')}`;
  if (typeof version !== 'string') return `\`schema\` is missing; ${readable}`;
  return `\`schema\` is ${JSON.stringify(version)}, which is not known; ${readable}`;
}

/** `checkpoints/2026-06-27/snapshot.json:3:17: …`. */
export function sayProblem({ file, line, column, message }: CheckpointProblem): string {
  return `${file}:${line}:${column}: ${message}`;
}
