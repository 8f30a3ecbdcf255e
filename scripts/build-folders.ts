// Where a build works, beside the site that it is to replace.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './site-options.ts';

/**
 * Astro runs the code of the pages from a folder below the working directory, or else from one that every build
 * shares: so each builds in a folder of its own below the project.
 */
const workshop = path.join(projectRoot, '.astro');

export const stagingFolder = (): string => path.join(workshop, `build-${process.pid}`);

/** For the site that was replaced. */
export const asideFolder = (): string => path.join(workshop, `previous-${process.pid}`);

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** Removes sites that were replaced before, as far as it can. It takes its time, which passes while pages are made. */
export async function removeReplaced(): Promise<void> {
  for (const name of await readdir(workshop).catch(() => [])) {
    if (/^previous-\d+$/.test(name)) await removeFolder(path.join(workshop, name)).catch(() => undefined);
  }
}
