// npm run bench:evidence -- [--services 200] [--days 90] [--minutes 5] [--days-per-file 1]: builds sites of that many
// results of probes, of the same results compacted, and of none; prints what they cost beyond the rest. Exit code 1
// when a bound is broken. Measure on a machine that does nothing else.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { listDifferences, readTree } from '../golden/trees.ts';
import { writeResults, writeServices, writeSummaries } from './evidence-content.ts';
import type { EvidenceShape } from './evidence-content.ts';
import { measure } from './measure.ts';
import type { Measurement } from './measure.ts';

const project = path.resolve(import.meta.dirname, '../..');
const most = { seconds: 60, peakMb: 1500, pageKb: 100 };

async function main(folder: string): Promise<number> {
  const shape = readShape();
  const places = Object.fromEntries(
    ['none', 'results', 'summaries'].map((name) => [name, path.join(folder, name)]),
  ) as Record<'none' | 'results' | 'summaries', string>;
  await writeServices(path.join(places.none, 'content'), shape);
  await writeServices(path.join(places.results, 'content'), shape);
  const { results, bytes } = await writeResults(path.join(places.results, 'content'), shape);
  console.log(`${results} results of ${shape.services} services, ${Math.round(bytes / 1e6)} MB`);
  await writeSummaries(path.join(places.results, 'content'), path.join(places.summaries, 'content'));

  const rest = await build('no results', places.none);
  const cold = await build('results, cold', places.results, rest);
  await build('results, nothing changed', places.results, rest);
  await build('summaries, cold', places.summaries, rest);
  const page = await findLargestPage(path.join(places.results, 'dist'));
  console.log(`largest page of a service: ${page.toFixed(1)} kB compressed`);
  const [left, right] = [places.results, places.summaries].map((place) =>
    readTree(path.join(place, 'dist/services')),
  );
  const different = listDifferences(left ?? new Map(), right ?? new Map());
  console.log(
    different.length
      ? `the pages of services differ:\n${different.join('\n')}`
      : 'summaries make the same pages of services, byte for byte',
  );
  const isWithin =
    cold.seconds - rest.seconds <= most.seconds &&
    (cold.peakMb ?? 0) <= most.peakMb &&
    page <= most.pageKb &&
    different.length === 0;
  return isWithin ? 0 : 1;
}

function readShape(): EvidenceShape {
  const { values } = parseArgs({
    options: {
      services: { type: 'string', default: '200' },
      days: { type: 'string', default: '90' },
      minutes: { type: 'string', default: '5' },
      'days-per-file': { type: 'string', default: '1' },
    },
  });
  const { services, days, minutes, 'days-per-file': daysPerFile } = values;
  return {
    services: Number(services),
    days: Number(days),
    minutes: Number(minutes),
    daysPerFile: Number(daysPerFile),
  };
}

async function build(name: string, place: string, rest?: Measurement): Promise<Measurement> {
  const places = ['content', 'out', 'cache'].flatMap((option) => [
    `--${option}`,
    path.join(place, option === 'out' ? 'dist' : option),
  ]);
  const measured = await measure(process.execPath, ['scripts/build.ts', ...places], project);
  const beyond = rest ? `, ${(measured.seconds - rest.seconds).toFixed(1)} s beyond the rest` : '';
  const peak = measured.peakMb === undefined ? 'unknown' : `${measured.peakMb.toFixed(0)} MB`;
  console.log(`${name}: ${measured.seconds.toFixed(1)} s${beyond}, ${peak} at most`);
  return measured;
}

/** In kB, compressed. */
async function findLargestPage(site: string): Promise<number> {
  const names = [...readTree(path.join(site, 'services')).keys()].filter((name) => name.includes('/'));
  const sizes = await Promise.all(
    names.map(async (name) => gzipSync(await readFile(path.join(site, 'services', name))).length / 1000),
  );
  return Math.max(...sizes);
}

const folder = await mkdtemp(path.join(tmpdir(), 'cairn-evidence-'));
try {
  process.exitCode = await main(folder);
} finally {
  await rm(folder, { recursive: true });
}
