import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshSearchIndex } from '../../scripts/search-index.ts';
import { openSecretScan } from '../../scripts/secrets/scan-folder.ts';
import { formatJsonList } from '../../src/model/json-list.ts';
import { buildSearchRecords } from '../../src/portal/search-records.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from '../portal/portal-of.ts';

const words = ['runtime', 'key', 'ledger', 'policy', 'gateway', 'backup', 'Ångström', 'schema'];
/** Enough records for four bundles. */
const texts: Texts = Object.fromEntries(
  Array.from({ length: 300 }, (_, number) => {
    const id = `A-WP-${String(number).padStart(4, '0')}`;
    const say = (turn: number): string =>
      `The ${words[(number + turn) % 8]} of ${words[(number * turn) % 8]}.`;
    const tasks = Array.from({ length: 5 }, (_unused, task) => taskText(`${id}-T0${task}`, '', say(task)));
    return [`ops/${id}.md`, planText(id, 'owner: Ada', `${say(7)}\n\n${tasks.join('\n')}`)];
  }),
);

let folder: string;
const place = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cairn-search-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes content and records, makes the index, answers the bundles that were not in the cache. */
async function make(content: Texts, { cache, out }: { cache: string; out: string }): Promise<string[]> {
  await mkdir(place('content/workplans/ops'), { recursive: true });
  for (const [name, text] of Object.entries(content)) {
    await writeFile(path.join(place('content/workplans'), name), text);
  }
  await writeFile(place('records.json'), formatJsonList(buildSearchRecords(portalOf(content))));
  return refreshSearchIndex({
    records: place('records.json'),
    content: place('content'),
    cache: place(cache),
    base: '/',
    out: place(out),
  });
}

async function readFiles(out: string): Promise<Map<string, string>> {
  const entries = await readdir(place(out), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const bytes = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  const named = files.map((file, index): [string, string] => [
    path.relative(place(out), file),
    bytes[index] ?? '',
  ]);
  return new Map(named.sort());
}

describe('the search index', { timeout: 60_000 }, () => {
  test('has the same bytes whenever, wherever and beside whatever it is made', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Kiritimati';
    expect(await make(texts, { cache: 'one', out: 'first' })).toEqual(['now-1', 'now-2', 'now-3', 'now-4']);
    process.env['TZ'] = 'America/Adak';
    await make(texts, { cache: 'two', out: 'second' });
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    const [first, second] = [await readFiles('first'), await readFiles('second')];
    expect([...second.keys()]).toEqual([...first.keys()]);
    for (const [name, bytes] of first) expect(second.get(name) === bytes, name).toBe(true);
  });

  test('has only what the browser needs, the programs once', async () => {
    const names = [...(await readFiles('first')).keys()].map((name) =>
      name.replace(/en_[0-9a-f]+/, '*').replace(/(index|fragment|filter)\/.*/, '$1/*'),
    );
    const data = (bundle: string): string[] =>
      ['filter/*', 'fragment/*', 'index/*', 'pagefind-entry.json', 'pagefind.*.pf_meta'].map(
        (name) => `${bundle}/${name}`,
      );
    const programs = ['pagefind-worker.js', 'pagefind.js', 'wasm.en.pagefind'].map((name) => `now-1/${name}`);
    const expected = [...['now-1', 'now-2', 'now-3', 'now-4'].flatMap(data), ...programs, 'bundles.json'];
    expect([...new Set(names)].sort()).toEqual(expected.sort());
  });

  test('names its bundles for the browser', async () => {
    const list: unknown = JSON.parse(await readFile(place('first/bundles.json'), 'utf8'));
    expect(list).toMatchObject({ schema: 'cairn.search/v1', bundles: [{ name: 'now-1' }, {}, {}, {}] });
  });

  test('is copied while nothing changes, even when the files are gone', async () => {
    const before = await readFiles('first');
    await rm(place('content/workplans'), { recursive: true });
    const records = { records: place('records.json'), content: place('content'), base: '/' };
    expect(await refreshSearchIndex({ ...records, cache: place('one'), out: place('third') })).toEqual([]);
    expect(await readFiles('third')).toEqual(before);
  });

  test('one changed plan makes one bundle again, and its old form leaves the cache', async () => {
    const cached = await readdir(place('one/search'));
    await mkdir(place('one/search/abc.next-4194305'));
    const changed = { ...texts, 'ops/A-WP-0007.md': planText('A-WP-0007', '', 'A zebra.') };
    const made = await make(changed, { cache: 'one', out: 'first' });
    expect(made).toHaveLength(1);
    const now = await readdir(place('one/search'));
    expect(now).toHaveLength(4);
    expect(now.filter((digest) => cached.includes(digest))).toHaveLength(3);
    const [before, after] = [await readFiles('third'), await readFiles('first')];
    const touched = [...after].filter(([name, bytes]) => before.get(name) !== bytes).map(([name]) => name);
    expect(new Set(touched.map((name) => name.split('/')[0]))).toEqual(new Set([...made, 'bundles.json']));
  });

  test('a secret in what is searched is found in the index as it is served', async () => {
    const secret = ['aB3dE5gH7jK9', 'mN2pQ4sT6v'].join('');
    await make(
      { 'ops/S-1.md': planText('S-1', 'owner: Ada', `password: ${secret}`) },
      { cache: 'secret', out: 'secret' },
    );
    const { hits } = await openSecretScan([]).find({ folder: place('secret'), shelf: 'site' });
    expect(hits.map(({ path: file }) => path.extname(file))).toContain('.pf_fragment');
  });
});
