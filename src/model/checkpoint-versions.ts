// Each version of a snapshot has its reader, and keeps it: what was frozen once stays readable.
import type { z } from 'zod';
import { checkpointSpec } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';

/** Reads a document of one version: what it answers is the newest form. */
export type Reader<Value> = (document: unknown) => z.ZodSafeParseResult<Value>;

export const checkpointReaders: Record<string, Reader<Checkpoint>> = {
  'cairn.checkpoint/v1': (document) => checkpointSpec.safeParse(document),
};
