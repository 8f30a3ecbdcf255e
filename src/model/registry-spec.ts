// The written form of what a task registry exports: what it believes of plans ("workstreams") and their tasks. The
// published JSON Schema is made from it. An export may carry more; only what is compared is looked at.
import { z } from 'zod';
import { moment } from './evidence-spec.ts';
import { id, text } from './spec-values.ts';
import { planStatuses, taskStatuses } from './status.ts';

export const registryTaskSpec = z.object({
  id: text.meta({ description: 'The `state_hub_task_id` of a task, else the id of the task itself.' }),
  title: z.string().nullish(),
  status: z.enum(taskStatuses),
  needs_human: z.boolean().nullish().meta({ description: 'Compared only where it is stated.' }),
});

/** A workstream without its tasks. */
export const registryWorkstreamSpec = z.object({
  id: text.meta({ description: 'The `state_hub_workstream_id` of a plan, else the id of the plan itself.' }),
  slug: text
    .nullish()
    .meta({ description: 'Id or alias of the plan, by which it is found where the id finds none.' }),
  title: z.string().nullish(),
  status: z.enum([...planStatuses, 'done']).meta({ description: '`done` is read as `finished`.' }),
});

/** The export as a whole; its workstreams are read one by one. */
export const registryEnvelopeSpec = z.object({
  schema: z.literal('cairn.registry/v1').nullish().meta({ description: 'Default: this version.' }),
  exported_at: moment.nullish().meta({ description: 'When the registry said so.' }),
  repositories: z.array(id).nullish().meta({
    description:
      'Sources that the registry covers completely: a plan of theirs that it does not have is missing. Default: those of which it has a plan.',
  }),
  workstreams: z.array(z.unknown()),
});

/** A file of `registry/`. */
export const registrySpec = registryEnvelopeSpec
  .extend({
    workstreams: z.array(
      registryWorkstreamSpec.extend({
        tasks: z
          .array(registryTaskSpec)
          .nullish()
          .meta({ description: 'All that it has. Where they are not stated, tasks are not compared.' }),
      }),
    ),
  })
  .meta({ title: 'cairn.registry/v1' });
