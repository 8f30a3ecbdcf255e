import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildServices } from '../../src/graph/services.ts';
import type { ServiceState } from '../../src/graph/services.ts';
import { toAvailability, toTimeline } from '../../src/graph/timeline.ts';
import { dayMs, minuteMs, secondMs, toIso, toMoment } from '../../src/model/dates.ts';
import { compareStatus, probeStatuses } from '../../src/model/probe.ts';
import type { ProbeStatus } from '../../src/model/probe.ts';
import type { ServiceConfig } from '../../src/model/portal-config.ts';
import type { ProbeSample } from '../../src/parse/evidence/format.ts';
import { ProbeHistories } from '../../src/parse/evidence/history.ts';

const at = (text: string): number => toMoment(text) ?? Number.NaN;
const now = at('2026-06-27T18:00:00Z');
const minutesAgo = (minutes: number): number => now - minutes * minuteMs;

const config = (more: Partial<ServiceConfig> = {}): ServiceConfig => ({
  id: 'hub',
  probes: [],
  from: [],
  plans: [],
  line: 1,
  column: 1,
  ...more,
});

function sample(status: ProbeStatus, moment: number, more: Partial<ProbeSample> = {}): ProbeSample {
  return {
    service: 'hub',
    probe: 'api',
    status,
    at: moment,
    validForSeconds: 3600,
    latencyMs: null,
    message: null,
    evidence: null,
    ...more,
  };
}

function serviceOf(samples: readonly ProbeSample[], configs = [config()]): ServiceState {
  const histories = new ProbeHistories({ now, validForSeconds: 3600 });
  for (const each of samples) histories.addSample(each, 'probes/hub/a.json');
  const folder = { path: 'probes/hub', digest: '', files: 1, histories: histories.close(), flawed: [] };
  const [service] = buildServices(configs, [folder], now).all;
  if (!service) throw new Error('there is no service');
  return service;
}

const outline = ({ segments }: Pick<ServiceState, 'segments'>): string =>
  segments.map(({ status, from, to }) => `${status} ${(to - from) / minuteMs}`).join(', ');

describe('the state of a service', () => {
  test('is that of its worst required probe', () => {
    const samples = [sample('up', minutesAgo(5)), sample('degraded', minutesAgo(5), { probe: 'write' })];
    expect(serviceOf(samples).status).toBe('degraded');
    const optional = [config({ probes: [{ id: 'WRITE', required: false }] })];
    expect(serviceOf(samples, optional).status).toBe('up');
  });

  test('is unknown without a probe, and while a required one has never reported', () => {
    expect(serviceOf([]).status).toBe('unknown');
    const demanding = [config({ probes: [{ id: 'write', required: true }] })];
    expect(serviceOf([sample('up', minutesAgo(5))], demanding).status).toBe('unknown');
    expect(serviceOf([sample('down', minutesAgo(5))], demanding).status).toBe('down');
  });

  test('is unknown, never up, once its evidence has expired, and since then', () => {
    const fresh = serviceOf([sample('up', minutesAgo(60))]);
    expect([fresh.status, fresh.isStale, fresh.expiresAt]).toEqual(['up', false, now]);
    const stale = serviceOf([sample('up', minutesAgo(61))]);
    expect([stale.status, stale.isStale, stale.expiresAt]).toEqual(['unknown', true, null]);
    expect(stale.since).toBe(minutesAgo(1));
    expect(outline(stale)).toBe('up 60, unknown 1');
  });

  test('is unknown while its newest result is dated in the future', () => {
    const service = serviceOf([sample('up', minutesAgo(5)), sample('up', now + 1)]);
    expect(service.status).toBe('unknown');
    expect(service.probes[0]?.doubt).toBe('future');
    expect(service.checkedAt).toBe(minutesAgo(5));
  });

  test('begins with its first result, and is told in changes', () => {
    const service = serviceOf([
      sample('up', minutesAgo(100)),
      sample('up', minutesAgo(70)),
      sample('down', minutesAgo(40), { message: 'refused' }),
      sample('up', minutesAgo(10)),
    ]);
    expect(outline(service)).toBe('up 60, down 30, up 10');
    expect(service.since).toBe(minutesAgo(10));
    expect([service.changes30, service.changes90]).toEqual([2, 2]);
    expect(service.segments[1]?.message).toBe('refused');
    expect(service.durations.upMs).toBe(70 * minuteMs);
    expect(service.durations.unknownMs).toBe(90 * dayMs - 100 * minuteMs);
  });

  test('its availability is a share of what is known, and what is not known stands apart', () => {
    const service = serviceOf([
      sample('up', minutesAgo(240), { validForSeconds: 7200 }),
      sample('down', minutesAgo(120), { validForSeconds: 1800 }),
      sample('degraded', minutesAgo(30), { validForSeconds: 3600 }),
    ]);
    expect(outline(service)).toBe('up 120, down 30, unknown 60, degraded 30');
    expect(toAvailability(service.durations)).toBe((120 + 30) / 180);
    expect(service.durations.unknownMs).toBe(90 * dayMs - 180 * minuteMs);
    expect(toAvailability(serviceOf([]).durations)).toBeNull();
  });

  test('changes are counted over 30 and over 90 days', () => {
    const daysAgo = (days: number): number => now - days * dayMs;
    const long = { validForSeconds: 100 * 86_400 };
    const service = serviceOf([
      sample('up', daysAgo(99), long),
      sample('down', daysAgo(91), long),
      sample('up', daysAgo(89), long),
      sample('down', daysAgo(31), long),
      sample('up', daysAgo(29), long),
    ]);
    expect([service.changes30, service.changes90]).toEqual([1, 3]);
  });

  test('a gap in the evidence is a time of which nothing is known', () => {
    const service = serviceOf([sample('up', minutesAgo(200)), sample('up', minutesAgo(20))]);
    expect(outline(service)).toBe('up 60, unknown 120, up 20');
  });

  test('expires with the first of its good results, and only with the last of its bad ones', () => {
    const write = { probe: 'write' };
    expect(serviceOf([sample('up', minutesAgo(5)), sample('up', minutesAgo(20), write)]).expiresAt).toBe(
      minutesAgo(-40),
    );
    expect(serviceOf([sample('down', minutesAgo(5)), sample('up', minutesAgo(20), write)]).expiresAt).toBe(
      minutesAgo(-55),
    );
  });

  test('takes what documents say under its keys, before a service that is called so', () => {
    const configs = [config({ from: ['Core_Hub'] }), config({ id: 'core_hub' })];
    const shared = sample('down', minutesAgo(5), { service: 'core_hub', probe: 'core_hub' });
    expect(serviceOf([sample('up', minutesAgo(5)), shared], configs).status).toBe('down');
    const histories = new ProbeHistories({ now, validForSeconds: 3600 });
    histories.addSample({ ...shared, service: 'other' }, 'a');
    const folder = { path: 'probes', digest: '', files: 1, histories: histories.close(), flawed: [] };
    expect(buildServices(configs, [folder], now).unclaimed).toEqual(['other']);
  });

  test('days have the worst that was known of them', () => {
    const service = serviceOf([
      sample('down', at('2026-06-25T12:00:00Z')),
      sample('up', at('2026-06-25T12:30:00Z'), { validForSeconds: 40 * 3600 }),
      sample('up', at('2026-06-27T17:50:00Z')),
    ]);
    expect(service.days).toHaveLength(90);
    expect(service.days.slice(-4).map(({ date, status }) => `${date} ${status}`)).toEqual([
      '2026-06-24 null',
      '2026-06-25 down',
      '2026-06-26 up',
      '2026-06-27 unknown',
    ]);
  });
});

