// Where collected files come from, file by file. Collecting writes it beside what it collects.
import { z } from 'zod';
import { id } from './spec-values.ts';

/** A file of `provenance/`, one per source. */
export const provenanceSpec = z
  .object({
    schema: z.literal('cairn.provenance/v1'),
    source: id,
    files: z.array(
      z.object({
        at: z.string().meta({ description: 'Where it lies in the content folder.' }),
        path: z.string().meta({ description: 'Where it lies in the source.' }),
        changed_at: z.iso
          .datetime()
          .nullish()
          .meta({ description: 'Moment of the newest commit that changed it, if known.' }),
      }),
    ),
  })
  .meta({ title: 'cairn.provenance/v1' });

export interface Provenance extends z.infer<typeof provenanceSpec> {
  /** SHA-256 of the file, hexadecimal. */
  digest: string;
}
