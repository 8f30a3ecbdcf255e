// The portal → a snapshot: what its pages show that day, copied into the form that checkpoints keep.
import type { Checkpoint } from '../model/checkpoint.ts';
import { checkpointVersion } from '../model/checkpoint.ts';
import { countByStatus } from '../model/status.ts';
import { countByReadiness, countSeverities } from './documents.ts';
import { buildPathStrip } from './path-strip.ts';
import { toPicks } from './next-page.ts';
import type { Portal } from './portal.ts';
import { toAutomationOfDay, toServiceOfDay } from './snapshot-evidence.ts';
import { toCriticalPath, toGateOfDay, toLanesOfDay, toPlansOfDay } from './snapshot-work.ts';
import { buildVerdict } from './verdict.ts';

export interface SnapshotHead {
  /** Of the checkpoint; it begins with the day of the content. */
  id: string;
  title: string;
  /** The commit that the content was read from; null where it is read as it lies there. */
  reconstructed: Checkpoint['reconstructed'];
}

/** Pre-condition: the content states a day, so that the portal has one. */
export function buildSnapshot(portal: Portal, { id, title, reconstructed }: SnapshotHead): Checkpoint {
  const { judgement, catalog } = portal;
  const { goal, bottleneck } = buildPathStrip(portal);
  return {
    schema: checkpointVersion,
    id,
    date: portal.today,
    title,
    portal: portal.title,
    goal: goal && { id: goal.id, title: goal.title },
    collected_at: portal.collectedAt,
    content_hash: portal.contentHash,
    reconstructed,
    verdict: toVerdictOfDay(portal),
    counts: {
      plans: catalog.plans.length,
      tasks: countByStatus(catalog.tasks.map(({ task }) => task)),
      by_readiness: countByReadiness(catalog.tasks, portal),
      gates_open: catalog.gates.filter(({ gate }) => gate.status === 'open').length,
      findings: { ...countSeverities(portal), suppressed: portal.suppressed.length },
      quarantined: portal.quarantined.length,
    },
    critical_path: toCriticalPath(portal, bottleneck),
    lanes: toLanesOfDay(portal),
    next: toPicks(portal).map(({ item, plan, owner, isCritical, reasons }) => ({
      id: item.id,
      title: item.title,
      plan: plan.id,
      owner: owner?.name ?? null,
      critical: isCritical,
      reasons,
    })),
    gates: catalog.gates.map((item) => toGateOfDay(item, portal)),
    services: portal.services.all.map(toServiceOfDay),
    automations: portal.automations.all.map(toAutomationOfDay),
    findings: toFindingsOfDay(portal),
    cycles: judgement.cycles.map(({ round }) => round.map(({ dependant }) => dependant.id)),
    sources: toSourcesOfDay(portal),
    plans: toPlansOfDay(portal),
  };
}

function toVerdictOfDay(portal: Portal): Checkpoint['verdict'] {
  const { isStable, reasons } = buildVerdict(portal);
  return {
    stable: isStable,
    reasons: reasons.map(({ condition, text, ids }) => ({ condition, text, ids })),
  };
}

/** Notes for information are many and change nothing: they are counted only. */
function toFindingsOfDay({ findings, suppressed }: Portal): Checkpoint['findings'] {
  return [...findings.filter(({ severity }) => severity !== 'info'), ...suppressed].map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    subject: finding.subject,
    message: finding.message,
    repo: finding.at.repo,
    path: finding.at.path,
    line: finding.at.line,
    suppressed: finding.suppressed && { ...finding.suppressed },
  }));
}

/** In the order of their ids; the content folder itself, where links lead to it, under an empty one. */
function toSourcesOfDay(portal: Portal): Checkpoint['sources'] {
  const { config, lock, files } = portal;
  const ids = new Set([
    ...config.sources.map(({ id }) => id),
    ...(lock?.sources.map(({ id }) => id) ?? []),
    ...files.map(({ repo }) => repo).filter(Boolean),
    ...(config.content ? [''] : []),
  ]);
  return [...ids].sort().map((id) => ({
    id,
    commit: portal.commitOf(id),
    fetched_at: lock?.sources.find((source) => source.id === id)?.fetched_at ?? null,
    files: files.filter(({ repo }) => repo === id).length,
    link: toLinkForm(id, portal),
  }));
}

const anyPath = '{path}';

/** The address of a line of any file. */
function toLinkForm(repo: string, portal: Portal): string | null {
  const form = portal.sourceForm({ repo, path: anyPath });
  return form?.replaceAll(encodeURIComponent(anyPath), anyPath) ?? null;
}
