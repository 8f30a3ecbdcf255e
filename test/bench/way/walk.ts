// Once the whole way: `collect`, then `build` with its search, and a look at what has come of it.
import { project, readCommand } from '../commands.ts';
import { measure } from '../measure.ts';
import type { Measurement } from '../measure.ts';
import { checkCollected } from './collected.ts';
import type { Collected } from './collected.ts';
import type { Places } from './places.ts';
import { findFaults } from './site-proof.ts';
import type { ExpectedSite } from './site-proof.ts';

export interface Walk {
  collect: Measurement;
  build: Measurement;
}

export interface ExpectedWalk {
  collected: Collected;
  site: ExpectedSite;
}

const mostShown = 20;

/** Throws where it did not end in the site that it should. */
export async function measureWalk(places: Places, expected: ExpectedWalk): Promise<Walk> {
  const { content, cache, site } = places;
  const collect = await run('collect', ['--content', content, '--cache', cache]);
  checkCollected(collect.stdout, expected.collected);
  const build = await run('build', ['--content', content, '--cache', cache, '--out', site]);
  await run('verify', ['--out', site]);
  checkFaults(await findFaults(site, expected.site));
  return { collect, build };
}

function checkFaults(faults: readonly string[]): void {
  if (faults.length === 0) return;
  const shown = faults.slice(0, mostShown).join('\n');
  throw new Error(`The site has ${faults.length} faults, of which these are the first:\n${shown}`);
}

function run(name: string, args: readonly string[]): Promise<Measurement> {
  return measure(process.execPath, [...readCommand(name), ...args], project);
}
