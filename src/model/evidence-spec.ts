// The written forms of probe results and run evidence: Cairn's own, and what is read of four others. The published
// JSON Schemas are made from Cairn's own. Foreign documents carry much more; only what is used is looked at.
import { z } from 'zod';
import { toMoment } from './dates.ts';
import { probeStatuses } from './probe.ts';
import { runResults } from './run.ts';
import { id, text } from './spec-values.ts';

export const moment = z
  .string()
  .refine(
    (value) => toMoment(value) !== undefined,
    'must be a moment with its time zone, such as 2026-06-27T18:00:00Z',
  )
  .meta({ format: 'date-time' });
const milliseconds = z.number().nonnegative();
const validity = z.number().positive().nullish();

const evidenceItem = z.union(
  [
    text,
    z.object({
      source: text.nullish().meta({ description: 'Who keeps it.' }),
      ref: text.nullish().meta({ description: 'Where it is: an address, a path, an id.' }),
      run: text.nullish().meta({ description: 'Id of the run that it speaks of.' }),
      result: text.nullish().meta({ description: 'What it says about that run.' }),
    }),
  ],
  'must be text, or a mapping with `source` and `ref`',
);
export type EvidenceItemSpec = z.infer<typeof evidenceItem>;

/** One result of one probe. */
export const probeSpec = z
  .object({
    schema: z.literal('cairn.probe/v1'),
    service: id.meta({ description: 'Id of the service, or a key that it lists under `from`.' }),
    probe: id,
    status: z.enum(probeStatuses),
    checked_at: moment.nullish().meta({ description: 'Default: the time in the file name.' }),
    latency_ms: milliseconds.nullish(),
    message: z.string().nullish(),
    evidence: text.nullish().meta({ description: 'Where the proof is. A reference, never a secret.' }),
    valid_for_s: validity.meta({
      description: 'After this it says nothing any more. Default: `policies.probe_valid_for_s`.',
    }),
  })
  .meta({ title: 'cairn.probe/v1' });
export type ProbeSpec = z.infer<typeof probeSpec>;

/** Many results of one probe, compacted: the spans in which they said the same, and one line per day. */
export const probeSummarySpec = z
  .object({
    schema: z.literal('cairn.probe-summary/v1'),
    service: id,
    probe: id,
    valid_for_s: validity.meta({ description: 'Default: `policies.probe_valid_for_s`.' }),
    spans: z
      .array(
        z.object({
          status: z.enum(probeStatuses),
          from: moment.meta({ description: 'Time of the first result.' }),
          to: moment.meta({ description: 'Time of the last one.' }),
          valid_for_s: validity.meta({
            description: 'How long the last one holds. Default: that of the summary.',
          }),
          message: z.string().nullish().meta({ description: 'Of the first result.' }),
        }),
      )
      .meta({ description: 'Results that say the same, without a gap longer than their validity.' }),
    days: z
      .array(
        z.object({
          date: z.iso.date(),
          samples: z.int().positive(),
          latency_ms: z
            .object({
              min: milliseconds,
              mean: milliseconds,
              max: milliseconds,
              count: z
                .int()
                .positive()
                .nullish()
                .meta({ description: 'Results that state one. Default: all.' }),
            })
            .nullish(),
        }),
      )
      .default([]),
    latency_ms: milliseconds.nullish().meta({ description: 'Of the newest result.' }),
    message: z
      .string()
      .nullish()
      .meta({ description: 'Of the newest result. Default: that of the newest span.' }),
    evidence: text.nullish().meta({ description: 'Of the newest result.' }),
  })
  .meta({ title: 'cairn.probe-summary/v1' });
export type ProbeSummarySpec = z.input<typeof probeSummarySpec>;

/** One execution of an automation. */
export const runSpec = z
  .object({
    schema: z.literal('cairn.run/v1'),
    automation: id,
    scheduled_for: moment.nullish().meta({ description: 'Default: the time in the file name.' }),
    started_at: moment.nullish(),
    finished_at: moment.nullish(),
    result: z.enum(runResults),
    schema_valid: z.boolean().nullish().meta({ description: 'Whether what it made fits its own schema.' }),
    message: z.string().nullish(),
    evidence: z.union([text, z.array(evidenceItem)], 'must be a list').nullish(),
  })
  .meta({ title: 'cairn.run/v1' });

/** A file may hold one of them or a list. */
export const probeFileSpec = z
  .union([probeSpec, probeSummarySpec, z.array(z.union([probeSpec, probeSummarySpec]))])
  .meta({ title: 'Probe results' });
export const runFileSpec = z.union([runSpec, z.array(runSpec)]).meta({ title: 'Runs' });

/** `application/health+json`: draft-inadarei-api-health-check-06, and the words that it lets others use. */
const healthStatus = z.enum(['pass', 'ok', 'up', 'warn', 'fail', 'error', 'down']);
export const healthSpec = z.object({
  status: healthStatus,
  serviceId: z.string().nullish(),
  output: z.string().nullish(),
  checks: z
    .record(
      z.string(),
      z.array(
        z.object({
          status: healthStatus.nullish(),
          time: moment.nullish(),
          observedValue: z.unknown(),
          observedUnit: z.string().nullish(),
          output: z.string().nullish(),
        }),
      ),
    )
    .nullish(),
});
export type HealthSpec = z.infer<typeof healthSpec>;

/** One endpoint of Gatus' `/api/v1/endpoints/statuses`. */
export const gatusSpec = z.object({
  key: text,
  results: z.array(
    z.object({
      success: z.boolean(),
      timestamp: moment,
      duration: z.number().nonnegative().nullish().meta({ description: 'Nanoseconds.' }),
      errors: z.array(z.string()).nullish(),
      conditionResults: z.array(z.object({ condition: z.string(), success: z.boolean() })).nullish(),
    }),
  ),
});

/** One site of Upptime's `history/summary.json`. */
export const upptimeSpec = z.object({
  slug: text,
  status: z.enum(['up', 'degraded', 'down']),
  time: z.number().nonnegative().nullish().meta({ description: 'Milliseconds.' }),
});

/** What is needed of results like `railiance.run-result.v1`: commands and checks, each with a status. */
const step = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  required: z.boolean().nullish(),
  status: z.string(),
});
export const runResultSpec = z.object({
  automation: id.nullish(),
  scheduled_for: moment.nullish(),
  started_at: moment.nullish(),
  finished_at: moment.nullish(),
  schema_valid: z.boolean().nullish(),
  message: z.string().nullish(),
  evidence: z.union([text, z.array(evidenceItem)], 'must be a list').nullish(),
  commands: z.array(step).nullish(),
  checks: z.array(step).nullish(),
});
export type RunResultSpec = z.infer<typeof runResultSpec>;
