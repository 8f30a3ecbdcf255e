// Services and automations as readers meet them, now and when the evidence has grown old.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { dayMs, dayOf, minuteMs, toIso, toMoment } from '../../src/model/dates.ts';
import { axeViolations } from './accessibility.ts';
import { buildSite } from './built-site.ts';
import { useSite } from './site-under-test.ts';

const startAt = (moment: string) => async (page: Page) => page.clock.install({ time: new Date(moment) });

describe('the demo', () => {
  const site = useSite(() => buildSite('content', { search: false }));

  test('one glance tells the state of every service, day by day', async () => {
    const page = await site.open('services/', { prepare: startAt('2026-06-27T18:05:00Z') });
    const rows = page.locator('.service-row');
    expect(await rows.count()).toBe(8);
    const states = await rows.locator('.status:visible').allInnerTexts();
    expect(states).toEqual(['up', 'up', 'unknown', 'unknown', 'up', 'degraded', 'up', 'up']);
    expect(await rows.first().locator('.strip rect').count()).toBe(90);
    const texts = await rows.first().locator('.strip title').allTextContents();
    expect(texts.at(-11)).toBe('17 June 2026: down for 1 h 35 min, up for 22 h 25 min');
    expect(await axeViolations(page)).toEqual([]);
  });

  test('without JavaScript the states are told as of the collection', async () => {
    const page = await site.open('services/', { javaScript: false });
    const first = page.locator('.service-row').first();
    expect(await first.locator('.state').innerText()).toMatch(/^\s*up\s+for 9 days/);
    expect(await first.innerText()).toContain('checked 27 June 2026, 17:55 UTC');
  });

  test('what has expired since is shown as stale, on every page that says it', async () => {
    const long = /^\s*stale\s+up until 27 June 2026, 18:55 UTC/;
    const short = /^\s*stale\s+since 27 Jun 2026$/;
    for (const [place, stale] of [
      ['', short],
      ['services/', long],
      ['services/state-hub/', long],
    ] as const) {
      const fresh = await site.open(place, { prepare: startAt('2026-06-27T18:54:00Z') });
      const state = fresh
        .locator('.service-row, .eyebrow')
        .locator('cairn-fresh[data-expires="2026-06-27T18:55:00Z"]')
        .first();
      expect(await state.innerText(), place).toMatch(/^\s*up/);
      await fresh.clock.runFor(2 * minuteMs);
      expect(await state.innerText(), place).toMatch(stale);
      const old = await site.open(place, { prepare: startAt('2026-07-27T18:00:00Z') });
      expect(await old.locator('cairn-fresh').count(), place).toBeGreaterThan(0);
      expect(await old.locator('cairn-fresh [data-fresh]:visible').count(), place).toBe(0);
    }
  });

  test('sentences about services say of when they are, once evidence has expired', async () => {
    for (const [place, sentence] of [
      ['', '.service-rows, .small'],
      ['services/', 'h1'],
      ['services/state-hub/', '.summary'],
    ] as const) {
      const page = await site.open(place, { prepare: startAt('2026-06-27T18:54:00Z') });
      const said = page.locator(sentence).locator('cairn-fresh', { hasText: 'As of' }).first();
      expect(await said.innerText(), place).toMatch(/^\s*(Forgejo is degraded|It is up)/);
      await page.clock.runFor(2 * minuteMs);
      expect(await said.innerText(), place).toMatch(
        /^\s*As of 27 June 2026, 18:00 UTC: (Forgejo is degraded|It is up)/,
      );
    }
  });

  test('on the overview of a phone a service takes one line above its days, stale or not', async () => {
    for (const time of ['2026-06-27T18:05:00Z', '2026-07-27T18:00:00Z']) {
      const page = await site.open('', { viewport: { width: 360, height: 800 }, prepare: startAt(time) });
      const heights = await page
        .locator('.service-row .state')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
      expect(heights).toHaveLength(8);
      expect(Math.max(...heights), time).toBeLessThan(30);
    }
  });

  test('an automation says what its gate lacks, run by run', async () => {
    const page = await site.open('automations/daily-triage/', { prepare: startAt('2026-06-27T18:05:00Z') });
    expect(await page.locator('.summary').innerText()).toBe(
      '0 of 3 clean runs in a row; 30 June 2026, 06:00 UTC at the earliest.',
    );
    expect(await page.locator('main .calendar').first().locator('title').allTextContents()).toHaveLength(31);
    expect(await page.locator('.run').count()).toBe(31);
    expect(await page.locator('.run', { hasText: '13 June 2026' }).innerText()).toContain('missing');
    expect(await page.locator('.run', { hasText: '12 June 2026' }).locator('.attempt').count()).toBe(2);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('the task behind the gate says how many runs it has, and the links lead there and back', async () => {
    const page = await site.open('workplans/ACTIVITY-WP-0016/');
    expect(await page.locator('body').innerText()).toContain(
      'it needs 3 clean runs of daily-triage in a row: 0 of 3 clean runs',
    );
    await page.goto(`${site.url()}automations/daily-triage/`);
    await page.locator('.rail a', { hasText: 'ACTIVITY-WP-0016-T09' }).click();
    expect(new URL(page.url()).hash).toBe('#ACTIVITY-WP-0016-T09');
  });

  test('badges say the same as the documents', async () => {
    const read = async (file: string): Promise<string> => readFile(path.join(site.folder(), file), 'utf8');
    expect(JSON.parse(await read('badges/services/forgejo.json'))).toEqual({
      schemaVersion: 1,
      label: 'Forgejo',
      message: 'degraded',
      color: 'yellow',
    });
    expect(JSON.parse(await read('badges/automations/daily-triage.json'))).toMatchObject({
      message: '0 of 3 clean',
    });
    expect(await read('badges/services/forgejo.svg')).toContain('aria-label="Forgejo: degraded"');
    expect(await read('badges/workplans/CUST-WP-0051.svg')).toMatch(/^<svg /);
    expect(await read('badges/portal.svg')).toContain('Infrastructure');
  });
});

describe('a service that never rests', async () => {
  const content = await mkdtemp(path.join(tmpdir(), 'cairn-restless-'));
  afterAll(() => rm(content, { recursive: true }));
  const site = useSite(async () => {
    await writeRestless(content);
    return buildSite(content, { search: false });
  });

  test('its page stays below 100 kB, compressed', async () => {
    const html = await readFile(path.join(site.folder(), 'services/restless/index.html'));
    expect(gzipSync(html).length).toBeLessThanOrEqual(100_000);
    const page = await site.open('services/restless/');
    expect(await page.locator('.change').count()).toBe(50);
    expect(await page.locator('.probe').count()).toBe(20);
    expect(await page.locator('main').innerText()).toMatch(/\d+ earlier changes are not listed/);
  });
});

/** Twenty probes, each of which changes its state every half hour for 90 days. */
async function writeRestless(content: string): Promise<void> {
  const now = toMoment('2026-06-27T18:00:00Z') ?? 0;
  const begin = now - 90 * dayMs;
  await mkdir(path.join(content, 'workplans/ops'), { recursive: true });
  await mkdir(path.join(content, 'probes/restless'), { recursive: true });
  await writeFile(path.join(content, 'workplans/ops/a.md'), '---\nid: OPS-WP-0001\ntitle: A plan\n---\n');
  await writeFile(path.join(content, 'portal.yaml'), 'title: Restless\nservices: [{ id: restless }]\n');
  const lock = { schema: 'cairn.sources/v1', collected_at: toIso(now), sources: [] };
  await writeFile(path.join(content, 'sources.lock.json'), JSON.stringify(lock));
  for (let probe = 0; probe < 20; probe += 1) {
    const summary = {
      schema: 'cairn.probe-summary/v1',
      service: 'restless',
      probe: `probe-${probe}`,
      valid_for_s: 3600,
      spans: Array.from({ length: 90 * 48 }, (_, half) => ({
        status: half % 2 ? 'up' : 'degraded',
        from: toIso(begin + (half * 30 + probe) * minuteMs),
        to: toIso(begin + (half * 30 + probe + 5) * minuteMs),
        message: `half hour ${half}, told at some length so that it weighs something`,
      })),
      days: Array.from({ length: 90 }, (_, day) => ({
        date: dayOf(begin + day * dayMs),
        samples: 288,
        latency_ms: {
          min: 10 + ((day * 7) % 13),
          mean: 100 + ((day * 31) % 97),
          max: 900 + ((day * 17) % 301),
        },
      })),
    };
    await writeFile(path.join(content, `probes/restless/${probe}.json`), JSON.stringify(summary));
  }
}
