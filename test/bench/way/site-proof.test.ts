import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { makeFolder, writeFiles } from '../../scripts/content.ts';
import { findFaults } from './site-proof.ts';

const [one, two] = ['GEN-WP-00001', 'GEN-WP-00002'];
const expected = { plans: 2, words: { plan: two, text: 'a quillwort', areThere: true } };

/** Two plans, the second of which has the words; what a build of it would write. */
async function makeSite(): Promise<string> {
  const site = await makeFolder();
  await writeFiles(site, {
    'api/v1/workplans.json': listPlans(one, two),
    'api/v1/portal.json': '{"counts":{"quarantined":0}}',
    [`workplans/${one}/index.html`]: `<html>${one}</html>`,
    [`workplans/${two}/index.html`]: `<html>${two} and a quillwort</html>`,
  });
  await writeIndex(site, 'now-1', { [`/workplans/${one}/`]: 'first' });
  await writeIndex(site, 'now-2', { [`/workplans/${two}/`]: '', [`/workplans/${two}/#T1`]: 'a quillwort' });
  return site;
}

function listPlans(...ids: string[]): string {
  return JSON.stringify({ workplans: ids.map((id) => ({ id, reported: false })) });
}

/** Address → text. One record is a file of its own, several share one. */
async function writeIndex(site: string, name: string, texts: Record<string, string>): Promise<void> {
  const records = Object.entries(texts).map(([url, content]) => ({ url, content }));
  const fragment = records.length === 1 ? records[0] : { ...records };
  const folder = path.join(site, 'pagefind', name);
  await mkdir(path.join(folder, 'fragment'), { recursive: true });
  const bytes = gzipSync(`pagefind_dcd${JSON.stringify(fragment)}`);
  await writeFile(path.join(folder, 'fragment/en_1.pf_fragment'), bytes);
  const entry = { languages: { en: { page_count: records.length } } };
  await writeFile(path.join(folder, 'pagefind-entry.json'), JSON.stringify(entry));
}

test('a site with a page and a record for every plan has no fault', async () => {
  expect(await findFaults(await makeSite(), expected)).toEqual([]);
});

test('words that are not expected yet are a fault in the page and in the search', async () => {
  const early = { ...expected, words: { ...expected.words, areThere: false } };
  expect(await findFaults(await makeSite(), early)).toMatchInlineSnapshot(`
    [
      "The page of GEN-WP-00002 says “a quillwort”.",
      "The search finds “a quillwort” in GEN-WP-00002.",
    ]
  `);
});

test('words that did not arrive are a fault', async () => {
  const site = await makeSite();
  await writeFiles(site, { [`workplans/${two}/index.html`]: `<html>${two}</html>` });
  await writeIndex(site, 'now-2', { [`/workplans/${two}/`]: '' });
  expect(await findFaults(site, expected)).toMatchInlineSnapshot(`
    [
      "The page of GEN-WP-00002 does not say “a quillwort”.",
      "The search does not find “a quillwort” in GEN-WP-00002.",
    ]
  `);
});

test('what is missing is named', async () => {
  const site = await makeSite();
  await rm(path.join(site, 'workplans', one), { recursive: true });
  await rm(path.join(site, 'pagefind/now-1/fragment'), { recursive: true });
  await writeFiles(site, {
    'api/v1/workplans.json': listPlans(two),
    'api/v1/portal.json': '{"counts":{"quarantined":1}}',
  });
  expect(await findFaults(site, expected)).toMatchInlineSnapshot(`
    [
      "1 of 2 plans are listed.",
      "1 files could not be read.",
      "GEN-WP-00001 has no page.",
      "The search has no record of GEN-WP-00001.",
      "The search has 2 of 3 records.",
    ]
  `);
});

test('a record that is there twice is a fault', async () => {
  const site = await makeSite();
  await writeIndex(site, 'now-3', { [`/workplans/${one}/`]: 'old' });
  expect(await findFaults(site, expected)).toMatchInlineSnapshot(`
    [
      "The search has several records of one address.",
    ]
  `);
});
