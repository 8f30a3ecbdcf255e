// Measures builds of an invented corpus beside Hugo: `npm run bench -- [--plans 4000] [--bytes 24000] [--repos 20]
// [--seed 1]`. Exit code 1 when a bound is broken. Measure on a machine that does nothing else.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { changeOnePlan } from './change.ts';
import { project, readCommand } from './commands.ts';
import { writeCorpus } from './generate.ts';
import { findHugoVersion, measureHugo } from './hugo.ts';
import { measure, type Measurement } from './measure.ts';
import { median } from './median.ts';
import { formatTable, judge, type Row } from './table.ts';
import type { CorpusShape } from './workplan.ts';

const MAX_COLD_RATIO = 1.5;
const MAX_ONE_CHANGE_RATIO = 0.6;
const MAX_MB = 1000;

async function main(): Promise<number> {
  const shape = readShape();
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  try {
    const content = join(folder, 'content');
    const { bytes } = await writeCorpus(content, shape);
    report(`${shape.plans} plans, ${(bytes / 1e6).toFixed(1)} MB`);
    const hugo = await measureHugoTwice(folder);
    const seconds = hugo.length === 0 ? undefined : median(hugo.map((row) => row.seconds));
    const yardstick = { name: 'Hugo', seconds };
    const rows = [...(await measureCairn(folder, shape)), ...hugo];
    process.stdout.write(`${formatTable(rows, yardstick)}\n`);
    return rows.some((row) => judge(row, yardstick) === 'broken') ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readShape(): CorpusShape {
  const { values } = parseArgs({
    options: {
      plans: { type: 'string', default: '4000' },
      bytes: { type: 'string', default: '24000' },
      repos: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { plans, bytes, repos, seed } = values;
  return { plans: Number(plans), bytes: Number(bytes), repos: Number(repos), seed: Number(seed) };
}

async function measureCairn(folder: string, shape: CorpusShape): Promise<Row[]> {
  const cold = await build(folder, 'cold', ['--no-search']);
  await changeOnePlan(join(folder, 'content/workplans'), shape);
  const oneChange = await build(folder, 'one change', ['--no-search']);
  const noChange = await build(folder, 'nothing changed', ['--no-search']);
  const withSearch = await build(folder, 'with search', []);
  return [
    { name: 'Cairn, cold', ...cold, maxRatio: MAX_COLD_RATIO, maxMb: MAX_MB },
    { name: 'Cairn, one plan changed', ...oneChange, maxRatio: MAX_ONE_CHANGE_RATIO, maxMb: MAX_MB },
    { name: 'Cairn, nothing changed', ...noChange, maxMb: MAX_MB },
    { name: 'Cairn, nothing changed, with search', ...withSearch },
    { name: '  of which search index', seconds: readIndexSeconds(withSearch.stdout) },
  ];
}

async function build(folder: string, name: string, flags: readonly string[]): Promise<Measurement> {
  const [content, out, cache] = ['content', 'dist', 'cache'].map((part) => join(folder, part));
  const places = ['--content', content ?? '', '--out', out ?? '', '--cache', cache ?? ''];
  const result = await measure(process.execPath, [...readCommand('build'), ...places, ...flags], project);
  report(`Cairn, ${name}: ${result.seconds.toFixed(1)} s`);
  return result;
}

async function measureHugoTwice(folder: string): Promise<Row[]> {
  const version = findHugoVersion();
  if (version === undefined) {
    report('Hugo is not installed: nothing to compare with.');
    return [];
  }
  const rows: Row[] = [];
  for (const turn of [1, 2]) {
    const { seconds, peakMb } = await measureHugo(join(folder, 'content/workplans'), join(folder, 'hugo'));
    report(`${version}, cold, ${turn}: ${seconds.toFixed(1)} s`);
    rows.push({ name: `${version}, cold, ${turn}`, seconds, peakMb });
  }
  return rows;
}

function readIndexSeconds(stdout: string): number {
  const seconds = /^search index: ([\d.]+) s$/m.exec(stdout)?.[1];
  if (seconds === undefined) throw new Error('The build did not state its time for the search index.');
  return Number(seconds);
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}

process.exitCode = await main();
