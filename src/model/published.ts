// The published documents under /api/v1/. They are deliberate copies of internal facts: a change of the
// model must not change what other people's programs read.
import { z } from 'zod';
import { automationItem, serviceItem } from './published-evidence.ts';
import { ruleNames, severities } from './finding.ts';
import { gateFields } from './gate-fields.ts';
import { gateKinds, gateStatuses } from './gate.ts';
import {
  logKinds,
  planStatuses,
  planTypes,
  priorities,
  readinessStates,
  taskStatuses,
  verdicts,
} from './status.ts';
import type { ReadinessState } from './status.ts';

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

const readinessCounts = z.object({
  done: count,
  cancelled: count,
  'in-progress': count,
  'dead-blocked': count,
  deferred: count,
  blocked: count,
  'needs-human': count,
  waiting: count,
  ready: count,
} satisfies Record<ReadinessState, typeof count>);

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
  changed_at: z.string().nullable().meta({
    format: 'date-time',
    description: 'Moment of the newest commit that changed its file; null where that is not known.',
  }),
  counts,
  readiness: readinessCounts.meta({ description: 'Its tasks by what can be done about them now.' }),
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
  readiness: z.object({
    state: z.enum(readinessStates).meta({ description: 'The first that applies, in this order.' }),
    reasons: z.array(z.string()).meta({ description: 'All that apply, the decisive ones first.' }),
  }),
  slack: z.number().nullable().meta({
    description: 'Days that it can slip without delaying the goal; null where the goal does not wait for it.',
  }),
  critical: z.boolean().meta({ description: 'Its slack is 0.' }),
  path: z.string().meta({ description: 'Why it is on the critical path, or is not.' }),
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
  suppressed: z
    .object({ reason: z.string(), until: day })
    .nullable()
    .meta({ description: 'Set aside by the team: counted nowhere.' }),
});

export const gateItem = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(gateKinds),
  owner: z.string().nullable(),
  route: z.string().nullable(),
  host: z.string().nullable(),
  evidence: z.string().nullable(),
  fallback: z.string().nullable(),
  next_command: z.string().nullable(),
  decision: z.string().nullable(),
  status: z.enum(gateStatuses),
  blocks: z.array(z.string()).meta({ description: 'Plans and tasks that it names, as written.' }),
  effort: z.number().nullable().meta({ description: 'Days.' }),
  opened: day.nullable(),
  cleared: day.nullable(),
  missing: z
    .array(z.enum(gateFields))
    .meta({ description: 'What an open gate lacks; `next_step` is a command or a decision.' }),
  requires: z
    .array(
      z.object({
        kind: z.enum(['service', 'automation']),
        id: z.string().meta({ description: 'As written.' }),
        met: z.boolean(),
        standing: z.string().meta({ description: 'How it stands: `2 of 3 clean runs`.' }),
      }),
    )
    .meta({ description: 'What it requires of services and automations.' }),
  holds: z
    .array(z.string())
    .meta({ description: 'Open tasks that wait for it, however indirectly; none once it is cleared.' }),
  critical: z.boolean().meta({ description: 'The critical path waits for it.' }),
  url,
  source: placedSource,
});
export type PublishedGate = z.infer<typeof gateItem>;

export const graphNodeKinds = ['plan', 'task', 'gate', 'reported', 'missing'] as const;
export const edgeKinds = ['dependency', 'gate'] as const;

export const graphNode = z.object({
  id: z
    .string()
    .meta({ description: 'Its id; where several items claim one, `id@repository` from the second on.' }),
  kind: z.enum(graphNodeKinds).meta({
    description: '`reported`: a plan without a file of its own; `missing`: named, but in no collected file.',
  }),
  title: z.string(),
  plan: z.string().nullable().meta({ description: 'Node of the plan that a task lies in.' }),
  state: z.string().nullable().meta({
    description: 'Readiness of a task, status of a plan, `open` or `cleared` for a gate.',
  }),
  state_word: z.string().meta({ description: 'The state in words.' }),
  repo: z.string().nullable(),
  lane: z.string().nullable().meta({ description: 'Title of the first lane that names it or its plan.' }),
  url: url.nullable(),
  effort: z.number().meta({ description: 'Days that it weighs on a path; 0 for what is not open work.' }),
  open: z
    .boolean()
    .meta({ description: 'A task neither done nor cancelled, a gate not cleared, a plan that is not over.' }),
  critical: z.boolean(),
  slack: z.number().nullable(),
});
export type GraphNode = z.infer<typeof graphNode>;

