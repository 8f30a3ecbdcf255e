// Bare repositories of this machine to collect a corpus from, made by git itself. Their plans have come in several commits,
// so that there is a history to find out from when each was changed.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { dayMs, dayOf, startOfDay } from '../../../src/model/dates.ts';
import { COLLECTED_DAY } from '../workplan.ts';
import { formatFastImport } from './fast-import.ts';
import type { Commit } from './fast-import.ts';

export interface Repository {
  id: string;
  bare: string;
  /** What git and `portal.yaml` call it by. */
  address: string;
}

/** One for each folder of `workplans`, in the order of their names. */
export async function writeRepositories(
  workplans: string,
  folder: string,
  commits: number,
): Promise<Repository[]> {
  await mkdir(folder, { recursive: true });
  const repositories: Repository[] = [];
  for (const id of (await readdir(workplans)).sort()) {
    const bare = path.join(folder, `${id}.git`);
    runGit(['init', '--quiet', '--bare', '--initial-branch=main', bare]);
    // As forges have it: who fetches may leave out files.
    runGit(['-C', bare, 'config', 'uploadpack.allowFilter', 'true']);
    const plans = await readPlans(path.join(workplans, id));
    importCommits(bare, formatFastImport(toHistory(plans, commits), { isNew: true }));
    repositories.push({ id, bare, address: pathToFileURL(bare).href });
  }
  return repositories;
}

/** Commits one changed plan, of which `name` is the file. */
export function commitPlan({ bare }: Repository, name: string, text: string): void {
  const files = new Map([[toPlanPath(name), text]]);
  const commit = { day: COLLECTED_DAY, message: 'Change a plan', files };
  importCommits(bare, formatFastImport([commit], { isNew: false }));
}

async function readPlans(folder: string): Promise<[string, string][]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [
      toPlanPath(name),
      await readFile(path.join(folder, name), 'utf8'),
    ]),
  );
}

/** Inside the repository: where sources have their plans when nothing else is stated. */
function toPlanPath(name: string): string {
  return `workplans/${name}`;
}

/** One share of the plans after the other, a day apart; the last one on the day before that of the corpus. */
export function toHistory(plans: readonly (readonly [string, string])[], commits: number): Commit[] {
  const share = Math.ceil(plans.length / commits);
  const shares = Array.from({ length: Math.ceil(plans.length / share) }, (_, position) =>
    plans.slice(position * share, (position + 1) * share),
  );
  return shares.map((files, position) => ({
    day: dayOf(startOfDay(COLLECTED_DAY) - (shares.length - position) * dayMs),
    message: `Add ${files.length} plans`,
    files: new Map(files),
  }));
}

function importCommits(bare: string, stream: string): void {
  // In packs, as a push of many files leaves them.
  runGit(['-C', bare, '-c', 'fastimport.unpackLimit=1', 'fast-import', '--quiet'], stream);
}

function runGit(args: readonly string[], input = ''): void {
  execFileSync('git', args, { input, stdio: ['pipe', 'ignore', 'inherit'] });
}
