// Collecting over HTTP from a server of this machine that is slow, huge, redirecting or broken.
import { rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { isPublic } from '../../scripts/collect/addresses.ts';
import { collectedOf, lockedOf, makeSite, noon, restate, run, textsOf } from './collected.ts';
import { serve } from './servers.ts';

const probe = '{"schema":"cairn.probe/v1", "probe":"api"}\n';
const file = 'probes/hub/hub/2026-06-27T12-00-00Z.json';

function source(address: string, more = ''): string {
  return `  - { id: hub, url: "${address}", private: true, timeout_s: 2${more} }\n`;
}

async function failureOf(answer: RequestListener, more = ''): Promise<string | undefined> {
  const site = await makeSite(source(await serve(answer), more));
  expect((await run(site)).code).toBe(1);
  expect(await collectedOf(site)).toEqual([]);
  return (await lockedOf(site, 'hub')).reason;
}

test('what an address answers is kept as it is, each time it says something new', async () => {
  let body = probe;
  const site = await makeSite(source(await serve((_, response) => response.end(body))));
  await run(site);
  expect(await textsOf(site)).toMatchObject({ [file]: probe });
  await run(site, { now: '2026-06-27T12:05:00Z' });
  expect(await collectedOf(site)).toEqual([file]);
  body = '[]';
  await run(site, { now: '2026-06-27T12:10:00Z' });
  expect(await collectedOf(site)).toEqual([file, 'probes/hub/hub/2026-06-27T12-10-00Z.json']);
  expect(await lockedOf(site, 'hub')).toMatchObject({ fetched_at: '2026-06-27T12:10:00Z', other_files: 2 });
});

test('results stay without the cache, and go when they are old', async () => {
  let body = '[1]';
  const address = await serve((_, response) => response.end(body));
  const site = await makeSite(source(address, ', keep_days: 2'));
  await run(site);
  await rm(site.cache, { recursive: true });
  body = '[2]';
  await run(site, { now: '2026-06-28T12:00:00Z' });
  expect(await collectedOf(site)).toHaveLength(2);
  body = '[3]';
  await run(site, { now: '2026-06-30T11:00:00Z' });
  expect(await collectedOf(site)).toEqual([
    'probes/hub/hub/2026-06-28T12-00-00Z.json',
    'probes/hub/hub/2026-06-30T11-00-00Z.json',
  ]);
});

test('runs of an automation, and a registry that is replaced', async () => {
  const registry = '{ "workstreams": [] }\n';
  const address = await serve(({ url }, response) =>
    response.end(url === '/all' ? registry : JSON.stringify(url)),
  );
  const site = await makeSite(
    source(`${address}/runs`, ', holds: runs, folder: triage') +
      source(`${address}/all`, ', holds: registry').replace('hub', 'tasks'),
  );
  await run(site);
  await run(site, { now: '2026-06-28T12:00:00Z' });
  expect(await collectedOf(site)).toEqual([
    'registry/tasks.json',
    'runs/triage/hub/2026-06-27T12-00-00Z.json',
  ]);
});

test('an answer that is no export of a registry leaves the last one where it is', async () => {
  const good = '{ "workstreams": [{ "id": "1", "status": "active" }] }\n';
  let body = good;
  const site = await makeSite(source(await serve((_, response) => response.end(body)), ', holds: registry'));
  await run(site);
  body = '{\n  "workstreams": 3 }\n';
  await run(site, { now: '2026-06-28T12:00:00Z' });
  expect(await textsOf(site)).toMatchObject({ 'registry/hub.json': good });
  expect(await lockedOf(site, 'hub')).toMatchObject({
    fetched_at: noon,
    failed_at: '2026-06-28T12:00:00Z',
    reason: 'its answer, 2:18: this is no export of a registry: `workstreams` is 3: must be a list',
  });
});

test('a token goes to the stated host, and no further', async () => {
  const seen: (string | undefined)[] = [];
  const other = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.end(probe);
  });
  const address = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(302, { location: other }).end();
  });
  const site = await makeSite(source(address, ', token_env: HUB_TOKEN'));
  await run(site, { environment: { HUB_TOKEN: 's3cret' } });
  expect(seen).toEqual(['Bearer s3cret', undefined]);
});

test('redirects are followed five times', async () => {
  const address = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end(probe);
    else response.writeHead(307, { location: `/${left - 1}` }).end();
  });
  const site = await makeSite(source(`${address}/5`));
  expect((await run(site)).code).toBe(0);
  await restate(site, source(`${address}/6`));
  expect((await run(site)).lines[1]).toContain('it leads on more than 5 times');
});

describe('nothing is taken from an address', () => {
  test.each<[string, string, RequestListener]>([
    ['that never answers', 'it did not answer in time', () => undefined],
    [
      'that answers drop by drop',
      'it did not answer in time',
      (_, response) => {
        const drops = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(drops));
      },
    ],
    [
      'that answers without end',
      'it answered more than 5000 bytes',
      (_, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(1000)));
        };
        response.on('drain', more);
        more();
      },
    ],
    [
      'that leads to another protocol',
      'it leads to file://, which is another protocol',
      (_, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    ],
    [
      'that is not well',
      'it answered 503 Service Unavailable',
      (_, response) => response.writeHead(503).end(),
    ],
    ['that answers no JSON', 'what it answered is not JSON', (_, response) => response.end('<html>')],
    [
      'that answers no UTF-8',
      'what it answered is not JSON',
      (_, response) => response.end(Buffer.from([0x22, 0xff, 0x22])),
    ],
    [
      'that breaks off',
      'its answer broke off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('[');
        setTimeout(() => response.destroy(), 50);
      },
    ],
  ])('%s', async (_, reason, answer) => {
    expect(await failureOf(answer, ', max_file_bytes: 5000')).toBe(reason);
  });

  test('of a private network, unless that is stated; its last good copy stays', async () => {
    const address = await serve((_, response) => response.end(probe));
    const site = await makeSite(source(address));
    await run(site);
    const { port } = new URL(address);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1']) {
      await restate(site, `  - { id: hub, url: "https://${host}:${port}/" }\n`);
      const { lines } = await run(site, { now: '2026-06-28T12:00:00Z' });
      expect(lines[1]).toContain('an address of a private network. State `private: true`');
    }
    expect(await textsOf(site)).toMatchObject({ [file]: probe });
    expect(await lockedOf(site, 'hub')).toMatchObject({ fetched_at: noon });
  });
});

test.each([
  ['93.184.216.34', true],
  ['2606:4700::1111', true],
  ['10.0.0.1', false],
  ['172.16.9.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['::', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['::ffff:10.0.0.1', false],
  ['64:ff9b::a00:1', false],
  ['224.0.0.1', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});
