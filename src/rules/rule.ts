import type { Automations } from '../graph/automations.ts';
import type { Catalog } from '../graph/catalog.ts';
import type { Judgement } from '../graph/judgement.ts';
import type { References } from '../graph/references.ts';
import type { RegistryComparison } from '../graph/registry.ts';
import type { Services } from '../graph/services.ts';
import type { FlawedFile } from '../model/evidence.ts';
import type { FindingDraft, RuleName, Severity } from '../model/finding.ts';
import type { FoundSecret } from '../model/found-secret.ts';
import type { GateFile } from '../model/gate.ts';
import type { FilePlace, Place } from '../model/place.ts';
import type { GateItem, PlanItem } from '../graph/catalog.ts';
import type { StatedDependency } from '../graph/dependencies.ts';
import { isAbandoned } from '../graph/work.ts';
import type { RegistryFile } from '../model/registry.ts';
import type { ProsePageFile } from '../model/prose.ts';
import { closedPlanStatuses, isOpenTask } from '../model/status.ts';
import type { SourceConfig, SourcesLock } from '../model/portal-config.ts';
import type { Suppression } from '../model/suppression.ts';
import type { WorkplanFile } from '../model/workplan.ts';

/** What rules may look at. */
export interface RuleContext {
  /** Those that portal.yaml states. */
  sources: readonly SourceConfig[];
  lock: SourcesLock | null;
  files: readonly WorkplanFile[];
  gateFiles: readonly GateFile[];
  /** The team's own prose. */
  pages: readonly ProsePageFile[];
  /** Exports of a task registry. */
  registryFiles: readonly RegistryFile[];
  /** What they say, beside what the files say. */
  registry: RegistryComparison;
  /** Folders of `probes/` and `runs/`. */
  evidence: readonly { flawed: readonly FlawedFile[] }[];
  /** What must not be published. A build stops before there are any. */
  secrets: readonly FoundSecret[];
  catalog: Catalog;
  references: References;
  judgement: Judgement;
  services: Services;
  automations: Automations;
  /** Those that portal.yaml states. */
  suppressions: readonly Suppression[];
  /** Those of them that cover nothing: known once all other rules have been heard, none before. */
  unusedSuppressions: readonly Suppression[];
  /** UTC day of the content. */
  today: string;
}

/** One kind of finding: its check, and the documentation that its page shows. */
export interface Rule {
  name: RuleName;
  severity: Severity;
  /** A few words, as a heading. */
  title: string;
  /** What it means and why it matters. */
  meaning: string;
  /** A short text that fires. */
  example: string;
  /** The same, put right. */
  fixed: string;
  /** How to put it right, in words. */
  fix: string;
  check(context: RuleContext): FindingDraft[];
}

/** Where a gate stands, or something in it. */
export function placeOfGate({ gate, source }: GateItem, { line, column }: Place = gate): FilePlace {
  return { ...source, line, column };
}

/** Where something stands in a plan's file. */
export function placeIn(plan: PlanItem, place: Place): FilePlace {
  return { ...plan.source, line: place.line, column: place.column };
}

/** What is over waits for nothing any more, whatever it says. */
export function isOpenDependant({ dependant }: StatedDependency): boolean {
  if (dependant.kind === 'plan') return !closedPlanStatuses.includes(dependant.plan.status);
  return isOpenTask(dependant.task.status) && !isAbandoned(dependant);
}

/** A file of evidence as a whole. */
export function placeInContent(path: string): FilePlace {
  return { repo: '', path, line: 1, column: 1 };
}

/** Where something stands in portal.yaml. */
export function placeInConfig({ line, column }: Place): FilePlace {
  return { repo: '', path: 'portal.yaml', line, column };
}

/** The findings of one rule that reading the files brought up. */
export function fromParser(
  { files, gateFiles, pages, registryFiles, evidence }: RuleContext,
  rule: RuleName,
): FindingDraft[] {
  const flawed = evidence.flatMap((folder) => folder.flawed);
  return [...files, ...gateFiles, ...pages, ...registryFiles, ...flawed].flatMap(({ repo, path, findings }) =>
    findings
      .filter((finding) => finding.rule === rule)
      .map(({ message, hint, subject, line, column }) => ({
        rule,
        message,
        hint,
        subject: subject ?? [repo, path].filter(Boolean).join('/'),
        at: { repo, path, line, column },
      })),
  );
}
