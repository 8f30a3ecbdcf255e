import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '../..');

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
  const [out, cache, done] = [join(place, 'dist'), join(place, 'cache'), join(place, 'done')];
  if (existsSync(done)) return out;
  await mkdir(place, { recursive: true });
  await runBuild(['--content', content, '--out', out, '--cache', cache, ...toFlags(options)]);
  await writeFile(done, '');
  return out;
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
