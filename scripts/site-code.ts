// The code of the site, compiled. Content comes in only when pages are made, so what was compiled is kept: a build whose
// code has not changed loads neither Astro's compiler nor its bundler.
import {
  cpSync,
  existsSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { besideOf } from '../src/content/whole-file.ts';
import { toDigest } from '../src/model/digest.ts';
import { compilingFolder, removeFolder } from './build-folders.ts';
import { startChild } from './child.ts';
import type { Failure } from './command.ts';
import { digestOfCode } from './code-digest.ts';
import type { CompileOrder } from './compile-process.ts';
import { projectRoot } from './site-options.ts';
import type { SiteOptions } from './site-options.ts';

export interface SiteCode {
  /** Digest of what it is compiled from. */
  source: string;
  /** And of all that is compiled into it: the address of the site, too. */
  digest: string;
  /** Undefined where nothing was to be compiled; otherwise why there is no code, once that is known. */
  compiling: Promise<Failure | undefined> | undefined;
  /** What src/site/app.ts has become; it finds its packages from where it lies. */
  findEntry(): string;
  /** Where Node keeps what it has compiled of it, for as long as the code itself is kept. */
  compileCache: string;
  /** Puts what browsers load into the folder of the site. */
  placeAssets(site: string): void;
  stop(): Promise<void>;
}

/** Begins to compile what is not in the cache. */
export function openSiteCode({ astro, cache }: SiteOptions): SiteCode {
  const source = digestOfCode(projectRoot);
  const digest = toDigest([source, astro.base, astro.site].join('\n'));
  const all = path.join(cache, 'code');
  const kept = path.join(all, source, digest);
  const server = path.join(kept, 'server');
  const compiler = isKept(kept)
    ? undefined
    : startChild<CompileOrder, object>('./compile-process.ts', { execArgv: ['--max-semi-space-size=4'] });
  const compiling = compiler && compile((order) => compiler.ask(order), { astro, kept });
  // Whatever is wrong with the content is said first.
  compiling?.catch(() => undefined);
  return {
    source,
    digest,
    compiling,
    findEntry() {
      linkPackages(all);
      const entry = readdirSync(server).find((name) => name.startsWith('prerender-entry.'));
      if (entry === undefined) throw new Error(`${server} has no entry`);
      return path.join(server, entry);
    },
    compileCache: path.join(kept, 'node'),
    placeAssets: (site) => cpSync(path.join(kept, 'assets'), site, { recursive: true }),
    async stop() {
      compiler?.stop();
      await compiling?.catch(() => undefined);
    },
  };
}

type Compile = (order: CompileOrder) => Promise<object | Failure>;

/** What was compiled from older code goes: nobody asks for it again. */
async function compile(
  ask: Compile,
  { astro, kept }: Pick<CompileOrder, 'astro'> & { kept: string },
): Promise<Failure | undefined> {
  const assets = compilingFolder('assets');
  const server = compilingFolder('server');
  try {
    const answer = await ask({ astro, assets, server });
    if ('exitCode' in answer) return answer;
    await removeOlderCode(path.dirname(kept));
    const made = besideOf(kept);
    await mkdir(made, { recursive: true });
    await cp(assets, path.join(made, 'assets'), { recursive: true });
    await cp(server, path.join(made, 'server'), { recursive: true });
    await rename(made, kept).catch((error: unknown) => {
      // Another build may have been faster.
      if (!existsSync(kept)) throw error;
      return removeFolder(made);
    });
    return undefined;
  } finally {
    await removeFolder(assets);
    await removeFolder(server);
  }
}

const packages = 'node_modules';

/** The packages of the project, found from a folder that may lie outside it. */
export function linkPackages(folder: string): void {
  const link = path.join(folder, packages);
  const target = path.join(projectRoot, packages);
  if (readLink(link) === target) return;
  rmSync(link, { recursive: true, force: true });
  try {
    symlinkSync(target, link, 'junction');
  } catch (error) {
    // Another build may have been faster.
    if (readLink(link) !== target) throw error;
  }
}

function readLink(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

/** From then on it counts as used just now: nobody removes it from under the build that asks. */
function isKept(code: string): boolean {
  if (!existsSync(code)) return false;
  const now = new Date();
  utimesSync(path.dirname(code), now, now);
  return true;
}

/** A build that began with older code may be at work with it still. */
const restMs = 3_600_000;

/** Removes what was compiled from other code than `current` and was not used in the last hour. */
export async function removeOlderCode(current: string): Promise<void> {
  const all = path.dirname(current);
  const names = existsSync(all) ? readdirSync(all) : [];
  const older = names
    .filter((name) => name !== path.basename(current) && name !== packages)
    .map((name) => path.join(all, name))
    .filter((folder) => Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > restMs);
  await Promise.all(older.map(removeFolder));
}
