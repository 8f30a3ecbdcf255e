// Which findings a suppression covers: those of its rule and subject, up to and including its last day.
import type { FindingDraft, Suppressed } from '../model/finding.ts';
import { toIdKey } from '../model/ids.ts';
import type { Suppression } from '../model/suppression.ts';

export interface SuppressionState {
  /** The suppression that covers a finding, if any. */
  of(finding: FindingDraft): Suppressed | null;
  /** Those in force that cover nothing. */
  unused: Suppression[];
}

export function isExpired({ until }: Suppression, today: string): boolean {
  return until < today;
}

/** The first of several with the same rule and subject counts. */
export function applySuppressions(
  findings: readonly FindingDraft[],
  { suppressions, today }: { suppressions: readonly Suppression[]; today: string },
): SuppressionState {
  const inForce = suppressions.filter((suppression) => !isExpired(suppression, today));
  const byTarget = Map.groupBy(inForce.filter(canSuppress), toTarget);
  const found = new Set(findings.filter(canSuppress).map(toTarget));
  const toCover = ([first]: readonly Suppression[]): Suppressed | null =>
    first ? { reason: first.reason, until: first.until } : null;
  return {
    of: (finding) => toCover(byTarget.get(toTarget(finding)) ?? []),
    unused: inForce.filter((suppression) => !found.has(toTarget(suppression))),
  };
}

/** Whoever could suppress a secret could publish it. */
function canSuppress({ rule }: Pick<FindingDraft, 'rule'>): boolean {
  return rule !== 'secret-found';
}

function toTarget({ rule, subject }: Pick<FindingDraft, 'rule' | 'subject'>): string {
  return `${rule} ${toIdKey(subject)}`;
}
