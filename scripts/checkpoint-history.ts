// Checkpoints of the past, made from the history of the content folder: one commit, or the newest one of each day at a
// regular distance. They are added in the order of time, and marked as reconstructed.
import { listCheckpointIds } from '../src/content/checkpoint-folders.ts';
import { parseCheckpointId } from '../src/model/checkpoint-id.ts';
import { dayMs, dayOf, isDay, startOfDay, toIso } from '../src/model/dates.ts';
import { listDays, parseInterval } from '../src/model/intervals.ts';
import { exitCodes, isPortalError, PortalError } from '../src/model/portal-error.ts';
import type { Portal } from '../src/portal/portal.ts';
import { numberOf } from '../src/portal/words.ts';
import { freeze } from './checkpoint-freeze.ts';
import { openHistory } from './git-history.ts';
import type { Commit, History } from './git-history.ts';
import { PastContents, pastNames } from './past-content.ts';
import { toPrintableLines } from './printable.ts';
import { readPortalOf } from './read-portal.ts';

export interface HistoryOptions {
  content: string;
  /** A day, a revision, or two days with `..` between them. */
  from: string;
  /** For two days: `2w`. */
  every: string | undefined;
  title: string | undefined;
  note: (date: string) => string | undefined;
}

/** Answers the exit code: 1 where a commit of a range had to be left out. */
export async function freezeHistory(options: HistoryOptions): Promise<number> {
  const range = toRange(options.from, options.every);
  const history = openHistory(options.content);
  try {
    return await freezeAll(history, range, options);
  } finally {
    history.close();
  }
}

async function freezeAll(
  history: History,
  range: Range | undefined,
  options: HistoryOptions,
): Promise<number> {
  const { content, from } = options;
  const commits = range ? findEach(history, range) : [findOne(history, from)];
  checkOrder(content, commits[0]);
  const past = new PastContents(history);
  let left = 0;
  for (const commit of commits) {
    const portal = range ? await readOrSay(past, commit, content) : await readPast(past, commit);
    if (portal) await freezePast(portal, commit, { ...options, isBrief: range !== undefined });
    else left += 1;
  }
  if (range) console.log(sayEnd(commits.length - left, left));
  return left > 0 ? exitCodes.findings : exitCodes.fine;
}

async function freezePast(
  portal: Portal,
  { hash, at }: Commit,
  { content, title, note, isBrief }: HistoryOptions & { isBrief: boolean },
): Promise<void> {
  await freeze(portal, {
    content,
    title,
    note: note(portal.today),
    reconstructed: { commit: hash, committed_at: toIso(at) },
    isBrief,
  });
}

interface Range {
  days: string[];
}

/** Undefined where `from` is one day or revision. */
function toRange(from: string, every: string | undefined): Range | undefined {
  const [first = '', last = '', ...more] = from.split('..');
  const isRange = isDay(first) && isDay(last) && more.length === 0;
  if (!isRange) {
    if (every === undefined) return undefined;
    throw wrongUse('--every is for a range of days.');
  }
  const interval = parseInterval(every ?? '');
  if (!interval)
    throw wrongUse(`A range needs --every${every === undefined ? '' : `, and ${every} is no interval`}.`);
  if (last < first) throw wrongUse(`The range ${from} ends before it begins.`);
  return { days: listDays(first, last, interval) };
}

function wrongUse(message: string): PortalError {
  return new PortalError(message, {
    code: 2,
    hint: 'Write it like --from-git 2026-08-01..2026-11-01 --every 2w; d, w and m are days, weeks and months.',
  });
}

function findOne(history: History, from: string): Commit {
  const commit = isDay(from) ? findAt(history.listCommits(pastNames), from) : history.findCommit(from);
  if (commit) return commit;
  throw new PortalError(
    isDay(from)
      ? `No commit of the content was made up to ${from}.`
      : `${from} is neither a day nor a commit of this repository.`,
    { code: 2, hint: 'Name a day like 2026-08-01, or a revision. A shallow clone has no history.' },
  );
}

/** The newest commit of the day or before it. */
function findAt(commits: readonly Commit[], day: string): Commit | undefined {
  const end = startOfDay(day) + dayMs;
  return commits.find(({ at }) => at < end);
}

/** Each commit once, oldest first: where nothing changed in between there is nothing new to freeze. */
function findEach(history: History, { days }: Range): Commit[] {
  const all = history.listCommits(pastNames);
  const found = new Map(days.flatMap((day) => findAt(all, day) ?? []).map((commit) => [commit.hash, commit]));
  if (found.size > 0) return [...found.values()];
  throw new PortalError(`No commit of the content was made up to ${days.at(-1)}.`, {
    code: 2,
    hint: 'Name a later range. A shallow clone has no history.',
  });
}

/** Before anything is written: what cannot be added at the end is not begun. */
function checkOrder(content: string, oldest: Commit | undefined): void {
  const newest = findNewestDay(content);
  if (!oldest || newest === undefined || dayOf(oldest.at) >= newest) return;
  throw new PortalError(
    `There is a checkpoint of ${newest} already, and commit ${sayCommit(oldest)} is older: checkpoints are only ever added at the end.`,
    { code: 2, hint: `Begin at ${newest} or later.` },
  );
}

function findNewestDay(content: string): string | undefined {
  const newest = listCheckpointIds(content).at(-1);
  return newest === undefined ? undefined : parseCheckpointId(newest)?.date;
}

async function readPast(past: PastContents, commit: Commit): Promise<Portal> {
  try {
    return await readPortalOf(await past.open(commit));
  } catch (error) {
    if (!isPortalError(error)) throw error;
    const message = `Commit ${sayCommit(commit)} cannot be frozen. ${error.message}`;
    throw new PortalError(message, { code: error.code, hint: error.hint, cause: error });
  }
}

/** A commit in a range that cannot be frozen does not take the others with it. */
async function readOrSay(past: PastContents, commit: Commit, content: string): Promise<Portal | undefined> {
  try {
    const portal = await readPast(past, commit);
    const newest = findNewestDay(content);
    if (newest === undefined || portal.today >= newest) return portal;
    const message = `Commit ${sayCommit(commit)} says that it was collected on ${portal.today}, before what was frozen last.`;
    console.error(toPrintableLines(`${message} It is left out.`));
  } catch (error) {
    if (!isPortalError(error)) throw error;
    console.error(toPrintableLines(`${error.message} It is left out.`));
  }
  return undefined;
}

function sayCommit({ hash, at }: Commit): string {
  return `${hash.slice(0, 12)} of ${dayOf(at)}`;
}

function sayEnd(written: number, left: number): string {
  return `${numberOf(written, 'checkpoint')} from the history${left ? `, ${numberOf(left, 'commit')} left out` : ''}`;
}
