// The kinds of values in a snapshot, and the words that it may use. The words are copies of those in status.ts, gate.ts,
// probe.ts and run.ts: a word that is dropped there is still in checkpoints that were made before.
import { z } from 'zod';
import { isDay } from './dates.ts';
import { isCheckpointId } from './checkpoint-id.ts';

export const count = z.int().nonnegative();
export const day = z
  .string()
  .refine(isDay, 'must be a date that exists, written YYYY-MM-DD')
  .meta({ format: 'date' });
export const moment = z.string().meta({ format: 'date-time' });
export const checkpointId = z
  .string()
  .refine(isCheckpointId, 'must be a day, from the second of a day on with a number: `2026-06-27-2`')
  .meta({ description: 'Its day, `-2` and so on for more of one day.' });
export const digest = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');
export const commit = z.string().regex(/^[0-9a-f]{7,64}$/, 'must be a commit hash');

// What is null, false or an empty list by default is left out of the file.
export const maybeText = z.string().nullable().default(null);
export const maybeDay = day.nullable().default(null);
export const maybeMoment = moment.nullable().default(null);
export const maybeNumber = z.number().nullable().default(null);
export const flag = z.boolean().default(false);
export const texts = z.array(z.string()).default([]);

/** Names a thing in the graph where several claim its id. */
export const node = z
  .string()
  .optional()
  .meta({ description: 'Its name in the graph where that is another than its id, which several claim.' });

export const planStatus = z.enum([
  'active',
  'blocked',
  'proposed',
  'backlog',
  'deferred',
  'finished',
  'archived',
  'superseded',
  'cancelled',
]);
export const planType = z.enum(['workplan', 'metaplan', 'runbook']);
export const taskStatus = z.enum(['todo', 'progress', 'wait', 'done', 'cancel']);
export const priority = z.enum(['high', 'medium', 'low']);
export const readinessState = z.enum([
  'done',
  'cancelled',
  'in-progress',
  'dead-blocked',
  'deferred',
  'blocked',
  'needs-human',
  'waiting',
  'ready',
]);
export const gateKind = z.enum(['human', 'operator', 'approval', 'credential']);
export const gateStatus = z.enum(['open', 'cleared']);
export const gateField = z.enum(['owner', 'route', 'host', 'evidence', 'fallback', 'next_step']);
export const serviceStatus = z.enum(['up', 'degraded', 'down', 'unknown']);
export const runState = z.enum([
  'clean',
  'partial',
  'failed',
  'quarantined',
  'skipped',
  'missing',
  'expected',
]);
export const severity = z.enum(['error', 'warning', 'info']);

export const taskCounts = z.object({ todo: count, progress: count, wait: count, done: count, cancel: count });
