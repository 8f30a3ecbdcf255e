// Each folder of test/fixtures/evidence/ is a content folder with evidence in one format, and what is read of it.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { toIso, toMoment } from '../../src/model/dates.ts';
import { toDigest } from '../../src/model/digest.ts';
import type { EvidenceBytes } from '../../src/parse/evidence/evidence-file.ts';
import { findFileTime } from '../../src/parse/evidence/file-time.ts';
import { foldProbeFiles, toProbeFolder } from '../../src/parse/evidence/probe-folder.ts';
import { parseRunFolder } from '../../src/parse/evidence/run-folder.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/evidence');
const now = toMoment('2026-06-27T18:00:00Z') ?? 0;

describe.each(readdirSync(fixtures))('%s', (name) => {
  test('is read as it should be', async () => {
    const folder = path.join(fixtures, name);
    const actual = `${JSON.stringify(toReadable(await read(folder)), null, 2)}\n`;
    const expected = path.join(folder, 'expected.json');
    if (process.env['UPDATE_GOLDEN'] && !process.env['CI']) writeFileSync(expected, actual);
    expect(actual).toBe(existsSync(expected) ? readFileSync(expected, 'utf8') : '(expected.json is missing)');
  });
});

async function read(folder: string): Promise<object> {
  const context = { now, validForSeconds: 86_400 };
  const probes = toProbeFolder('probes', await foldProbeFiles(filesIn(folder, 'probes'), context));
  const runs = await parseRunFolder('runs', filesIn(folder, 'runs'));
  return { probes: probes.histories, runs: runs.runs, flawed: [...probes.flawed, ...runs.flawed] };
}

async function* filesIn(folder: string, inFolder: string): AsyncGenerator<EvidenceBytes> {
  const root = path.join(folder, inFolder);
  if (!existsSync(root)) return;
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    if (statSync(path.join(root, name)).isDirectory()) continue;
    const bytes = readFileSync(path.join(root, name));
    yield { path: `${inFolder}/${name}`, digest: toDigest(bytes), bytes };
  }
}

/** Moments as people write them; digests left out. */
function toReadable(value: unknown): unknown {
  if (typeof value === 'number' && value > 1_000_000_000_000) return toIso(value);
  if (Array.isArray(value)) return value.map(toReadable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'digest');
  return Object.fromEntries(entries.map(([key, inner]) => [key, toReadable(inner)]));
}

test.each([
  ['2026-06-27T18:00:05Z.json', '2026-06-27T18:00:05Z'],
  ['2026-06-27T18-00-05Z.json', '2026-06-27T18:00:05Z'],
  ['20260627T180005Z.json', '2026-06-27T18:00:05Z'],
  ['2026-06-27T18:00Z.json', '2026-06-27T18:00:00Z'],
  ['run-2026-06-27T18:00:05.123Z.json', '2026-06-27T18:00:05Z'],
  ['2026-06-27.json', '2026-06-27T00:00:00Z'],
  ['20260627.json', '2026-06-27T00:00:00Z'],
])('%s says when it was', (name, moment) => {
  expect(toIso(findFileTime(`probes/2020-01-01/${name}`) ?? 0)).toBe(moment);
});

test.each(['latest.json', '2026-02-30.json', '2026-06.json', '2026-06-27T25-00-00Z.json', '202606271.json'])(
  '%s says nothing of the time',
  (name) => {
    expect(findFileTime(`probes/2026-06-27/${name}`)).toBeUndefined();
  },
);