describe('what is kept of a probe', () => {
  const samples = fc.array(
    fc.record({
      minute: fc.integer({ min: 0, max: 300 }),
      status: fc.constantFrom(...probeStatuses),
      validForSeconds: fc.constantFrom(300, 1800),
    }),
    { minLength: 1, maxLength: 40 },
  );

  /** What a reader of all results would say of one moment. */
  function lookUp(all: readonly ProbeSample[], moment: number): ProbeStatus | undefined {
    const before = all.filter((each) => each.at <= moment);
    const newest = Math.max(...before.map((each) => each.at));
    const [last] = before
      .filter((each) => each.at === newest)
      .sort(
        (a, b) => compareStatus(b.status, a.status) || (b.validForSeconds ?? 0) - (a.validForSeconds ?? 0),
      );
    if (!last) return undefined;
    return moment - last.at < (last.validForSeconds ?? 0) * secondMs ? last.status : 'unknown';
  }

  /** The second lies before the first, and those of its state that follow lie behind it. */
  const betweenOthers = [
    { minute: 1, status: 'up', validForSeconds: 300 } as const,
    ...[0, 2, 3].map((minute) => ({ minute, status: 'degraded', validForSeconds: 1800 }) as const),
  ];

  test('says the same of each minute as all results together, in whatever order they come', () => {
    fc.assert(
      fc.property(samples, fc.boolean(), (drawn, isSorted) => {
        // One result per minute: what two of one moment leave behind is not their common past.
        const unique = [...new Map(drawn.map((each) => [each.minute, each])).values()];
        const all = unique.map(({ minute, status, validForSeconds }) =>
          sample(status, minutesAgo(300 - minute), { validForSeconds }),
        );
        if (isSorted) all.sort((a, b) => a.at - b.at);
        const histories = new ProbeHistories({ now, validForSeconds: 3600 });
        for (const each of all) histories.addSample(each, 'a');
        const segments = toTimeline(histories.close()[0]?.spans ?? [], now);
        for (let minute = 0; minute < 300; minute += 1) {
          const moment = minutesAgo(300 - minute) + 1;
          const segment = segments.find(({ from, to }) => from <= moment && moment < to);
          expect(segment?.status, toIso(moment)).toBe(lookUp(all, moment));
        }
      }),
      { examples: [[betweenOthers, false]] },
    );
  });

  test('the newest result counts; of two of one moment the worse', () => {
    const histories = new ProbeHistories({ now, validForSeconds: 3600 });
    for (const status of ['up', 'down', 'degraded'] as const)
      histories.addSample(sample(status, minutesAgo(5)), status);
    const [history] = histories.close();
    expect(history?.latest?.status).toBe('down');
    expect(history?.spans.at(-1)?.status).toBe('down');
  });
});
