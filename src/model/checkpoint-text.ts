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
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(toLean(value, false));
  return `[\n${value.map((item) => JSON.stringify(toLean(item, true))).join(',\n')}\n]`;
}

/** A copy without defaults in lists. Made before it is formatted: JSON.stringify is slow where it has to ask. */
function toLean(value: unknown, isItem: boolean): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => toLean(item, true));
  const lean: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (!isItem || !isDefault(inner)) lean[key] = toLean(inner, false);
  }
  return lean;
}

function isDefault(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}
