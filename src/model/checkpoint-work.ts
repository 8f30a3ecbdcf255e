// Plans, tasks and gates as a snapshot keeps them: deliberate copies of that day's facts, as small as they can be.
import { z } from 'zod';
import {
  count,
  flag,
  gateField,
  gateKind,
  gateStatus,
  maybeDay,
  maybeNumber,
  maybeText,
  node,
  planStatus,
  planType,
  priority,
  readinessState,
  taskCounts,
  taskStatus,
  texts,
} from './checkpoint-words.ts';

const file = z
  .object({
    repo: z.string().meta({ description: 'Id of the source; empty for the content itself.' }),
    path: z.string(),
  })
  .meta({ description: 'Its commit stands with the source.' });

const task = z.object({
  id: z.string(),
  node,
  title: z.string(),
  status: taskStatus,
  state: readinessState.meta({ description: 'Its readiness.' }),
  line: count.meta({ description: 'Of its heading in the file of its plan.' }),
  // Below here a task that is done or cancelled has nothing.
  reasons: texts.meta({ description: 'Why it is in this state.' }),
  priority: priority.nullable().default(null),
  needs_human: flag,
  owner: maybeText.meta({ description: 'Its own; null where its plan has the owner.' }),
  effort: maybeNumber.meta({ description: 'Days.' }),
  due: maybeDay,
  defer_until: maybeDay,
  slack: maybeNumber.meta({ description: 'Days; null for what does not lead to the goal.' }),
  critical: flag,
});

export const planOfDay = z.object({
  id: z.string(),
  node,
  slug: z
    .string()
    .optional()
    .meta({ description: 'Its part of an address where that is another than its id.' }),
  title: z.string(),
  type: planType,
  status: planStatus
    .nullable()
    .default(null)
    .meta({ description: 'Absent for a reported plan whose status nobody states.' }),
  owner: maybeText,
  repo: maybeText,
  domain: maybeText,
  priority: priority.nullable().default(null),
  created: maybeDay,
  updated: maybeDay,
  counts: taskCounts.meta({ description: 'Its tasks by status; as reported for a reported plan.' }),
  reported: flag.meta({ description: 'Known from the table of another plan only.' }),
  lane: maybeText.meta({ description: 'Title of the first lane that names it.' }),
  findings: count.meta({ description: 'Errors and warnings in its file.' }),
  source: file.nullable().default(null),
  tasks: z.array(task).default([]).meta({ description: 'In the order of its file.' }),
});

export const gateOfDay = z.object({
  id: z.string(),
  node,
  title: z.string(),
  kind: gateKind,
  status: gateStatus,
  owner: maybeText,
  route: maybeText,
  host: maybeText,
  evidence: maybeText,
  fallback: maybeText,
  next_command: maybeText,
  decision: maybeText,
  blocks: texts,
  effort: maybeNumber,
  opened: maybeDay,
  cleared: maybeDay,
  missing: z.array(gateField).default([]).meta({ description: 'What it lacks while it is open.' }),
  holds: count.meta({ description: 'How many open tasks wait for it, however indirectly.' }),
  critical: flag,
  source: file.extend({ line: count }),
});
