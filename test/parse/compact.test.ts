import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, toMoment } from '../../src/model/dates.ts';
import { probeFileSpec } from '../../src/model/evidence-spec.ts';
import type { ProbeSpec } from '../../src/model/evidence-spec.ts';
import { probeStatuses } from '../../src/model/probe.ts';
import type { ProbeHistory } from '../../src/model/probe.ts';
import { compactProbeFiles } from '../../src/parse/evidence/compact.ts';
import { toProbeFolder } from '../../src/parse/evidence/probe-folder.ts';
import { fold, result } from './fold-probes.ts';

/** Two days and a half, so that states go on over midnight and gaps lie across it. */
const results = fc.array(
  fc
    .record({
      minute: fc.integer({ min: 0, max: 3600 }),
      probe: fc.constantFrom('api', 'write'),
      status: fc.constantFrom('up' as const, ...probeStatuses),
      valid_for_s: fc.constantFrom(600, 86_400, undefined),
      latency_ms: fc.option(fc.integer({ min: 1, max: 900 })),
      message: fc.constantFrom('refused', 'slow', null),
      evidence: fc.constantFrom('log/1', null),
    })
    .map(({ minute, ...more }) => result(minute, more)),
  { minLength: 1, maxLength: 80 },
);

function withoutDoubles(drawn: readonly ProbeSpec[]): ProbeSpec[] {
  return [...new Map(drawn.map((each) => [`${each.probe} ${each.checked_at}`, each])).values()];
}

/** Which file said it is not the same; a mean is written, not a sum. */
function toFacts(histories: readonly ProbeHistory[]): object[] {
  return histories.map((history) => ({
    ...history,
    latest: { ...history.latest, path: '' },
    days: history.days.map(({ latencyMs, ...day }) => ({
      ...day,
      latencyMs: latencyMs && { ...latencyMs, sum: Math.round(latencyMs.sum) },
    })),
  }));
}

describe('summaries in place of results', () => {
  test('lead to the same histories, day by day', () => {
    fc.assert(
      fc.property(results, (drawn) => {
        const byDay = Map.groupBy(withoutDoubles(drawn), (each) =>
          dayOf(toMoment(each.checked_at ?? '') ?? 0),
        );
        const files = [...byDay].sort().map(([day, each]) => fold(each, `probes/hub/${day}.json`));
        const compacted = files.map((file) => fold(compactProbeFiles([file]), file.path));
        expect(compacted.flatMap(({ flaw }) => flaw ?? [])).toEqual([]);
        const [before, after] = [files, compacted].map((each) => toProbeFolder('probes/hub', each).histories);
        expect(toFacts(after ?? [])).toEqual(toFacts(before ?? []));
      }),
    );
  });

  test('are the same again when they are compacted', () => {
    fc.assert(
      fc.property(results, (drawn) => {
        const once = compactProbeFiles([fold(withoutDoubles(drawn))]);
        expect(compactProbeFiles([fold(once)])).toEqual(once);
      }),
    );
  });

  test('are small, and valid', () => {
    const day = Array.from({ length: 288 }, (_, position) =>
      result(5 * position, {
        status: position === 100 ? 'down' : 'up',
        latency_ms: 80 + (position % 3),
        valid_for_s: position > 200 ? 900 : 1800,
        ...(position === 100 && { message: 'connection refused' }),
      }),
    );
    const summaries = compactProbeFiles([fold(day)]);
    expect(probeFileSpec.safeParse(summaries).success).toBe(true);
    expect(summaries).toMatchInlineSnapshot(`
      [
        {
          "days": [
            {
              "date": "2026-06-26",
              "latency_ms": {
                "max": 82,
                "mean": 81.01408450704226,
                "min": 80,
              },
              "samples": 71,
            },
            {
              "date": "2026-06-27",
              "latency_ms": {
                "max": 82,
                "mean": 80.99539170506912,
                "min": 80,
              },
              "samples": 217,
            },
          ],
          "latency_ms": 80,
          "message": null,
          "probe": "api",
          "schema": "cairn.probe-summary/v1",
          "service": "hub",
          "spans": [
            {
              "from": "2026-06-26T18:05:00Z",
              "status": "up",
              "to": "2026-06-27T01:15:00Z",
              "valid_for_s": 900,
            },
            {
              "from": "2026-06-27T01:20:00Z",
              "status": "up",
              "to": "2026-06-27T09:35:00Z",
            },
            {
              "from": "2026-06-27T09:40:00Z",
              "message": "connection refused",
              "status": "down",
              "to": "2026-06-27T09:40:00Z",
            },
            {
              "from": "2026-06-27T09:45:00Z",
              "status": "up",
              "to": "2026-06-27T18:00:00Z",
            },
          ],
          "valid_for_s": 1800,
        },
      ]
    `);
  });
});

test('results in one file may come in any order', () => {
  fc.assert(
    fc.property(results, fc.infiniteStream(fc.nat()), (drawn, random) => {
      const all = withoutDoubles(drawn);
      const shuffled = all
        .map((each) => ({ each, at: random.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each);
      const [before, after] = [all, shuffled].map((each) => fold(each).histories);
      expect(toFacts(after ?? [])).toEqual(toFacts(before ?? []));
    }),
  );
});

test('what a summary would lose stays as it is', () => {
  expect(compactProbeFiles([fold(result(-1))])).toBeUndefined();
  expect(compactProbeFiles([fold([result(5), { ...result(10), status: 'fine' }])])).toBeUndefined();
  expect(compactProbeFiles([fold([])])).toEqual([]);
});
