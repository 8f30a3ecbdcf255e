// A snapshot and a manifest as text. Each item of a list stands on a line of its own, so that `diff` and `grep` are of use;
// within lists what is null, false or an empty list is left out, as the schema allows.
import type { CheckpointManifest } from './checkpoint-manifest.ts';
import type { Checkpoint } from './checkpoint.ts';

export function formatCheckpoint(checkpoint: Checkpoint): string {
  return formatDocument(checkpoint);
}

export function formatManifest(manifest: CheckpointManifest): string {
  return formatDocument(manifest);
}

function formatDocument(document: object): string {
  const fields = Object.entries(document).map(
    ([key, value]) => `${JSON.stringify(key)}:${formatField(value)}`,
  );
  return `{\n${fields.join(',\n')}\n}\n`;
}

function formatField(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value, leanLists);
  return `[\n${value.map((item) => JSON.stringify(toLean(item), leanLists)).join(',\n')}\n]`;
}

/** For JSON.stringify: the items of every list become lean. */
function leanLists(_key: string, value: unknown): unknown {
  return Array.isArray(value) ? value.map(toLean) : value;
}

function toLean(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  const lean: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(item)) if (!isDefault(value)) lean[key] = value;
  return lean;
}

function isDefault(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}
