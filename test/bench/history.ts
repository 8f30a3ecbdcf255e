// Measures builds beside a long history: `npm run bench:history -- [--checkpoints 3650] [--plans 300] [--bytes 8000]`. Each
// day some tasks change. Exit code 1 when a bound is broken.
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { manifestFile, snapshotFile } from '../../src/model/checkpoint-manifest.ts';
import { formatCheckpoint, formatManifest } from '../../src/model/checkpoint-text.ts';
import type { Checkpoint } from '../../src/model/checkpoint.ts';
import { dayMs, dayOf, startOfDay } from '../../src/model/dates.ts';
import { toDigest } from '../../src/model/digest.ts';
import { countByStatus } from '../../src/model/status.ts';
import { parseCheckpoint } from '../../src/parse/checkpoint.ts';
import { writeCorpus } from './generate.ts';
import { measure } from './measure.ts';
import type { Measurement } from './measure.ts';
import { createRandom } from './random.ts';
import { COLLECTED_DAY, writeLogEntry } from './workplan.ts';

const MAX_COLD_SECONDS = 180;
const MAX_CHANGE_RATIO = 1.2;
const CHANGED_TASKS = 12;
const project = resolve(import.meta.dirname, '../..');

const { values } = parseArgs({
  options: {
    checkpoints: { type: 'string', default: '3650' },
    plans: { type: 'string', default: '300' },
    bytes: { type: 'string', default: '8000' },
  },
});
const count = Number(values.checkpoints);
const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
const content = join(folder, 'content');
const shelf = join(content, 'checkpoints');
const aside = join(folder, 'checkpoints');
const random = createRandom(1);

try {
  await writeCorpus(content, {
    seed: 1,
    plans: Number(values.plans),
    bytes: Number(values.bytes),
    repos: 20,
  });
  await run('checkpoint.ts', ['--content', content]);
  writeHistory();
  const withHistory = await measureBuilds('with');
  renameSync(shelf, aside);
  const without = await measureBuilds('without');
  const ratio = withHistory.changed.seconds / without.changed.seconds;
  print(`one change: ${ratio.toFixed(2)} ×, at most ${MAX_CHANGE_RATIO} ×`);
  print(`cold: ${withHistory.cold.seconds.toFixed(0)} s, at most ${MAX_COLD_SECONDS} s`);
  process.exitCode = ratio <= MAX_CHANGE_RATIO && withHistory.cold.seconds <= MAX_COLD_SECONDS ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One checkpoint per day up to the day of the content, each a few changes after the one before. */
function writeHistory(): void {
  const [frozen = ''] = readdirSync(shelf);
  const read = parseCheckpoint(readFileSync(join(shelf, frozen, snapshotFile), 'utf8'), snapshotFile);
  if (!('value' in read)) throw new Error(read.problem.message);
  rmSync(shelf, { recursive: true });
  const day = read.value;
  let previous: { id: string; manifest_sha256: string } | null = null;
  for (let number = count - 1; number >= 0; number -= 1) {
    const id = dayOf(startOfDay(COLLECTED_DAY) - number * dayMs);
    changeTasks(day);
    const snapshot = formatCheckpoint({ ...day, id, date: id, title: id, collected_at: `${id}T06:00:00Z` });
    const manifest = formatManifest({
      schema: 'cairn.checkpoint-manifest/v1',
      id,
      files: [{ path: snapshotFile, sha256: toDigest(snapshot), bytes: Buffer.byteLength(snapshot) }],
      previous,
    });
    mkdirSync(join(shelf, id), { recursive: true });
    writeFileSync(join(shelf, id, snapshotFile), snapshot);
    writeFileSync(join(shelf, id, manifestFile), manifest);
    previous = { id, manifest_sha256: toDigest(manifest) };
  }
}

function changeTasks(day: Checkpoint): void {
  for (let changed = 0; changed < CHANGED_TASKS; changed += 1) {
    const plan = random.pick(day.plans);
    if (plan.tasks.length === 0) continue;
    const task = random.pick(plan.tasks);
    task.status = task.status === 'done' ? 'todo' : 'done';
    task.state = task.status === 'done' ? 'done' : 'ready';
    plan.counts = countByStatus(plan.tasks);
  }
  day.counts.tasks = countByStatus(day.plans.flatMap(({ tasks }) => tasks));
}

async function measureBuilds(name: string): Promise<{ cold: Measurement; changed: Measurement }> {
  const build = (): Promise<Measurement> =>
    run('build.ts', [
      '--content',
      content,
      '--out',
      join(folder, name),
      '--cache',
      join(folder, `cache-${name}`),
    ]);
  const cold = await build();
  const plans = readdirSync(join(content, 'workplans'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.md'),
  );
  appendFileSync(
    join(content, 'workplans', random.pick(plans.sort())),
    `\n${writeLogEntry(random, COLLECTED_DAY)}\n`,
  );
  const changed = await build();
  for (const [what, { seconds, peakMb, stdout }] of Object.entries({ cold, changed })) {
    print(`${name} history, ${what}: ${seconds.toFixed(1)} s, ${peakMb?.toFixed(0)} MB`);
    print(stdout.trim().replaceAll('\n', '; '));
  }
  return { cold, changed };
}

function run(script: string, args: readonly string[]): Promise<Measurement> {
  return measure(process.execPath, [join('scripts', script), ...args], project);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
