// The site as a host serves it that says what `_headers` says.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildSite } from './built-site.ts';
import { readHeadersFile } from './headers-file.ts';
import { useSite } from './site-under-test.ts';

const base = '/status/';
const site = useSite(() => buildSite('content', { base }), base, readHeadersFile);

const headersOf = async (path: string): Promise<Headers> => (await fetch(site.url() + path)).headers;

describe('pages under these headers', () => {
  test.each([
    '',
    'workplans/',
    'workplans/CUST-WP-0051/',
    'gates/',
    'services/',
    'automations/',
    'findings/',
    'sources/',
    'checkpoints/',
    'checkpoints/compare/?from=2026-06-26&to=now',
    'nowhere/',
  ])('%s has all that it needs', async (path) => {
    const page = await site.open(path);
    await page.waitForLoadState('networkidle');
  });

  // Chromium asks for an icon at a place of its own beside a picture.
  test.each(['favicon.svg', 'badges/portal.svg'])('%s has its colours', async (path) => {
    const { page, troubles, close } = await site.openTroubled(path);
    await page.waitForLoadState('networkidle');
    expect(troubles.cspViolations).toEqual([]);
    expect(troubles.consoleErrors.filter((line) => line.includes('Policy'))).toEqual([]);
    await close();
  });

  test('a graph is laid out in its worker', async () => {
    const page = await site.open('graph/');
    await page.locator('.graph-frame.moves').waitFor();
    const before = await page.locator('[data-graph-counts]').innerText();
    await page.goto(`${site.url()}graph/?focus=CUST-WP-0051`);
    await expect
      .poll(() => page.locator('[data-graph-counts]').innerText(), { timeout: 15_000 })
      .not.toBe(before);
  });

  test('the search finds something', async () => {
    const page = await site.open('search/?q=custody');
    await expect
      .poll(() => page.locator('main [role=status]').first().textContent(), { timeout: 15_000 })
      .toMatch(/result/);
  });
});

test('all pages state one policy, and the header repeats it and says who may frame them', async () => {
  const names = readdirSync(site.folder(), { recursive: true, encoding: 'utf8' });
  const pages = names.filter((name) => name.endsWith('.html'));
  const policies = new Set(pages.map((name) => policyOf(readFileSync(join(site.folder(), name), 'utf8'))));
  expect(policies.size).toBe(1);
  const said = (await headersOf('')).get('content-security-policy') ?? '';
  const [stated = ''] = policies;
  for (const part of stated.split(';').filter(Boolean)) expect(said).toContain(part.trim());
  expect(said).toContain("frame-ancestors 'none'");
});

test('no page can be framed', async () => {
  const { page, troubles, close } = await site.openTroubled('');
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = location.href;
    document.body.append(frame);
  });
  await expect.poll(() => troubles.consoleErrors.join('\n'), { timeout: 15_000 }).toMatch(/frame/i);
  await close();
});

test('built files are kept for good, all else is asked for again', async () => {
  const [asset = ''] = readdirSync(join(site.folder(), '_astro'));
  expect((await headersOf(`_astro/${asset}`)).get('cache-control')).toBe(
    'public, max-age=31536000, immutable',
  );
  for (const path of ['', 'index.html', 'workplans/', 'as-of.css', 'manifest.json', 'api/v1/portal.json']) {
    expect((await headersOf(path)).get('cache-control')).toBe('no-cache');
  }
});

test('other sites may show badges, and nothing else', async () => {
  expect((await headersOf('badges/portal.svg')).get('cross-origin-resource-policy')).toBe('cross-origin');
  expect((await headersOf('')).get('cross-origin-resource-policy')).toBe('same-origin');
});

function policyOf(html: string): string {
  const [, policy = 'none'] =
    /<meta http-equiv="content-security-policy" content="([^"]+)">/.exec(html) ?? [];
  return policy;
}
