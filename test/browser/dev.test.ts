// npm run dev, as its user sees it: a change shows without a step, a fault is said and the server stays.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContent, makeFolder } from '../scripts/content.ts';
import { project } from '../scripts/run-script.ts';
import { launchBrowser, openPage } from './harness.ts';

const portal = 'title: Desk\nsources:\n  - id: ops\n    repo: https://git.example/team/ops\n    ref: main\n';

const plan = (id: string, title: string): string =>
  `---\nid: ${id}\ntitle: ${title}\nstatus: active\nowner: ada\nupdated: 2026-06-01\n---\n\n## Tasks\n`;

let content = '';
let server: ChildProcess;
let output = '';
let url = '';
let browser: Browser;
let page: Page;

beforeAll(async () => {
  content = await makeContent({
    'portal.yaml': portal,
    'sources.lock.json': JSON.stringify({
      schema: 'cairn.sources/v1',
      collected_at: '2026-06-02T06:00:00Z',
      sources: [],
    }),
    'workplans/ops/OPS-WP-0001.md': plan('OPS-WP-0001', 'First title'),
  });
  const args = ['--content', content, '--cache', await makeFolder(), '--port', '0', '--host', '127.0.0.1'];
  // Astro serves no pages where Vitest seems to run it.
  const { VITEST, ...env } = process.env;
  server = spawn(process.execPath, [path.join(project, 'scripts/dev.ts'), ...args], { cwd: project, env });
  url = await new Promise((resolve, reject) => {
    const read = (text: string): void => {
      output += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (found) resolve(found);
    };
    for (const stream of [server.stdout, server.stderr]) stream?.setEncoding('utf8').on('data', read);
    server.once('close', () => reject(new Error(`the server ended:\n${output}`)));
  });
  browser = await launchBrowser();
  ({ page } = await openPage(browser, { url: `${url}/workplans/OPS-WP-0001/` }));
});

afterAll(async () => {
  await browser?.close();
  server?.kill();
});

const file = (name: string): string => path.join(content, name);
const writePlan = (id: string, title: string): Promise<void> =>
  writeFile(file(`workplans/ops/${id}.md`), plan(id, title));

async function shows(address: string, text: string): Promise<boolean> {
  return (await (await fetch(`${url}${address}`)).text()).includes(text);
}

test('a changed plan shows in the browser', async () => {
  const heading = page.locator('h1').first();
  expect(await heading.innerText()).toContain('First title');
  await writePlan('OPS-WP-0001', 'Second title');
  await expect.poll(() => heading.innerText()).toContain('Second title');
});

test('a plan more has a page, and a plan less has none', async () => {
  await writePlan('OPS-WP-0002', 'Newcomer');
  const status = async (): Promise<number> => (await fetch(`${url}/workplans/OPS-WP-0002/`)).status;
  await expect.poll(status).toBe(200);
  await rm(file('workplans/ops/OPS-WP-0002.md'));
  await expect.poll(status).toBe(404);
});

test('a broken plan shows its finding, and the server stays', async () => {
  await writeFile(file('workplans/ops/OPS-WP-0001.md'), '---\nid: [\n---\n');
  await expect.poll(() => shows('/findings/', 'OPS-WP-0001.md')).toBe(true);
  await writePlan('OPS-WP-0001', 'Mended');
  await expect.poll(() => shows('/workplans/OPS-WP-0001/', 'Mended')).toBe(true);
});

test('a broken portal.yaml is reported, and the last good one stays', async () => {
  await writeFile(file('portal.yaml'), `${portal}colour: red\n`);
  await expect.poll(async () => (await shows('/', 'Desk')) && output.includes('colour')).toBe(true);
  expect(await shows('/', 'Desk')).toBe(true);
  await writeFile(file('portal.yaml'), portal.replace('Desk', 'Other desk'));
  await expect.poll(() => shows('/', 'Other desk')).toBe(true);
});
