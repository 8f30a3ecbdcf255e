import { comparePlaces } from './place.ts';
import type { FilePlace, Place } from './place.ts';

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Rule names are permanent: links, suppressions and other people's scripts hold on to them. */
export const ruleNames = [
  'active-without-tasks',
  'dead-dependency',
  'dependency-cycle',
  'done-without-evidence',
  'duplicate-id',
  'entry-in-future',
  'evidence-disagrees',
  'evidence-in-future',
  'file-too-large',
  'finished-with-open-tasks',
  'gate-cleared-without-evidence',
  'gate-incomplete',
  'gate-without-work',
  'invalid-evidence',
  'invalid-front-matter',
  'invalid-gate',
  'invalid-log-date',
  'invalid-page',
  'invalid-registry',
  'invalid-reported-state',
  'invalid-task-block',
  'lane-order-contradicted',
  'open-with-all-tasks-done',
  'overdue',
  'probe-stale',
  'quarantined-file',
  'registry-missing',
  'registry-orphan',
  'registry-status-differs',
  'reported-counts-differ',
  'secret-found',
  'service-without-probe',
  'source-stale',
  'stale-needs-human',
  'streak-broken',
  'suppression-expired',
  'suppression-unused',
  'unknown-dependency',
  'unknown-key',
  'unknown-reference',
  'unsafe-content',
  'updated-before-last-entry',
  'waiting-without-gate',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** Something wrong in the plans or in their evidence. A value, never an exception. */
export interface Finding {
  rule: RuleName;
  severity: Severity;
  /** What is wrong, with the value seen. */
  message: string;
  /** What to do about it. */
  hint: string;
  /** Id of the item whose text must change; `repo/path` for a file without an id. */
  subject: string;
  at: FilePlace;
  /** Set aside by the team: shown as such, counted nowhere, and no reason to fail. */
  suppressed: Suppressed | null;
}

export interface Suppressed {
  reason: string;
  /** The last day on which it holds. */
  until: string;
}

/** What a check hands back: its rule's severity and whether it is suppressed are added behind it. */
export type FindingDraft = Omit<Finding, 'severity' | 'suppressed'>;

/** A finding of the parser: repository and path are the file's own. */
export interface ParseFinding extends Place {
  rule: RuleName;
  message: string;
  hint: string;
  /** Null where the file has no readable id. */
  subject: string | null;
}

/** Worst first, then by place, rule and message: the same order on every page and in every document. */
export function compareFindings(a: Finding, b: Finding): number {
  const bySeverity = severities.indexOf(a.severity) - severities.indexOf(b.severity);
  if (bySeverity) return bySeverity;
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return comparePlaces(a.at, b.at) || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);
}
