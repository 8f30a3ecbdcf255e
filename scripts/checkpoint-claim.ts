// One command at a time writes checkpoints of a content folder. Who does holds the folder `.writing` beside them, and
// publishes by moving a finished checkpoint out of it: whoever has lost the folder has nothing left to move. It comes into
// being with its owner in it, in one step. A folder whose command was killed is taken over.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { PortalError } from '../src/model/portal-error.ts';

const deskName = '.writing';
/** Nobody writes for so long, whatever the process table says: its number may belong to another command by now. */
const longestMs = 10 * 60_000;

/**
 * Calls `work` with an empty folder in which nobody else writes. Throws a PortalError where somebody else has the desk, or
 * has taken it over meanwhile.
 */
export async function withDesk<T>(folder: string, work: (sheet: string) => Promise<T>): Promise<T> {
  const sheet = randomUUID();
  const owner = `${process.pid} ${hostname()} ${sheet}`;
  const own = path.join(folder, `${deskName}-${process.pid}-${sheet}`);
  const desk = path.join(folder, deskName);
  const isOurs = async (): Promise<boolean> => (await readOwner(desk)) === owner;
  // It moves with the desk: whoever loses that has no folder to write in either.
  await mkdir(path.join(own, sheet), { recursive: true });
  try {
    await writeFile(path.join(own, 'owner'), owner);
    if (!(await take(own, desk)) && !((await clear(desk, own)) && (await take(own, desk)))) {
      throw busy(await readOwner(desk));
    }
    return await work(path.join(desk, sheet)).catch(async (error: unknown) => {
      throw (await isOurs()) ? error : busy(await readOwner(desk));
    });
  } finally {
    if (await isOurs()) await rm(desk, { recursive: true, force: true });
    await rm(own, { recursive: true, force: true });
    await removeLeftovers(folder);
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
async function clear(desk: string, own: string): Promise<boolean> {
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

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function readOwner(desk: string): Promise<string | undefined> {
  return readFile(path.join(desk, 'owner'), 'utf8').catch(() => undefined);
}

/** What commands left behind that were killed before they had the desk. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(`${deskName}-`))) {
    const pid = Number(name.slice(deskName.length + 1).split('-')[0]);
    if (!isRunning(pid)) await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

function busy(owner: string | undefined): PortalError {
  const [pid = 'that is not known', host = 'here'] = owner?.split(' ') ?? [];
  return new PortalError(`Another command is writing a checkpoint: process ${pid} on ${host}.`, {
    code: 2,
    hint: 'Wait until it has ended, and run this one again.',
  });
}
