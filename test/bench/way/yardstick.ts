// Hugo, and Pagefind on its pages, as people run them who have no Cairn: always cold.
import path from 'node:path';
import { project } from '../commands.ts';
import { measureHugo } from '../hugo.ts';
import { measure } from '../measure.ts';
import type { Measurement } from '../measure.ts';
import { readRecordCount } from './search-records.ts';

const pagefind = path.join(project, 'node_modules/.bin/pagefind');

export interface HugoAndPagefind {
  hugo: Measurement;
  pagefind: Measurement;
}

/** Throws where some of the plans cannot be found afterwards. */
export async function measureHugoAndPagefind(
  workplans: string,
  folder: string,
  plans: number,
): Promise<HugoAndPagefind> {
  const hugo = await measureHugo(workplans, folder);
  const site = path.join(folder, 'public');
  const search = await measure(process.execPath, [pagefind, '--site', site], folder);
  const found = await readRecordCount(path.join(site, 'pagefind'));
  if (found !== plans) throw new Error(`Of ${plans} plans Hugo and Pagefind let ${found} be found.`);
  return { hugo, pagefind: search };
}
