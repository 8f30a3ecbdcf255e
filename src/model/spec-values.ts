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
const needs = 'must name a `service`, or an `automation` and perhaps its `streak`';
const requirement = z.union(
  [
    z.strictObject({ service: id.meta({ description: 'Must be up.' }) }),
    z.strictObject({
      automation: id,
      streak: z
        .int()
        .positive()
        .optional()
        .meta({ description: 'Clean runs in a row. Default: as many as portal.yaml asks for.' }),
    }),
  ],
  needs,
);
export type RequirementSpec = z.infer<typeof requirement>;
/** One requirement or a list of them. */
export const requirements = z.union([requirement, z.array(requirement)], needs);
/** One id or a list of them. */
export const targets = z.union([text, z.array(text)], 'must be text or a list of texts');
