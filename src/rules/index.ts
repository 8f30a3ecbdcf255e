// The list of rules, in the order of their names.
import { activeWithoutTasks } from './active-without-tasks.ts';
import { deadDependency } from './dead-dependency.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { doneWithoutEvidence } from './done-without-evidence.ts';
import { duplicateId } from './duplicate-id.ts';
import { entryInFuture } from './entry-in-future.ts';
import { evidenceDisagrees } from './evidence-disagrees.ts';
import { evidenceInFuture } from './evidence-in-future.ts';
import { fileTooLarge } from './file-too-large.ts';
import { finishedWithOpenTasks } from './finished-with-open-tasks.ts';
import { gateClearedWithoutEvidence } from './gate-cleared-without-evidence.ts';
import { gateIncomplete } from './gate-incomplete.ts';
import { gateWithoutWork } from './gate-without-work.ts';
import { invalidEvidence } from './invalid-evidence.ts';
import { invalidFrontMatter } from './invalid-front-matter.ts';
import { invalidGate } from './invalid-gate.ts';
import { invalidLogDate } from './invalid-log-date.ts';
import { invalidPage } from './invalid-page.ts';
import { invalidRegistry } from './invalid-registry.ts';
import { invalidReportedState } from './invalid-reported-state.ts';
import { invalidTaskBlock } from './invalid-task-block.ts';
import { laneOrderContradicted } from './lane-order-contradicted.ts';
import { openWithAllTasksDone } from './open-with-all-tasks-done.ts';
import { overdue } from './overdue.ts';
import { probeStale } from './probe-stale.ts';
import { quarantinedFile } from './quarantined-file.ts';
import { registryMissing } from './registry-missing.ts';
import { registryOrphan } from './registry-orphan.ts';
import { registryStatusDiffers } from './registry-status-differs.ts';
import { reportedCountsDiffer } from './reported-counts-differ.ts';
import { secretFound } from './secret-found.ts';
import { serviceWithoutProbe } from './service-without-probe.ts';
import { sourceStale } from './source-stale.ts';
import { staleNeedsHuman } from './stale-needs-human.ts';
import { streakBroken } from './streak-broken.ts';
import { applySuppressions } from './suppress.ts';
import { suppressionExpired } from './suppression-expired.ts';
import { suppressionUnused } from './suppression-unused.ts';
import { unknownDependency } from './unknown-dependency.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownReference } from './unknown-reference.ts';
import { unsafeContent } from './unsafe-content.ts';
import { updatedBeforeLastEntry } from './updated-before-last-entry.ts';
import { waitingWithoutGate } from './waiting-without-gate.ts';
import { compareFindings } from '../model/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { Rule, RuleContext } from './rule.ts';

export const rules: readonly Rule[] = [
  activeWithoutTasks,
  deadDependency,
  dependencyCycle,
  doneWithoutEvidence,
  duplicateId,
  entryInFuture,
  evidenceDisagrees,
  evidenceInFuture,
  fileTooLarge,
  finishedWithOpenTasks,
  gateClearedWithoutEvidence,
  gateIncomplete,
  gateWithoutWork,
  invalidEvidence,
  invalidFrontMatter,
  invalidGate,
  invalidLogDate,
  invalidPage,
  invalidRegistry,
  invalidReportedState,
  invalidTaskBlock,
  laneOrderContradicted,
  openWithAllTasksDone,
  overdue,
  probeStale,
  quarantinedFile,
  registryMissing,
  registryOrphan,
  registryStatusDiffers,
  reportedCountsDiffer,
  secretFound,
  serviceWithoutProbe,
  sourceStale,
  staleNeedsHuman,
  streakBroken,
  suppressionExpired,
  suppressionUnused,
  unknownDependency,
  unknownKey,
  unknownReference,
  unsafeContent,
  updatedBeforeLastEntry,
  waitingWithoutGate,
];

/** Every finding of every rule, worst first; those that are suppressed say so. */
export function checkAll(facts: Omit<RuleContext, 'unusedSuppressions'>): Finding[] {
  const found = rules.flatMap((rule) => checkRule(rule, { ...facts, unusedSuppressions: [] }));
  const { of, unused } = applySuppressions(found, facts);
  const leftOver = checkRule(suppressionUnused, { ...facts, unusedSuppressions: unused });
  return [...found, ...leftOver]
    .map((finding) => ({ ...finding, suppressed: of(finding) }))
    .sort(compareFindings);
}

function checkRule(rule: Rule, context: RuleContext): Omit<Finding, 'suppressed'>[] {
  return rule.check(context).map((draft) => ({ ...draft, severity: rule.severity }));
}
