// The code of the site, compiled. Content comes in only when pages are made, so what was compiled is kept: a build whose
// code has not changed loads neither Astro's compiler nor its bundler.
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
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
  /** Puts it into a folder below the project, where it finds its packages; answers what src/site/app.ts has become. */
  placeServer(folder: string): string;
  /** Puts what browsers load into the folder of the site. */
  placeAssets(site: string): void;
  stop(): Promise<void>;
}

/** Begins to compile what is not in the cache. */
export function openSiteCode({ astro, cache }: SiteOptions): SiteCode {
  const source = digestOfCode(projectRoot);
  const digest = toDigest([source, astro.base, astro.site].join('\n'));
  const kept = path.join(cache, 'code', source, digest);
  const compiler = existsSync(kept)
    ? undefined
    : startChild<CompileOrder, object>('./compile-process.ts', { execArgv: ['--max-semi-space-size=4'] });
  const compiling = compiler && compile((order) => compiler.ask(order), { astro, kept });
  // Whatever is wrong with the content is said first.
  compiling?.catch(() => undefined);
  return {
    source,
    digest,
    compiling,
    placeServer(folder) {
      cpSync(path.join(kept, 'server'), folder, { recursive: true });
      const entry = readdirSync(folder).find((name) => name.startsWith('prerender-entry.'));
      if (entry === undefined) throw new Error(`${kept} has no entry`);
      return path.join(folder, entry);
    },
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
    await removeOlder(path.dirname(kept));
    const made = `${kept}.${process.pid}`;
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

async function removeOlder(current: string): Promise<void> {
  const all = path.dirname(current);
  const names = existsSync(all) ? readdirSync(all) : [];
  const older = names.filter((name) => name !== path.basename(current));
  await Promise.all(older.map((name) => removeFolder(path.join(all, name))));
}