export const graphEdge = z.object({
  from: z.string().meta({ description: 'Node that must be finished before `to`.' }),
  to: z.string(),
  kind: z.enum(edgeKinds),
  verdict: z.enum(verdicts),
  why: z.string().meta({ description: 'What states it, and how it stands.' }),
  source: placedSource,
  source_url: z
    .string()
    .nullable()
    .meta({ description: 'That line at its commit, where the source is on the web.' }),
});
export type GraphEdge = z.infer<typeof graphEdge>;

const graphLane = z.object({
  title: z.string(),
  text: z.string(),
  plan: z.string().meta({ description: 'The plan that states it.' }),
  ids: z.array(z.string()).meta({ description: 'Plans that it names, directly, by a task or by an alias.' }),
});

const criticalPath = z.object({
  ids: z.array(z.string()).meta({ description: 'Nodes from what must be done first to the goal.' }),
  length: z.number().meta({ description: 'Days of work on it.' }),
  ties: z.object({
    total: count.meta({ description: 'Other chains that are as long.' }),
    paths: z.array(z.array(z.string())).meta({ description: 'The first ten of them.' }),
  }),
  left_out: z.object({
    dead_edges: count.meta({ description: 'Edges that no path can use, those in cycles included.' }),
    cycles: z.array(z.array(z.string())).meta({ description: 'Ids that wait for each other, in order.' }),
  }),
});

const findingCounts = z.object({
  error: count,
  warning: count,
  info: count,
  suppressed: count.meta({ description: 'In none of the other counts.' }),
});

const verdict = z.object({
  stable: z.boolean(),
  reasons: z
    .array(
      z.object({
        condition: z.string().meta({ description: 'Name of the condition that is not met.' }),
        text: z.string().meta({ description: 'A sentence.' }),
        ids: z.array(z.string()).meta({ description: 'What it is about.' }),
        url,
      }),
    )
    .meta({ description: 'Why the portal is not stable; none where it is.' }),
});

/** Every document by its name. */
export const documents = {
  portal: document('portal', {
    title: z.string(),
    goal: z.string().nullable(),
    verdict,
    counts: z.object({
      workplans: count,
      tasks: counts,
      by_readiness: readinessCounts,
      gates_open: count,
      findings: findingCounts,
      quarantined: count,
    }),
    links: z.record(z.string(), url),
  }),
  workplans: document('workplans', { workplans: z.array(workplanItem) }),
  tasks: document('tasks', { tasks: z.array(taskItem) }),
  graph: document('graph', {
    goal: z.string().nullable().meta({ description: 'Node that the path leads to; null: all open work.' }),
    nodes: z.array(graphNode).meta({
      description: 'Open work, gates, plans with open work, and whatever an edge touches.',
    }),
    edges: z.array(graphEdge).meta({
      description:
        'As stated: an edge of a plan holds each of its open tasks, one from a plan waits for all of them.',
    }),
    critical_path: criticalPath,
    lanes: z.array(graphLane),
    omitted: z
      .object({ nodes: count, edges: count })
      .meta({ description: 'Left out of this document: closed work that no edge touches.' }),
  }),
  next: document('next', {
    picks: z.array(
      z.object({
        rank: z.int().positive(),
        id: z.string(),
        title: z.string(),
        workplan: z.string(),
        owner: z.string().nullable(),
        reasons: z.array(z.string()).meta({ description: 'In the order in which they decide.' }),
        url,
      }),
    ),
  }),
  gates: document('gates', { gates: z.array(gateItem) }),
  services: document('services', { services: z.array(serviceItem) }),
  automations: document('automations', { automations: z.array(automationItem) }),
  findings: document('findings', { findings: z.array(findingItem) }),
  checkpoints: document('checkpoints', {
    checkpoints: z
      .array(
        z.object({
          id: z.string(),
          date: day.meta({ description: 'The UTC day of its content.' }),
          title: z.string(),
          stable: z.boolean(),
          reconstructed: z.boolean(),
          url,
          manifest_sha256: z.string(),
          previous: z.string().nullable().meta({ description: 'Id of the one before it.' }),
        }),
      )
      .meta({ description: 'In the order in which they were made.' }),
  }),
} as const;
export type DocumentName = keyof typeof documents;
export type PublishedDocument<Name extends DocumentName> = z.infer<(typeof documents)[Name]>;
