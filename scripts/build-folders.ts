// Where a build works, beside the site that it is to replace.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { findWriter } from '../src/content/whole-file.ts';
import { isRunning } from './is-running.ts';
import { projectRoot } from './site-options.ts';

/** What is compiled finds its packages from below the project; each build has folders of its own there. */
const workshop = path.join(projectRoot, '.astro');

export const stagingFolder = (): string => path.join(workshop, `build-${process.pid}`);

export const compilingFolder = (part: string): string =>
  path.join(workshop, `compiling-${process.pid}-${part}`);

/** For the site that was replaced. */
export const asideFolder = (): string => path.join(workshop, `previous-${process.pid}`);

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/**
 * Removes what builds before have left, as far as it can: sites that were replaced, and what was being made when a build was
 * killed. It takes its time, which passes while pages are made.
 */
export async function removeLeftovers(cache: string): Promise<void> {
  await removeOf(workshop, findBuild);
  await removeOf(cache, findWriter);
  for (const entry of await readdir(cache, { withFileTypes: true }).catch(() => [])) {
    if (entry.isDirectory()) await removeOf(path.join(cache, entry.name), findWriter);
  }
}

function findBuild(name: string): number | undefined {
  const pid = /^(?:previous|build|compiling)-(\d+)(?:-|$)/.exec(name)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/** Removes what belongs to a process that has ended. */
async function removeOf(folder: string, findOwner: (name: string) => number | undefined): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = findOwner(name);
    if (pid === undefined || isRunning(pid)) continue;
    await removeFolder(path.join(folder, name)).catch(() => undefined);
  }
}
