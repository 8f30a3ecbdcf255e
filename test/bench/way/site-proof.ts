// Whether a site is the one whose making was to be measured: a failed build is quick, too.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { toPlanId } from '../workplan.ts';
import { readRecordCount, readRecords } from './search-records.ts';

export interface ExpectedSite {
  plans: number;
  /** Words of a plan that are there, or are not there yet. */
  words: { plan: string; text: string; areThere: boolean };
}

const listing = z.object({ workplans: z.array(z.object({ id: z.string(), reported: z.boolean() })) });
const portal = z.object({ counts: z.object({ quarantined: z.int() }) });

/** What is wrong with it, in sentences; none where it is as expected. */
export async function findFaults(site: string, expected: ExpectedSite): Promise<string[]> {
  return [
    ...(await findListFaults(site, expected)),
    ...(await findPageFaults(site, expected)),
    ...(await findSearchFaults(site, expected)),
  ];
}

async function findListFaults(site: string, { plans }: ExpectedSite): Promise<string[]> {
  const { workplans } = listing.parse(await readJson(site, 'api/v1/workplans.json'));
  const { counts } = portal.parse(await readJson(site, 'api/v1/portal.json'));
  const own = workplans.filter(({ reported }) => !reported).length;
  return [
    ...(own === plans ? [] : [`${own} of ${plans} plans are listed.`]),
    ...(counts.quarantined === 0 ? [] : [`${counts.quarantined} files could not be read.`]),
  ];
}

async function findPageFaults(site: string, { plans, words }: ExpectedSite): Promise<string[]> {
  const faults: string[] = [];
  for (const id of listIds(plans)) {
    const page = await readFile(path.join(site, toAddress(id), 'index.html'), 'utf8').catch(() => '');
    if (!page.includes(id) || !page.includes('</html>')) faults.push(`${id} has no page.`);
    if (id === words.plan && page.includes(words.text) !== words.areThere) {
      faults.push(`The page of ${id} ${words.areThere ? 'does not say' : 'says'} “${words.text}”.`);
    }
  }
  return faults;
}

async function findSearchFaults(site: string, { plans, words }: ExpectedSite): Promise<string[]> {
  const index = path.join(site, 'pagefind');
  const records = await readRecords(index);
  const count = await readRecordCount(index);
  const urls = new Set(records.map(({ url }) => url));
  const missing = listIds(plans).filter((id) => !urls.has(toAddress(id)));
  const own = records.filter(({ url }) => url.startsWith(toAddress(words.plan)));
  const areFound = own.some(({ content }) => content.includes(words.text));
  return [
    ...missing.map((id) => `The search has no record of ${id}.`),
    ...(records.length === count ? [] : [`The search has ${records.length} of ${count} records.`]),
    ...(records.length === urls.size ? [] : ['The search has several records of one address.']),
    ...(areFound === words.areThere
      ? []
      : [`The search ${words.areThere ? 'does not find' : 'finds'} “${words.text}” in ${words.plan}.`]),
  ];
}

function listIds(plans: number): string[] {
  return Array.from({ length: plans }, (_, position) => toPlanId(position + 1));
}

function toAddress(id: string): string {
  return `/workplans/${id}/`;
}

async function readJson(site: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(site, name), 'utf8'));
}
