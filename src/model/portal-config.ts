// portal.yaml as written. Strict: an unknown key or a wrong type makes it unusable.
import { z } from 'zod';
import { ruleNames } from './finding.ts';
import type { Place } from './place.ts';
import { findScheduleProblem } from './schedule.ts';
import { link, sourceSpec } from './source-config.ts';
import type { SourceSpec } from './source-config.ts';
import type { Suppression } from './suppression.ts';
import { day, id } from './spec-values.ts';

/** A day. */
const defaultValidity = 86_400;
const defaultLossShare = 0.5;

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
    sources: z.array(sourceSpec).default([]),
    services: z.array(service).default([]),
    automations: z.array(automation).default([]),
    policies: z
      .strictObject({
        probe_valid_for_s: z.number().positive().default(defaultValidity),
        collect_loss_share: z
          .number()
          .min(0)
          .max(1)
          .default(defaultLossShare)
          .meta({ description: 'If collecting would lose a larger share of all plans, nothing is changed.' }),
      })
      .optional(),
    secrets: z
      .strictObject({
        allow: z
          .array(
            z.strictObject({
              fingerprint: z.string().regex(/^[0-9a-f]{16}$/, 'must be the 16 digits that were told'),
              reason: z.string().trim().min(1),
            }),
          )
          .default([]),
      })
      .optional()
      .meta({ description: 'What looks like a secret and is none.' }),
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
export type SourceConfig = SourceSpec & Place;
export type ServiceConfig = Written['services'][number] & Place;
export type AutomationConfig = Written['automations'][number] & Place;

/** As known: the goal, sources, services, automations and suppressions with their places. */
export interface PortalConfig extends Omit<Written, 'sources' | 'services' | 'automations' | 'suppressions'> {
  sources: SourceConfig[];
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

/** Above which a loss of plans stops collecting. */
export function lossShare({ policies }: Pick<PortalConfig, 'policies'>): number {
  return policies?.collect_loss_share ?? defaultLossShare;
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
        files: z.number().int().nonnegative().optional().meta({ description: 'Workplans.' }),
        other_files: z
          .int()
          .nonnegative()
          .optional()
          .meta({ description: 'Gates, results of probes, runs and registries.' }),
        digest: z.string().optional().meta({ description: 'Of all files. Only collecting writes it.' }),
        failed_at: z.iso.datetime().optional().meta({
          description: 'Since then the source could not be read; its files are the last good ones.',
        }),
        reason: z.string().optional().meta({ description: 'Why it could not be read.' }),
        skipped: z
          .array(z.object({ path: z.string(), reason: z.string() }))
          .optional()
          .meta({ description: 'Files of the source that were left out.' }),
        skipped_more: z
          .int()
          .positive()
          .optional()
          .meta({ description: 'How many more were left out than are listed.' }),
      }),
    ),
  })
  .meta({ title: 'sources.lock.json' });
export type SourcesLock = z.infer<typeof sourcesLockSpec>;
export type LockedSource = SourcesLock['sources'][number];

/** Both files, read. */
export interface PortalSettings {
  config: PortalConfig;
  lock: SourcesLock | null;
}
