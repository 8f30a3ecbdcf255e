// snapshot.json of a checkpoint: every fact that the pages of its day show, in a form of its own. It shares no shape with
// the published documents: these may change, a checkpoint never does, and this very schema must read it in ten years.
// Changes that old snapshots cannot meet make a new version beside this one; its reader stays.
import { z } from 'zod';
import { automationOfDay, serviceOfDay } from './checkpoint-evidence.ts';
import { gateOfDay, planOfDay } from './checkpoint-work.ts';
import {
  checkpointId,
  commit,
  count,
  day,
  flag,
  maybeMoment,
  maybeText,
  moment,
  severity,
  taskCounts,
  texts,
} from './checkpoint-words.ts';

export const checkpointVersion = 'cairn.checkpoint/v1';

const verdict = z.object({
  stable: z.boolean(),
  reasons: z
    .array(
      z.object({
        condition: z.string().meta({ description: 'Name of the condition that is not met.' }),
        text: z.string().meta({ description: 'A sentence.' }),
        ids: texts.meta({ description: 'What it is about.' }),
      }),
    )
    .meta({ description: 'Why it is not stable; none where it is.' }),
});

const counts = z.object({
  plans: count,
  tasks: taskCounts,
  by_readiness: z.record(z.string(), count).meta({ description: 'Tasks by readiness.' }),
  gates_open: count,
  findings: z.object({ error: count, warning: count, info: count, suppressed: count }),
  quarantined: count.meta({ description: 'Files that could not be read.' }),
});

const pathStep = z.object({
  node: z.string().meta({ description: 'Its name in the graph: its id, unless several claim that.' }),
  id: z.string(),
  kind: z.enum(['task', 'gate']),
  title: z.string(),
  plan: maybeText,
  state: z.string().meta({ description: 'Readiness of a task; `open` for a gate.' }),
  days: z.number(),
  owner: maybeText,
});

const criticalPath = z.object({
  length: z.number().meta({ description: 'Days of work on it.' }),
  ties: count.meta({ description: 'Other chains that are as long.' }),
  bottleneck: z.string().nullable().meta({ description: 'What the first step waits for, as a sentence.' }),
  steps: z.array(pathStep).meta({ description: 'From what must be done first to the goal.' }),
});

const pick = z.object({
  id: z.string(),
  title: z.string(),
  plan: z.string(),
  owner: maybeText,
  critical: flag,
  reasons: texts.meta({ description: 'In the order in which they decide.' }),
});

const lane = z.object({
  plan: z.string().meta({ description: 'The plan that states it.' }),
  title: z.string(),
  text: z.string(),
  ids: texts.meta({ description: 'What it names.' }),
  counts: taskCounts,
  position: z
    .enum(['past', 'here', 'ahead'])
    .meta({ description: '`here` is the first lane of its plan with work left.' }),
});

const finding = z.object({
  rule: z.string(),
  severity,
  subject: z.string(),
  message: z.string(),
  repo: z.string(),
  path: z.string(),
  line: count,
  suppressed: z.object({ reason: z.string(), until: day }).nullable().default(null),
});

const source = z.object({
  id: z.string(),
  commit: maybeText,
  fetched_at: maybeMoment,
  files: count.meta({ description: 'Plans and quarantined files that were read of it.' }),
  link: maybeText.meta({
    description: 'Address of a line at this commit, with {path} and {line}; null for what is not on the web.',
  }),
});

export const checkpointSpec = z
  .object({
    schema: z.literal(checkpointVersion),
    id: checkpointId,
    date: day.meta({ description: 'The UTC day of its content.' }),
    title: z.string(),
    portal: z.string().meta({ description: 'Title of the portal.' }),
    goal: z.object({ id: z.string(), title: z.string() }).nullable(),
    collected_at: moment
      .nullable()
      .meta({ description: 'When its content was collected; null where only the day is known.' }),
    content_hash: z.string().meta({ description: 'SHA-256 over everything that was read.' }),
    reconstructed: z.object({ commit, committed_at: moment }).nullable().meta({
      description: 'The commit of the content that it was made from afterwards; null if made that day.',
    }),
    verdict,
    counts,
    critical_path: criticalPath,
    lanes: z.array(lane),
    next: z.array(pick).meta({ description: 'What could be picked up, the most helpful first.' }),
    gates: z.array(gateOfDay),
    services: z.array(serviceOfDay),
    automations: z.array(automationOfDay),
    findings: z.array(finding).meta({
      description: 'Errors and warnings, and all that is suppressed. Those for information are counted only.',
    }),
    cycles: z.array(z.array(z.string())).meta({ description: 'Ids that wait for each other, in order.' }),
    sources: z.array(source),
    plans: z
      .array(planOfDay)
      .meta({ description: 'With a file in the order of their ids, then reported ones.' }),
  })
  .meta({ title: checkpointVersion });

/** As known: with all defaults. */
export type Checkpoint = z.output<typeof checkpointSpec>;
/** As written: what is null, false or empty may be left out. */
export type CheckpointFile = z.input<typeof checkpointSpec>;
export type CheckpointPlan = Checkpoint['plans'][number];
export type CheckpointTask = CheckpointPlan['tasks'][number];
export type CheckpointGate = Checkpoint['gates'][number];
export type CheckpointService = Checkpoint['services'][number];
export type CheckpointAutomation = Checkpoint['automations'][number];
export type CheckpointFinding = Checkpoint['findings'][number];
export type CheckpointVerdict = Checkpoint['verdict'];

/** What tells plans, tasks and gates of one checkpoint apart, and finds them again in another. */
export function nodeOf({ id, node }: { id: string; node?: string | undefined }): string {
  return node ?? id;
}
