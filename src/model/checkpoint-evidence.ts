// Services and automations as a snapshot keeps them.
import { z } from 'zod';
import { count, flag, maybeMoment, maybeText, moment, runState, serviceStatus } from './checkpoint-words.ts';

export const serviceOfDay = z.object({
  id: z.string(),
  title: z.string(),
  status: serviceStatus,
  since: maybeMoment,
  stale: flag,
  checked_at: maybeMoment,
  probes: z
    .array(
      z.object({
        id: z.string(),
        required: flag,
        status: serviceStatus,
        checked_at: maybeMoment,
        message: maybeText,
      }),
    )
    .default([]),
});

export const automationOfDay = z.object({
  id: z.string(),
  title: z.string(),
  schedule: z.string().meta({ description: 'Cron, UTC.' }),
  required: count.meta({ description: 'Clean runs in a row that are asked for.' }),
  streak: count.meta({ description: 'Clean runs in a row up to that moment.' }),
  met: flag,
  broken_by: maybeMoment.meta({ description: 'Time of the run that broke the streak last.' }),
  runs: z
    .array(
      z.object({
        scheduled_for: moment,
        result: runState,
        counts: flag.meta({ description: 'It continues a streak.' }),
        message: maybeText,
      }),
    )
    .default([])
    .meta({ description: 'The last fourteen expected runs, oldest first.' }),
});
