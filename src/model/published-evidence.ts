// Services and automations as they are published: deliberate copies of internal facts, as in published.ts.
import { z } from 'zod';
import { probeStatuses } from './probe.ts';
import { runResults } from './run.ts';

const count = z.int().nonnegative();
const moment = z.string().meta({ format: 'date-time' });
const status = z.enum(probeStatuses);
const url = z.string().meta({ description: 'Address on this site, its base path included.' });

const probeItem = z.object({
  id: z.string(),
  required: z.boolean(),
  status,
  stale: z.boolean().meta({ description: 'Its newest result is older than it is valid.' }),
  checked_at: moment.nullable().meta({ description: 'Of its newest result; null where it never reported.' }),
  valid_until: moment.nullable().meta({ description: 'Null where its newest result does not count.' }),
  latency_ms: z.number().nullable(),
  message: z.string().nullable(),
  evidence: z.string().nullable(),
});

export const serviceItem = z.object({
  id: z.string(),
  title: z.string(),
  status: status.meta({ description: 'That of its worst required probe.' }),
  since: moment.nullable().meta({ description: 'Since when it is in this state.' }),
  stale: z.boolean().meta({ description: 'The evidence of a required probe has expired.' }),
  checked_at: moment.nullable(),
  valid_until: moment
    .nullable()
    .meta({ description: 'When the state changes by itself if nothing more is heard; it is unknown then.' }),
  changes: z.object({ days_30: count, days_90: count }),
  availability_90_days: z.object({
    ratio: z
      .number()
      .nullable()
      .meta({ description: 'Share of the known time in which it was up or degraded.' }),
    known_s: count,
    unknown_s: count.meta({ description: 'Counted in no share.' }),
  }),
  probes: z.array(probeItem),
  plans: z.array(z.string()),
  url,
});
export type PublishedService = z.infer<typeof serviceItem>;

const runAttempt = z.object({
  result: z.enum(runResults),
  schema_valid: z.boolean().nullable(),
  started_at: moment.nullable(),
  finished_at: moment.nullable(),
  message: z.string().nullable(),
  file: z.string().meta({ description: 'Path inside the content folder.' }),
});

const runItem = z.object({
  scheduled_for: moment,
  result: z
    .enum([...runResults, 'missing', 'expected'])
    .meta({ description: 'Of the last attempt; `expected`: its tolerance is not over.' }),
  counts: z.boolean().meta({ description: 'It continues a streak: clean, and valid where it says so.' }),
  disagreement: z.string().nullable().meta({ description: 'What its sources do not agree about.' }),
  attempts: z.array(runAttempt),
});

export const automationItem = z.object({
  id: z.string(),
  title: z.string(),
  schedule: z.string().meta({ description: 'Cron, UTC.' }),
  tolerance_minutes: z.number(),
  required: count.meta({ description: 'Clean runs in a row that are asked for.' }),
  streak: count.meta({ description: 'Clean runs in a row up to now.' }),
  met: z.boolean().meta({ description: 'They are there, and no source contradicts them.' }),
  broken_by: moment.nullable().meta({ description: 'Time of the run that broke the streak last.' }),
  earliest: moment
    .nullable()
    .meta({ description: 'When it can be met at the earliest; null where it is met.' }),
  next: moment.nullable(),
  runs: z.array(runItem).meta({ description: 'Expected runs of up to 90 days, oldest first.' }),
  unscheduled: z.array(runAttempt.extend({ scheduled_for: moment })),
  url,
});
export type PublishedAutomation = z.infer<typeof automationItem>;
