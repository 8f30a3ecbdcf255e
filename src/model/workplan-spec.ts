// The written form of a workplan: what an author may put into front matter and task blocks.
// The published JSON Schemas for editors are made from these, and the parser reports what breaks them.
import { z } from 'zod';
import { day, days, id, requirements, targets, text } from './spec-values.ts';
import { planStatuses, planTypes, priorities, taskStatuses } from './status.ts';

/** Front matter of a workplan. */
export const frontMatterSpec = z
  .object({
    id: id.meta({ description: 'Unique over all repositories, compared without case.' }),
    title: text.meta({ description: 'What the plan is called everywhere.' }),
    type: z.enum(planTypes).default('workplan'),
    status: z
      .enum([...planStatuses, 'done'])
      .default('active')
      .meta({ description: '`done` is read as `finished`.' }),
    domain: text.optional(),
    repo: text
      .optional()
      .meta({ description: 'Repository the plan belongs to; default: the source it came from.' }),
    owner: text.optional(),
    topic_slug: text.optional(),
    planning_priority: z.enum(priorities).optional(),
    planning_order: z.number().optional().meta({ description: 'Lower is earlier.' }),
    created: day.optional(),
    updated: day.optional(),
    state_hub_workstream_id: text.optional(),
    aliases: z.array(text).optional().meta({ description: 'Other names by which plans mention this one.' }),
    depends_on: targets
      .optional()
      .meta({ description: 'Ids of plans or tasks that must be finished first.' }),
    goal: text.optional(),
    defer_until: day.optional(),
    effort: days.optional().meta({ description: 'Days of work.' }),
  })
  .meta({ title: 'Workplan front matter' });
export type FrontMatterSpec = z.infer<typeof frontMatterSpec>;

/** A fenced `task` block. */
export const taskSpec = z
  .object({
    id: id.meta({ description: 'Full id, or `T04` for the fourth task of this plan.' }),
    status: z.enum(taskStatuses).default('todo'),
    priority: z.enum(priorities).optional(),
    needs_human: z.boolean().optional().meta({ description: 'Only a named human can take the next step.' }),
    owner: text.optional(),
    depends_on: targets
      .optional()
      .meta({ description: 'Ids that must be finished first; `T02` is of this plan.' }),
    requires: requirements
      .optional()
      .meta({ description: 'A service that must be up, or clean runs of an automation in a row.' }),
    effort: days.optional().meta({ description: 'Days of work; 1 where unstated.' }),
    due: day.optional(),
    defer_until: day.optional(),
    state_hub_task_id: text.optional(),
  })
  .meta({ title: 'Task block' });
export type TaskSpec = z.infer<typeof taskSpec>;
