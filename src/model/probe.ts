// What is known of one probe: not its samples, but how its state went. A probe that reports every five minutes says
// the same thing thousands of times; kept are the spans in which it did, and one line per day.
import type { Moment } from './dates.ts';

export const probeStatuses = ['up', 'degraded', 'down', 'unknown'] as const;
export type ProbeStatus = (typeof probeStatuses)[number];

/** Results that say the same, none of them older than its validity when the next one came. */
export interface ProbeSpan {
  status: ProbeStatus;
  /** Time of the first and of the last of them. */
  from: Moment;
  to: Moment;
  /** How long the last one holds. */
  validForSeconds: number;
  /** Said by the first one. */
  message: string | null;
}

export interface ProbeDay {
  /** UTC day. */
  date: string;
  samples: number;
  /** Null on a day whose results state none. */
  latencyMs: { min: number; max: number; sum: number; count: number } | null;
}

/** The newest result of a probe. */
export interface LatestResult {
  status: ProbeStatus;
  at: Moment;
  validForSeconds: number;
  latencyMs: number | null;
  message: string | null;
  evidence: string | null;
  /** Inside the content folder. */
  path: string;
}

export interface ProbeHistory {
  /** The service as its documents name it: an id, or a key that a service lists under `from`. */
  service: string;
  probe: string;
  /** Null where every result is dated in the future. */
  latest: LatestResult | null;
  /** In the order of time; they do not overlap. */
  spans: ProbeSpan[];
  days: ProbeDay[];
  /** Results dated after the content was collected: they count for nothing, and make the probe unknown. */
  future: { count: number; newest: Moment; path: string } | null;
}

const ranks: Record<ProbeStatus, number> = { up: 0, degraded: 1, unknown: 2, down: 3 };

/** Below 0 where `a` is better. What nobody knows is worse than what is slow, and better than what is known to be down. */
export function compareStatus(a: ProbeStatus, b: ProbeStatus): number {
  return ranks[a] - ranks[b];
}

/** `unknown` where there is none: what was never seen is not up. */
export function worstOf(statuses: readonly ProbeStatus[]): ProbeStatus {
  return statuses.toSorted(compareStatus).at(-1) ?? 'unknown';
}
