// portal.yaml as written. Strict: an unknown key or a wrong type makes it unusable.
import { z } from 'zod';
import { ruleNames } from './finding.ts';
import type { Place } from './place.ts';
import { findScheduleProblem } from './schedule.ts';
import type { Suppression } from './suppression.ts';
import { day, id } from './spec-values.ts';

/** A day. */
const defaultValidity = 86_400;

const link = z.string().meta({
  description:
    'How to link to a line: `github`, `gitlab`, `forgejo`, or an https template with {commit}, {path}, {line}.',
});

const source = z.strictObject({
  id: id.meta({ description: 'The folder below workplans/.' }),
  repo: z.string().min(1).optional().meta({ description: 'Address of a git repository, or a local path.' }),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: 'A JSON endpoint.' }),
  ref: z.string().min(1).default('main'),
  workplans: z.array(z.string().min(1)).default(['workplans/**/*.md']),
  link: link.optional(),
});

const ownContent = z
  .strictObject({
    repo: z.string().min(1).meta({ description: 'Address of the git repository.' }),
    ref: z.string().min(1).default('main').meta({ description: 'The branch that links lead to.' }),
    path: z.string().default('content').meta({ description: 'The content folder within the repository.' }),
    link: link.optional(),
  })
  .meta({ description: 'Where this content folder itself is kept: gates, probes and runs link to it.' });

const service = z.strictObject({
  id,
  title: z.string().optional(),
  probes: z
    .array(z.strictObject({ id: z.string().trim().min(1), required: z.boolean().default(true) }))
    .default([])
    .meta({ description: 'Probes that must report, or that are not required. Others are required.' }),
  from: z
    .array(z.string())
    .default([])
    .meta({ description: 'Keys of this service in documents that cover several.' }),
  plans: z.array(z.string()).default([]).meta({ description: 'Ids of plans that concern it.' }),
});

const automation = z.strictObject({
  id,
  title: z.string().optional(),
  schedule: z
    .string()
    .check(({ value, issues }) => {
      const problem = findScheduleProblem(value);
      if (problem !== undefined) issues.push({ code: 'custom', input: value, message: problem });
    })
    .meta({ description: 'Five fields of cron, in UTC.' }),
  tolerance_minutes: z
    .number()
    .nonnegative()
    .default(0)
    .meta({ description: 'How far from its time a run may be, and how long it may be missing.' }),
  required: z
    .number()
    .int()
    .nonnegative()
    .default(0)
    .meta({ description: 'Clean runs in a row that are asked for; 0 asks for none.' }),
  required_evidence: z
    .array(z.string())
    .default([])
    .meta({ description: 'Sources that must all know of a run, and say the same.' }),
});

/** `portal.yaml`. Every key but `title` is optional. */
export const portalConfigSpec = z
  .strictObject({
    title: z.string().min(1).meta({ description: 'Name of the portal.' }),
    goal: z.string().optional().meta({ description: 'Id of the plan or task that everything leads to.' }),
    content: ownContent.optional(),
    sources: z.array(source).default([]),
    services: z.array(service).default([]),
    automations: z.array(automation).default([]),
    policies: z
      .strictObject({ probe_valid_for_s: z.number().positive().default(defaultValidity) })
      .optional(),
    suppressions: z
      .array(
        z.strictObject({
          // What is said about suppressions themselves is put right in this very list.
          rule: z.enum(ruleNames).exclude(['suppression-expired', 'suppression-unused']),
          subject: z.string().meta({ description: 'As the finding names it.' }),
          reason: z.string().trim().min(1),
          until: day.meta({ description: 'The last day on which it holds.' }),
        }),
      )
      .default([]),
  })
  .meta({ title: 'portal.yaml' });
type Written = z.output<typeof portalConfigSpec>;
export type ServiceConfig = Written['services'][number] & Place;
export type AutomationConfig = Written['automations'][number] & Place;

/** As known: the goal, services, automations and suppressions with their places. */
export interface PortalConfig extends Omit<Written, 'services' | 'automations' | 'suppressions'> {
  services: ServiceConfig[];
  automations: AutomationConfig[];
  suppressions: Suppression[];
  /** Absent without a goal. */
  goalPlace?: Place;
}

/** Seconds for which a probe result holds that does not say so itself. */
export function probeValidity({ policies }: Pick<PortalConfig, 'policies'>): number {
  return policies?.probe_valid_for_s ?? defaultValidity;
}

/** `sources.lock.json`, written when content is collected. */
export const sourcesLockSpec = z
  .object({
    schema: z.literal('cairn.sources/v1'),
    collected_at: z.iso.datetime(),
    sources: z.array(
      z.object({
        id,
        repo: z.string().optional(),
        commit: z
          .string()
          .regex(/^[0-9a-f]{7,64}$/, 'must be a commit hash')
          .nullish(),
        fetched_at: z.iso.datetime().nullish(),
        files: z.number().int().nonnegative().optional(),
        digest: z.string().optional(),
      }),
    ),
  })
  .meta({ title: 'sources.lock.json' });
export type SourcesLock = z.infer<typeof sourcesLockSpec>;

/** Both files, read. */
export interface PortalSettings {
  config: PortalConfig;
  lock: SourcesLock | null;
}
