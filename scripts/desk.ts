// One command at a time does a kind of work in a folder. Who does holds a desk there, a hidden folder, and publishes by
// moving a finished sheet off it: whoever has lost the desk has nothing left to move. It comes into being with its owner
// in it, in one step. A desk whose command was killed is taken over.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PortalError } from '../src/model/portal-error.ts';
import { isRunning } from './is-running.ts';

export interface Desk {
  /** In which it stands. */
  folder: string;
  /** A hidden name, such as `.writing`. */
  name: string;
  /** What is done there, as in "Another command is writing a checkpoint". */
  work: string;
  /** Nobody works for so long, whatever the process table says: its number may belong to another command by now. */
  longestMs: number;
  /** For how long to wait until it is free. */
  waitMs: number;
}

const pauseMs = 100;

/**
 * Calls `work` with an empty folder in which nobody else writes. Throws a PortalError where somebody else has the desk, or
 * has taken it over meanwhile.
 */
export async function withDesk<T>(
  { folder, name, work: doing, longestMs, waitMs }: Desk,
  work: (sheet: string) => Promise<T>,
): Promise<T> {
  const sheet = randomUUID();
  const owner = `${process.pid} ${hostname()} ${sheet}`;
  const own = path.join(folder, `${name}-${process.pid}-${sheet}`);
  const desk = path.join(folder, name);
  const isOurs = async (): Promise<boolean> => (await readOwner(desk)) === owner;
  // It moves with the desk: whoever loses that has no folder to write in either.
  await mkdir(path.join(own, sheet), { recursive: true });
  try {
    await writeFile(path.join(own, 'owner'), owner);
    const end = Date.now() + waitMs;
    while (!(await take(own, desk)) && !((await clear(desk, own, longestMs)) && (await take(own, desk)))) {
      if (Date.now() >= end) throw busy(doing, await readOwner(desk));
      await setTimeout(pauseMs);
    }
    return await work(path.join(desk, sheet)).catch(async (error: unknown) => {
      throw (await isOurs()) ? error : busy(doing, await readOwner(desk));
    });
  } finally {
    if (await isOurs()) await rm(desk, { recursive: true, force: true });
    await rm(own, { recursive: true, force: true });
    await removeLeftovers(folder, name);
  }
}

/** False where somebody else has the desk: a folder that is not empty is never replaced. */
async function take(own: string, desk: string): Promise<boolean> {
  try {
    await rename(own, desk);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM') return false;
    throw error;
  }
}

/** Moves the desk of a killed command out of the way. False where its command may still be at work. */
async function clear(desk: string, own: string, longestMs: number): Promise<boolean> {
  const changed = await stat(desk).catch(() => undefined);
  if (!changed) return true;
  const isOld = Date.now() - changed.mtimeMs > longestMs;
  if (!isOld && isAtWork(await readOwner(desk))) return false;
  const aside = `${own}-old`;
  await rename(desk, aside).catch(() => undefined);
  await rm(aside, { recursive: true, force: true });
  return true;
}

/** On another machine, or in doubt, it is. */
function isAtWork(owner: string | undefined): boolean {
  const [pid, host] = owner?.split(' ') ?? [];
  if (owner === undefined || host !== hostname()) return owner !== undefined;
  return isRunning(Number(pid));
}

async function readOwner(desk: string): Promise<string | undefined> {
  return readFile(path.join(desk, 'owner'), 'utf8').catch(() => undefined);
}

/** What commands left behind that were killed before they had the desk. */
async function removeLeftovers(folder: string, deskName: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const left of names.filter((each) => each.startsWith(`${deskName}-`))) {
    const pid = Number(left.slice(deskName.length + 1).split('-')[0]);
    if (!isRunning(pid)) await rm(path.join(folder, left), { recursive: true, force: true });
  }
}

function busy(doing: string, owner: string | undefined): PortalError {
  const [pid = 'that is not known', host = 'here'] = owner?.split(' ') ?? [];
  return new PortalError(`Another command is ${doing}: process ${pid} on ${host}.`, {
    code: 2,
    hint: 'Wait until it has ended, and run this one again.',
  });
}
