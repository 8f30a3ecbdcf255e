// The kinds of values that authors write, whatever block they stand in.
import { z } from 'zod';
import { isDay } from './dates.ts';
import { idPattern } from './ids.ts';

export const id = z.string().regex(idPattern, 'must be letters, digits, ".", "_" or "-"');
export const text = z.string().trim().min(1, 'must not be empty');
export const day = z
  .string()
  .refine(isDay, 'must be a date that exists, written YYYY-MM-DD')
  .meta({ format: 'date' });
/** Days of work. */
export const days = z.number().nonnegative();
/** One id or a list of them. */
export const targets = z.union([text, z.array(text)], 'must be text or a list of texts');
