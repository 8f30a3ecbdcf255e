import { cpSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './content.ts';
import { project, runScript } from './run-script.ts';
import type { Ran } from './run-script.ts';

export interface BuildSetting {
  args?: string[];
  environment?: Record<string, string>;
}

/** A place for the output and the cache of builds. */
export interface Place {
  folder: string;
  out: string;
  cache: string;
}

export async function makePlace(): Promise<Place> {
  const folder = await makeFolder();
  return { folder, out: path.join(folder, 'dist'), cache: path.join(folder, 'cache') };
}

/** A new place whose builds make all pages anew, of code that another place has compiled: it is the same for any content. */
export async function makePlaceLike(other: Place): Promise<Place> {
  const place = await makePlace();
  cpSync(path.join(other.cache, 'code'), path.join(place.cache, 'code'), { recursive: true });
  return place;
}

/** One run of the build command, whatever comes of it. */
export async function tryBuild(
  content: string,
  { out, cache }: Place,
  setting: BuildSetting = {},
): Promise<Ran> {
  const { args = [], environment = {} } = setting;
  return runScript('build.ts', ['--content', content, '--out', out, '--cache', cache, ...args], {
    environment,
  });
}

/** A build that must succeed. */
export async function build(content: string, place: Place, setting: BuildSetting = {}): Promise<Ran> {
  const ran = await tryBuild(content, place, setting);
  const { code, stdout, stderr } = ran;
  if (code !== 0) throw new Error(`the build ended with ${code}:\n${stdout}${stderr}`);
  return ran;
}

/** What a build has left beside output and cache, and where it made its pages: nothing. */
export function listLeftovers({ folder }: Place, { pid }: Pick<Ran, 'pid'>): string[] {
  const beside = existsSync(folder) ? readdirSync(folder) : [];
  const workshop = path.join(project, '.astro');
  const own = readdirSync(workshop).filter((name) => new RegExp(`^(build|compiling)-${pid}(-|$)`).test(name));
  return [
    ...beside.filter((name) => name !== 'dist' && name !== 'cache'),
    ...own.map((name) => path.join(workshop, name)),
  ];
}
