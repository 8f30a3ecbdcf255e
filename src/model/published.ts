// The published documents under /api/v1/. They are deliberate copies of internal facts: a change of the
// model must not change what other people's programs read.
import { z } from 'zod';
import { ruleNames, severities } from './finding.ts';
import { logKinds, planStatuses, planTypes, priorities, taskStatuses } from './status.ts';

const count = z.int().nonnegative();
const day = z.string().meta({ format: 'date' });
const url = z.string().meta({ description: 'Address on this site, its base path included.' });
const source = z.object({
  repo: z.string().meta({ description: 'Id of the source.' }),
  commit: z.string().nullable(),
  path: z.string().meta({ description: 'Path inside the repository.' }),
});
const placedSource = source.extend({ line: count });

/** What every document begins with. */
function document<Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) {
  return z
    .object({
      schema: z.literal(`cairn.${name}/v1`),
      collected_at: z.string().nullable().meta({
        format: 'date-time',
        description: 'The moment that counts as now for everything in this document.',
      }),
      content_hash: z.string().meta({ description: 'SHA-256 over everything that the build read.' }),
      ...shape,
    })
    .meta({ title: `cairn.${name}/v1` });
}

const counts = z.object({ todo: count, progress: count, wait: count, done: count, cancel: count });

export const workplanItem = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(planTypes),
  status: z
    .enum(planStatuses)
    .nullable()
    .meta({ description: 'Null for a reported plan whose status nobody states.' }),
  owner: z.string().nullable(),
  repo: z.string().nullable(),
  domain: z.string().nullable(),
  priority: z.enum(priorities).nullable(),
  order: z.number().nullable(),
  created: day.nullable(),
  updated: day.nullable(),
  counts,
  reported: z.boolean().meta({ description: 'Known from the table of another plan only.' }),
  lane: z.string().nullable().meta({ description: 'Title of the first lane that names it.' }),
  url,
  source: source.nullable(),
});
export type WorkplanItem = z.infer<typeof workplanItem>;

export const taskItem = z.object({
  id: z.string(),
  workplan: z.string(),
  title: z.string(),
  status: z.enum(taskStatuses),
  priority: z.enum(priorities).nullable(),
  needs_human: z.boolean(),
  owner: z.string().nullable(),
  due: day.nullable(),
  defer_until: day.nullable(),
  effort: z.number().nullable().meta({ description: 'Days.' }),
  done_when: z.string().nullable(),
  log: z.array(z.object({ kind: z.enum(logKinds), date: day, label: z.string().nullable() })),
  references: z.array(z.string()),
  depends_on: z.array(z.string()),
  url,
  source: placedSource,
});
export type PublishedTask = z.infer<typeof taskItem>;

export const findingItem = z.object({
  rule: z.enum(ruleNames),
  severity: z.enum(severities),
  message: z.string(),
  hint: z.string(),
  subject: z.string(),
  at: z.object({ repo: z.string(), file: z.string(), line: count, column: count }),
});

const findingCounts = z.object({ error: count, warning: count, info: count });

/** Every document by its name. */
export const documents = {
  portal: document('portal', {
    title: z.string(),
    goal: z.string().nullable(),
    counts: z.object({ workplans: count, tasks: counts, findings: findingCounts, quarantined: count }),
    links: z.record(z.string(), url),
  }),
  workplans: document('workplans', { workplans: z.array(workplanItem) }),
  tasks: document('tasks', { tasks: z.array(taskItem) }),
  findings: document('findings', { findings: z.array(findingItem) }),
} as const;
export type DocumentName = keyof typeof documents;
export type PublishedDocument<Name extends DocumentName> = z.infer<(typeof documents)[Name]>;
