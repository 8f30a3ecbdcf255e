// Measures the whole way, from repositories to a site that can be searched, beside Hugo and Pagefind: `npm run bench:way --
// [--plans 1000] [--bytes 8000] [--repos 20] [--commits 10] [--seed 1] [--keep]`. Without --repos, each repository has about
// 50 plans; --keep leaves the folder. Exit code 1 when a bound is broken at 10,000 plans. Measure on a machine that does
// nothing else.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { changeOnePlan, toChangedPlan } from '../change.ts';
import { formatPortal, writeCorpus } from '../generate.ts';
import { findHugoVersion } from '../hugo.ts';
import { formatTable, judge } from '../table.ts';
import { toTaskBounds } from '../workplan.ts';
import type { CorpusShape } from '../workplan.ts';
import type { Collected } from './collected.ts';
import { toPlaces } from './places.ts';
import type { Places } from './places.ts';
import { commitPlan, writeRepositories } from './repositories.ts';
import type { Repository } from './repositories.ts';
import { areBoundsMeant, toRows, toSpread, toYardstick } from './rows.ts';
import type { Walks } from './rows.ts';
import { measureWalk } from './walk.ts';
import type { ExpectedWalk, Walk } from './walk.ts';
import { measureHugoAndPagefind } from './yardstick.ts';
import type { HugoAndPagefind } from './yardstick.ts';

const plansPerRepository = 50;
/** In no plan before the change. */
const newWords = 'Beside the path a quillwort was found.';

interface Corpus {
  shape: CorpusShape;
  places: Places;
  repositories: Repository[];
}

async function main(): Promise<number> {
  const { shape, commits, isKept } = readOptions();
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-bench-'));
  try {
    const corpus = await prepare(toPlaces(folder), shape, commits);
    const before = await measureOthers(corpus, 'before');
    const walks = await measureWalks(corpus);
    const others = [...before, ...(await measureOthers(corpus, 'after'))];
    return judgeAll(shape, walks, others);
  } finally {
    if (isKept) report(`All of it is in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}

function readOptions(): { shape: CorpusShape; commits: number; isKept: boolean } {
  const { values } = parseArgs({
    options: {
      plans: { type: 'string', default: '1000' },
      bytes: { type: 'string', default: '8000' },
      repos: { type: 'string' },
      commits: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'boolean', default: false },
    },
  });
  const plans = Number(values.plans);
  const repos = Number(values.repos ?? Math.ceil(plans / plansPerRepository));
  const bytes = Number(values.bytes);
  return {
    shape: { plans, bytes, repos, seed: Number(values.seed), tasks: toTaskBounds(bytes) },
    commits: Number(values.commits),
    isKept: values.keep,
  };
}

async function prepare(places: Places, shape: CorpusShape, commits: number): Promise<Corpus> {
  const { bytes } = await writeCorpus(places.corpus, shape);
  const workplans = path.join(places.corpus, 'workplans');
  const repositories = await writeRepositories(workplans, places.repositories, commits);
  await mkdir(places.content);
  await writeFile(path.join(places.content, 'portal.yaml'), formatPortal(repositories, shape));
  report(`${shape.plans} plans, ${(bytes / 1e6).toFixed(1)} MB, in ${repositories.length} repositories`);
  return { shape, places, repositories };
}

async function measureWalks(corpus: Corpus): Promise<Walks> {
  const { plans } = corpus.shape;
  const none = { added: 0, changed: 0, removed: 0 };
  const cold = await walk('cold', corpus, { ...none, added: plans });
  const nothing = await walk('nothing changed', corpus, none);
  await commitChange(corpus);
  const change = await walk('one plan changed', corpus, { ...none, changed: 1 });
  return { cold, nothing, change };
}

type Files = Pick<Collected, 'added' | 'changed' | 'removed'>;

async function walk(name: string, corpus: Corpus, files: Files): Promise<Walk> {
  const { shape, places, repositories } = corpus;
  const sources = repositories.length;
  const words = { plan: toChangedPlan(shape), text: newWords, areThere: files.changed > 0 };
  const expected: ExpectedWalk = {
    collected: { ...files, sources, read: sources },
    site: { plans: shape.plans, words },
  };
  const measured = await measureWalk(places, expected);
  const { collect, build } = measured;
  report(`Cairn, ${name}: collect ${collect.seconds.toFixed(1)} s, build ${build.seconds.toFixed(1)} s`);
  report(`  of which ${listTimes(build.stdout).join(', ')}`);
  return measured;
}

/** What a build says of its own steps. */
function listTimes(stdout: string): string[] {
  return stdout.split('\n').filter((line) => /^[a-z ]+: [\d.]+ s$/.test(line));
}

async function commitChange({ shape, places, repositories }: Corpus): Promise<void> {
  const workplans = path.join(places.corpus, 'workplans');
  const changed = await changeOnePlan(workplans, shape, newWords);
  const repository = repositories.find(({ id }) => id === path.dirname(changed));
  if (repository === undefined) throw new Error(`No repository has ${changed}.`);
  const text = await readFile(path.join(workplans, changed), 'utf8');
  commitPlan(repository, path.basename(changed), text);
}

/** Once before and once after ours, so that both see what else the machine does. */
async function measureOthers({ shape, places }: Corpus, when: string): Promise<HugoAndPagefind[]> {
  const version = findHugoVersion();
  if (version === undefined) {
    report('Hugo is not installed: nothing to compare with.');
    return [];
  }
  const workplans = path.join(places.corpus, 'workplans');
  const measured = await measureHugoAndPagefind(workplans, places.hugo, shape.plans);
  const { hugo, pagefind } = measured;
  report(`${version}, ${when}: ${hugo.seconds.toFixed(1)} s, Pagefind ${pagefind.seconds.toFixed(1)} s`);
  return [measured];
}

function judgeAll(shape: CorpusShape, walks: Walks, others: readonly HugoAndPagefind[]): number {
  const rows = toRows(walks, others);
  const yardstick = toYardstick(others);
  process.stdout.write(`${formatTable(rows, yardstick)}\n`);
  report(`Hugo + Pagefind took up to ${Math.round(toSpread(others) * 100)} % longer for the same work.`);
  const isBroken = rows.some((row) => judge(row, yardstick) === 'broken');
  if (areBoundsMeant(shape.plans)) return isBroken ? 1 : 0;
  report('The bounds are those of 10,000 plans: with fewer, a broken one is no failure.');
  return 0;
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}

process.exitCode = await main();
