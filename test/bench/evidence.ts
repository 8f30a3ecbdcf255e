// node test/bench/evidence.ts [--services 200] [--days 90] [--minutes 5]: writes that many probe results, one file per
// service and day, and prints what reading them costs.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readPortal } from '../../scripts/read-portal.ts';
import { dayMs, dayOf, minuteMs, toIso, toMoment } from '../../src/model/dates.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

const { values } = parseArgs({
  options: {
    services: { type: 'string', default: '200' },
    days: { type: 'string', default: '90' },
    minutes: { type: 'string', default: '5' },
    keep: { type: 'string' },
  },
});
const [services, days, minutes] = [values.services, values.days, values.minutes].map(Number) as [
  number,
  number,
  number,
];
const now = toMoment('2026-06-27T18:00:00Z') ?? 0;
const folder = values.keep ?? (await mkdtemp(path.join(tmpdir(), 'cairn-evidence-')));

try {
  const { bytes, results } = await writeContent();
  console.log(`${results} results of ${services} services, ${Math.round(bytes / 1e6)} MB`);
  const begin = performance.now();
  const portal = await readPortal(folder);
  const seconds = (performance.now() - begin) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  const spans = portal.services.all.reduce((sum, { segments }) => sum + segments.length, 0);
  console.log(
    `read in ${seconds.toFixed(1)} s in one thread, ${Math.round(peak)} MiB at most, ${spans} segments kept`,
  );
} finally {
  if (values.keep === undefined) await rm(folder, { recursive: true });
}

async function writeContent(): Promise<{ bytes: number; results: number }> {
  const ids = Array.from({ length: services }, (_, position) => `service-${position + 1}`);
  await mkdir(path.join(folder, 'workplans/ops'), { recursive: true });
  await writeFile(path.join(folder, 'workplans/ops/plan.md'), '---\nid: OPS-WP-0001\ntitle: A plan\n---\n');
  await writeFile(
    path.join(folder, 'portal.yaml'),
    `title: Bench\nservices:\n${ids.map((id) => `  - id: ${id}\n`).join('')}`,
  );
  await writeFile(
    path.join(folder, 'sources.lock.json'),
    JSON.stringify({ schema: 'cairn.sources/v1', collected_at: toIso(now), sources: [] }),
  );
  const random = createRandom(7);
  let [bytes, results] = [0, 0];
  for (const id of ids) {
    await mkdir(path.join(folder, 'probes', id), { recursive: true });
    for (let day = days - 1; day >= 0; day -= 1) {
      const text = JSON.stringify(writeDay(id, now - (day + 1) * dayMs, random));
      await writeFile(path.join(folder, 'probes', id, `${dayOf(now - day * dayMs)}.json`), text);
      bytes += text.length;
      results += dayMs / minutes / minuteMs;
    }
  }
  return { bytes, results };
}

function writeDay(service: string, from: number, random: Random): object[] {
  return Array.from({ length: dayMs / minutes / minuteMs }, (_, position) => ({
    schema: 'cairn.probe/v1',
    service,
    probe: 'api',
    status: random.chance(0.003) ? 'down' : 'up',
    checked_at: toIso(from + (position + 1) * minutes * minuteMs),
    latency_ms: random.integer(40, 240),
    valid_for_s: 900,
  }));
}
