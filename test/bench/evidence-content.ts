// Content with services and what a probe of each said every few minutes: the same results in any number of files, or
// compacted into a summary per service and day.
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dayMs, dayOf, minuteMs, secondMs, toIso, toMoment } from '../../src/model/dates.ts';
import { toDigest } from '../../src/model/digest.ts';
import { compactProbeFiles } from '../../src/parse/evidence/compact.ts';
import { foldProbeFile } from '../../src/parse/evidence/probe-file.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

export interface EvidenceShape {
  services: number;
  days: number;
  /** Between two results. */
  minutes: number;
  daysPerFile: number;
}

const validForSeconds = 900;
/** Collected just after the last result. */
const now = toMoment('2026-06-28T00:00:00Z') ?? 0;

/** The services alone, none of which anybody knows anything about. */
export async function writeServices(folder: string, { services }: EvidenceShape): Promise<void> {
  await mkdir(path.join(folder, 'workplans/ops'), { recursive: true });
  await writeFile(path.join(folder, 'workplans/ops/plan.md'), '---\nid: OPS-WP-0001\ntitle: A plan\n---\n');
  const lines = listServices(services).map((id) => `  - id: ${id}\n`);
  await writeFile(path.join(folder, 'portal.yaml'), `title: Bench\nservices:\n${lines.join('')}`);
  const lock = { schema: 'cairn.sources/v1', collected_at: toIso(now), sources: [] };
  await writeFile(path.join(folder, 'sources.lock.json'), JSON.stringify(lock));
}

export async function writeResults(
  folder: string,
  shape: EvidenceShape,
): Promise<{ results: number; bytes: number }> {
  const { services, days, daysPerFile } = shape;
  const random = createRandom(7);
  const written = { results: 0, bytes: 0 };
  for (const service of listServices(services)) {
    await mkdir(path.join(folder, 'probes', service), { recursive: true });
    for (let left = days; left > 0; left -= daysPerFile) {
      const span = Math.min(left, daysPerFile);
      const results = drawResults(service, { from: now - left * dayMs, days: span, shape, random });
      const text = JSON.stringify(results);
      await writeFile(path.join(folder, 'probes', service, `${dayOf(now - left * dayMs)}.json`), text);
      written.results += results.length;
      written.bytes += text.length;
    }
  }
  return written;
}

/** The same content with a summary in place of each file of results. */
export async function writeSummaries(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, filter: (name) => path.basename(name) !== 'probes' });
  for (const service of await readdir(path.join(from, 'probes'))) {
    await mkdir(path.join(to, 'probes', service), { recursive: true });
    for (const name of await readdir(path.join(from, 'probes', service))) {
      const inContent = `probes/${service}/${name}`;
      const bytes = await readFile(path.join(from, inContent));
      const file = { path: inContent, digest: toDigest(bytes), bytes };
      const summaries = compactProbeFiles([foldProbeFile(file, { now, validForSeconds })]);
      await writeFile(path.join(to, inContent), JSON.stringify(summaries));
    }
  }
}

function listServices(count: number): string[] {
  return Array.from({ length: count }, (_, position) => `service-${position + 1}`);
}

interface Drawing {
  from: number;
  days: number;
  shape: EvidenceShape;
  random: Random;
}

/** Up nearly always; one in 300 is down, alone or for an hour. */
function drawResults(service: string, { from, days, shape, random }: Drawing): object[] {
  const stepMs = shape.minutes * minuteMs;
  let downUntil = 0;
  return Array.from({ length: Math.round((days * dayMs) / stepMs) }, (_, position) => {
    const at = from + position * stepMs;
    if (random.chance(0.003)) downUntil = at + (random.chance(0.2) ? 3600 * secondMs : 1);
    return {
      schema: 'cairn.probe/v1',
      service,
      probe: 'api',
      status: at < downUntil ? 'down' : 'up',
      checked_at: toIso(at),
      latency_ms: random.integer(40, 240),
      valid_for_s: validForSeconds,
    };
  });
}
