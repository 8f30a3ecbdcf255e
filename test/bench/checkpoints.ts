// Measures checkpoints made from history: `npm run bench:checkpoints -- [--commits 200] [--plans 500] [--bytes 24000]`. Each
// commit is a day in which some plans got a log entry. Exit code 1 when the bound is broken.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dayMs, dayOf, startOfDay } from '../../src/model/dates.ts';
import { writeCorpus } from './generate.ts';
import { measure } from './measure.ts';
import type { Measurement } from './measure.ts';
import { createRandom } from './random.ts';
import { COLLECTED_DAY, writeLogEntry } from './workplan.ts';

const MAX_SECONDS = 60;
const CHANGED_PLANS = 5;
const project = resolve(import.meta.dirname, '../..');

const { values } = parseArgs({
  options: {
    commits: { type: 'string', default: '200' },
    plans: { type: 'string', default: '500' },
    bytes: { type: 'string', default: '24000' },
  },
});
const commits = Number(values.commits);
const lastDay = toDay(commits - 1);

const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
try {
  await writeHistory();
  const size = `${commits} commits of ${values.plans} plans`;
  const range = `${COLLECTED_DAY}..${lastDay}`;
  const { seconds, peakMb } = await run('checkpoint.ts', '--from-git', range, '--every', '1d');
  const frozen = readdirSync(join(folder, 'content', 'checkpoints'));
  const bytes = frozen.reduce((sum, id) => sum + sizeOf(id), 0) / frozen.length;
  print(
    `${size}: ${frozen.length} checkpoints in ${seconds.toFixed(1)} s, at most ${MAX_SECONDS}; ${peakMb?.toFixed(0)} MB`,
  );
  print(`${(bytes / 1e3).toFixed(0)} kB each`);
  print(`verified in ${(await run('verify.ts')).seconds.toFixed(1)} s`);
  process.exitCode = seconds <= MAX_SECONDS && frozen.length === commits ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function writeHistory(): Promise<void> {
  const content = join(folder, 'content');
  await writeCorpus(content, {
    seed: 1,
    plans: Number(values.plans),
    bytes: Number(values.bytes),
    repos: 20,
  });
  const plans = readdirSync(join(content, 'workplans'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(content, 'workplans', name));
  const random = createRandom(1);
  git('init', '--quiet', '--initial-branch=main');
  for (let commit = 0; commit < commits; commit += 1) {
    const day = toDay(commit);
    for (let changed = 0; changed < CHANGED_PLANS; changed += 1) {
      appendFileSync(random.pick(plans), `\n${writeLogEntry(random, day)}\n`);
    }
    const lock = join(content, 'sources.lock.json');
    const text = readFileSync(lock, 'utf8').replace(
      /"collected_at": "[^"]*"/,
      `"collected_at": "${day}T06:00:00Z"`,
    );
    writeFileSync(lock, text);
    git('add', '--all');
    process.env['GIT_COMMITTER_DATE'] = `${day}T07:00:00Z`;
    git('-c', 'user.name=bench', '-c', 'user.email=bench@cairn.example', 'commit', '--quiet', '-m', day);
  }
}

/** The corpus knows nothing later than its own day. */
function toDay(commit: number): string {
  return dayOf(startOfDay(COLLECTED_DAY) + commit * dayMs);
}

function git(...args: string[]): void {
  execFileSync('git', ['-C', folder, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function run(script: string, ...args: string[]): Promise<Measurement> {
  const command = [join('scripts', script), '--content', join(folder, 'content'), ...args];
  return measure(process.execPath, command, project);
}

function sizeOf(id: string): number {
  return statSync(join(folder, 'content', 'checkpoints', id, 'snapshot.json')).size;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
