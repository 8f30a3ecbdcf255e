// The site is exactly what the content makes of it: on any machine, whether built anew or after a change. All of
// these are real builds.
import { appendFileSync, cpSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { toDigest } from '../../src/model/digest.ts';
import { build, listLeftovers, makePlace, makePlaceLike } from '../scripts/build-site.ts';
import type { Place } from '../scripts/build-site.ts';
import { makeFolder, writeFiles } from '../scripts/content.ts';
import { project } from '../scripts/run-script.ts';
import { listDifferences, readTree } from './trees.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const demo = path.join(project, 'content');
const small = path.join(import.meta.dirname, 'small', 'content');

async function copyContent(from: string): Promise<string> {
  const folder = path.join(await makeFolder(), 'content');
  cpSync(from, folder, { recursive: true });
  return folder;
}

test('the demo content gives the same bytes in any folder, time zone, language and environment', async () => {
  const [east, west] = await Promise.all(
    [
      { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      {
        TZ: 'America/Los_Angeles',
        LANG: 'en_US.UTF-8',
        BASE_URL: '/other/',
        DEV: '1',
        NODE_ENV: 'development',
      },
    ].map(async (environment) => {
      const place = await makePlace();
      await build(await copyContent(demo), place, { environment });
      return readTree(place.out);
    }),
  );
  if (!east || !west) throw new Error('nothing was built');
  expect(east.size).toBeGreaterThan(60);
  expect(listDifferences(east, west)).toEqual([]);
});

/** What a service says, and what an automation left behind. */
const probe = (service: string, status: string): string =>
  JSON.stringify({
    schema: 'cairn.probe/v1',
    service,
    probe: 'api',
    status,
    checked_at: '2026-06-27T17:55:00Z',
    latency_ms: 81,
  });
const run = (automation: string, result: string): string =>
  JSON.stringify({ schema: 'cairn.run/v1', automation, result });

/** Services and automations in good order, and a plan with a task that waits for some of them. */
const watched = {
  'probes/hub/2026-06-27T17-55-00Z.json': probe('hub', 'up'),
  'probes/forge/2026-06-27T17-55-00Z.json': probe('forge', 'up'),
  'runs/triage/2026-06-27T06-00-00Z.json': run('triage', 'clean'),
  'runs/drill/2026-06-27T06-00-00Z.json': run('drill', 'clean'),
  'workplans/net/watch.md':
    '---\nid: NET-WP-0008\ntitle: Watch\n---\n\n## Watch\n\n```task\nid: T01\nrequires: [{ service: hub }, { automation: triage }]\n```\n',
};
const watchedConfig = `services: [{ id: hub }, { id: forge }]
automations:
  - { id: triage, schedule: "0 6 * * *", tolerance_minutes: 60 }
  - { id: drill, schedule: "0 6 * * *", tolerance_minutes: 60 }
`;

/** Nothing on its page tells where its file lies, but the line that says so. */
const faultless = '---\nid: NET-WP-0002\ntitle: Faultless\n---\n\n## Go on\n\n```task\nid: T01\n```\n';

// One place for all that follows: one change after the other.
let content = '';
let place: Place;
let first: Map<string, Buffer>;

beforeAll(async () => {
  content = await copyContent(small);
  await writeFiles(content, { 'workplans/net/faultless.md': faultless, ...watched });
  appendFileSync(path.join(content, 'portal.yaml'), watchedConfig);
  place = await makePlace();
  await build(content, place);
  first = readTree(place.out);
});

describe('a build after a change', () => {
  const file = (name: string): string => path.join(content, name);
  const edit = (name: string, change: (text: string) => string): void =>
    writeFileSync(file(name), change(readFileSync(file(name), 'utf8')));

  /** When each page was last made: one that is kept is the same file still. */
  const readTimes = (): Map<string, number> =>
    new Map(
      [...readTree(place.out).keys()].flatMap((name) =>
        toPage(name).map((page) => [page, statSync(path.join(place.out, name)).mtimeMs]),
      ),
    );

  /** Clean builds by the digest of their content. */
  const known = new Map<string, Map<string, Buffer>>();
  const buildClean = async (): Promise<Map<string, Buffer>> => {
    const digest = toDigest(JSON.stringify([...readTree(content)]));
    const site = known.get(digest) ?? (known.size ? await buildElsewhere() : first);
    known.set(digest, site);
    return site;
  };
  const buildElsewhere = async (): Promise<Map<string, Buffer>> => {
    const clean = await makePlaceLike(place);
    await build(content, clean);
    return readTree(clean.out);
  };

  /** They say how long they have been so, and what is due. */
  const evidence = ['automations/drill', 'automations/triage', 'services/forge', 'services/hub'];
  const keys = 'workplans/ops/workplans/OPS-WP-0004-keys.md';
  const steps: { name: string; change: () => void | Promise<void>; made: string[] }[] = [
    { name: 'nothing changed', change: () => undefined, made: [] },
    {
      name: 'the text of a plan',
      change: () => edit(keys, (text) => `${text}\nA word more.\n`),
      made: ['OPS-WP-0004'],
    },
    {
      name: 'the status of a task that another needs',
      change: () => edit(keys, (text) => text.replace('status: progress', 'status: done')),
      made: ['OPS-WP-0001', 'OPS-WP-0004'],
    },
    {
      name: 'a plan more',
      change: () =>
        writeFiles(content, { 'workplans/net/new.md': '---\nid: NET-WP-0005\ntitle: New\n---\n\nText.\n' }),
      made: ['NET-WP-0005'],
    },
    {
      name: 'what a probe says, how a run went, and a run more',
      change: () =>
        writeFiles(content, {
          'probes/hub/2026-06-27T17-55-00Z.json': probe('hub', 'down'),
          'runs/triage/2026-06-27T06-00-00Z.json': run('triage', 'failed'),
          'runs/drill/2026-06-26T06-00-00Z.json': run('drill', 'clean'),
        }),
      made: ['automations/drill', 'automations/triage', 'services/hub', 'NET-WP-0008'],
    },
    { name: 'a plan less', change: () => rmSync(file('workplans/net/new.md')), made: [] },
    {
      name: 'another name of a file, in a repository without a known commit',
      change: () => renameSync(file('workplans/net/faultless.md'), file('workplans/net/renamed.md')),
      made: ['NET-WP-0002'],
    },
    {
      name: 'an id that others mention',
      change: () => edit(keys, (text) => text.replaceAll('OPS-WP-0004', 'OPS-WP-0014')),
      made: ['OPS-WP-0001', 'OPS-WP-0014'],
    },
    {
      name: 'a later collection',
      change: () => edit('sources.lock.json', (text) => text.replace('2026-06-27T18:00', '2026-06-28T06:30')),
      made: [...evidence, 'OPS-WP-0001'],
    },
    {
      name: 'a new commit of one repository',
      change: () => edit('sources.lock.json', (text) => text.replace('"0123456789', '"9876543210')),
      made: ['OPS-WP-0001', 'OPS-WP-0002@ops', 'OPS-WP-0014'],
    },
    {
      name: 'the title of the portal',
      change: () => edit('portal.yaml', (text) => text.replace('title: Small', 'title: Little')),
      made: [
        ...evidence,
        'NET-WP-0002',
        'NET-WP-0008',
        'OPS-WP-0001',
        'OPS-WP-0002@ops',
        'OPS-WP-0014',
        'ops-wp-0002',
      ],
    },
  ];

  test.each(steps)('$name: equals a clean build, and makes no page for nothing', async ({ change, made }) => {
    const before = readTimes();
    await change();
    const [clean, ran] = await Promise.all([buildClean(), build(content, place)]);
    expect(listDifferences(readTree(place.out), clean)).toEqual([]);
    const after = readTimes();
    expect([...after.keys()]).toEqual([...clean.keys()].flatMap(toPage));
    expect([...after].flatMap(([page, time]) => (before.get(page) === time ? [] : [page]))).toEqual(made);
    expect(listLeftovers(place, ran)).toEqual([]);
  });
});

/** Of the page of one plan, service or automation, not of a list: the slug of a plan, else with its folder. */
function toPage(name: string): string[] {
  const [, folder = '', slug = ''] =
    /^(workplans|services|automations)\/([^/]+)\/index\.html$/.exec(name) ?? [];
  if (folder === '') return [];
  return [folder === 'workplans' ? slug : `${folder}/${slug}`];
}
