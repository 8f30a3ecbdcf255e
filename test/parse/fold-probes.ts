// Probe files as tests write them.
import { minuteMs, toIso, toMoment } from '../../src/model/dates.ts';
import { toDigest } from '../../src/model/digest.ts';
import type { ProbeSpec } from '../../src/model/evidence-spec.ts';
import type { FoldedFile } from '../../src/model/evidence.ts';
import type { EvidenceBytes } from '../../src/parse/evidence/evidence-file.ts';
import { foldProbeFile } from '../../src/parse/evidence/probe-file.ts';

export const now = toMoment('2026-06-27T18:00:00Z') ?? 0;
export const context = { now, validForSeconds: 3600 };

export function result(minutesAgo: number, more: Partial<ProbeSpec> = {}): ProbeSpec {
  const checked_at = toIso(now - minutesAgo * minuteMs);
  return { schema: 'cairn.probe/v1', service: 'hub', probe: 'api', status: 'up', checked_at, ...more };
}

export function toBytes(document: unknown, path = 'probes/hub/a.json'): EvidenceBytes {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  return { path, digest: toDigest(bytes), bytes };
}

export function fold(document: unknown, path?: string): FoldedFile {
  return foldProbeFile(toBytes(document, path), context);
}
