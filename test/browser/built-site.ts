import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '../..');
const POLL_MS = 100;

export interface BuildOptions {
  /** Begins and ends with a slash. */
  readonly base?: string;
  /** The address that the site will be published at. */
  readonly site?: string;
  /** Whether the search index is built too. Default: true. */
  readonly search?: boolean;
}

/** Builds the portal of `contentDir` and returns the folder; the same build is made once per test run. */
export async function buildSite(contentDir: string, options: BuildOptions = {}): Promise<string> {
  const content = resolve(PROJECT, contentDir);
  const key = createHash('sha256')
    .update(JSON.stringify([content, options]))
    .digest('hex')
    .slice(0, 12);
  const place = join(inject('runFolder'), key);
  const [out, cache] = [join(place, 'dist'), join(place, 'cache')];
  await once(place, () =>
    runBuild(['--content', content, '--out', out, '--cache', cache, ...toFlags(options)]),
  );
  return out;
}

/** Runs `work` in the first of all test files that ask for this place; the others wait for how it ends. */
async function once(place: string, work: () => Promise<void>): Promise<void> {
  const outcome = join(place, 'outcome');
  if (await makeFolder(place)) {
    const trouble = await work().then(
      () => '',
      (error: unknown) => String(error),
    );
    await writeFile(`${outcome}.new`, trouble);
    await rename(`${outcome}.new`, outcome);
  }
  while (!existsSync(outcome)) await setTimeout(POLL_MS);
  const trouble = await readFile(outcome, 'utf8');
  if (trouble !== '') throw new Error(trouble);
}

/** Whether it was made; false where it was there already. */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function toFlags({ base, site, search = true }: BuildOptions): string[] {
  return [
    ...(base === undefined ? [] : ['--base', base]),
    ...(site === undefined ? [] : ['--site', site]),
    ...(search ? [] : ['--no-search']),
  ];
}

async function runBuild(flags: string[]): Promise<void> {
  try {
    // Vitest sets variables that would turn the build into a development build.
    const { NODE_ENV, VITEST, ...environment } = process.env;
    await promisify(execFile)(process.execPath, ['scripts/build.ts', ...flags], {
      cwd: PROJECT,
      env: environment,
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error && 'stdout' in error ? error : undefined;
    throw new Error(`The build of ${flags[1]} failed:\n${output?.stdout ?? ''}${output?.stderr ?? error}`, {
      cause: error,
    });
  }
}
