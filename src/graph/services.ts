// The state of each service: as bad as its worst required probe. What is older than it is valid is unknown, never up;
// so is what never reported.
import { dayMs, secondMs } from '../model/dates.ts';
import type { Moment } from '../model/dates.ts';
import type { ProbeFolder } from '../model/evidence.ts';
import { toIdKey } from '../model/ids.ts';
import type { ServiceConfig } from '../model/portal-config.ts';
import { mergeHistories } from '../model/probe-history.ts';
import { worstOf } from '../model/probe.ts';
import type { ProbeHistory, ProbeStatus } from '../model/probe.ts';
import { countChanges, measure, toDays, toTimeline, uniteTimelines } from './timeline.ts';
import type { DayState, Durations, Segment } from './timeline.ts';

export interface ProbeState {
  id: string;
  isRequired: boolean;
  status: ProbeStatus;
  /** Why nobody knows; null where its newest result counts, whatever that says. */
  doubt: 'never' | 'stale' | 'future' | null;
  /** Until when its newest result counts; null where it does not count. */
  validUntil: Moment | null;
  /** Null where it never reported. */
  history: ProbeHistory | null;
  segments: Segment[];
}

export interface ServiceState {
  id: string;
  title: string;
  config: ServiceConfig;
  status: ProbeStatus;
  /** Since when it is in this state; null where it was never in another one or nothing is known. */
  since: Moment | null;
  /** Whether the evidence of a required probe has expired. */
  isStale: boolean;
  /** Time of the newest result. */
  checkedAt: Moment | null;
  /** When its state becomes another one if nothing more is heard; null where nothing expires. */
  expiresAt: Moment | null;
  /** As portal.yaml orders them, then by name. */
  probes: ProbeState[];
  segments: Segment[];
  changes30: number;
  changes90: number;
  /** Of 90 days. */
  durations: Durations;
  /** The last 90, oldest first. */
  days: DayState[];
}

export interface Services {
  all: ServiceState[];
  find(id: string): ServiceState | undefined;
  /** Keys in the evidence that no service claims. */
  unclaimed: string[];
}

const windowDays = 90;

export function buildServices(
  configs: readonly ServiceConfig[],
  folders: readonly ProbeFolder[],
  now: Moment,
): Services {
  const histories = folders.flatMap((folder) => folder.histories);
  const claims = claimKeys(configs);
  const byService = Map.groupBy(histories, ({ service }) => claims.get(toIdKey(service)));
  const all = configs.map((config) => toServiceState(config, byService.get(config) ?? [], now));
  const byId = new Map(all.map((service) => [toIdKey(service.id), service]));
  const unclaimed = new Set(byService.get(undefined)?.map(({ service }) => service));
  return { all, find: (id) => byId.get(toIdKey(id)), unclaimed: [...unclaimed].sort() };
}

/** Whose each key is: a service that lists it under `from` comes before the one that is called so. */
function claimKeys(configs: readonly ServiceConfig[]): Map<string, ServiceConfig> {
  const claims = new Map<string, ServiceConfig>();
  for (const config of configs) for (const key of config.from) claims.set(toIdKey(key), config);
  for (const config of configs) {
    const key = toIdKey(config.id);
    if (!claims.has(key)) claims.set(key, config);
  }
  return claims;
}

function toServiceState(
  config: ServiceConfig,
  histories: readonly ProbeHistory[],
  now: Moment,
): ServiceState {
  const probes = toProbes(config, histories, now);
  const required = probes.filter(({ isRequired }) => isRequired);
  const status = worstOf(required.map((probe) => probe.status));
  const segments = toServiceTimeline(required, status, now);
  const times = probes.flatMap(({ history }) => history?.latest?.at ?? []);
  return {
    id: config.id,
    title: config.title ?? config.id,
    config,
    status,
    since: segments.at(-1)?.from ?? null,
    isStale: required.some(({ doubt }) => doubt === 'stale'),
    checkedAt: times.length ? Math.max(...times) : null,
    expiresAt: findExpiry(status, required),
    probes,
    segments,
    changes30: countChanges(segments, now - 30 * dayMs),
    changes90: countChanges(segments, now - windowDays * dayMs),
    durations: measure(segments, now - windowDays * dayMs, now),
    days: toDays(segments, now, windowDays),
  };
}

/** The probes that portal.yaml names, whether or not they report, then the others that do. */
function toProbes(config: ServiceConfig, histories: readonly ProbeHistory[], now: Moment): ProbeState[] {
  const reporting = Map.groupBy(histories, ({ probe }) => toIdKey(probe));
  const stated = config.probes.map(({ id, required }) => ({ id, isRequired: required }));
  const known = new Set(stated.map(({ id }) => toIdKey(id)));
  const others = [...reporting]
    .filter(([key]) => !known.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, [first]]) => ({ id: first?.probe ?? key, isRequired: true }));
  return [...stated, ...others].map(({ id, isRequired }) => {
    const [first, ...rest] = reporting.get(toIdKey(id)) ?? [];
    const history = first ? mergeHistories([first, ...rest]) : null;
    return { id, isRequired, history, ...judgeProbe(history, now) };
  });
}

function judgeProbe(
  history: ProbeHistory | null,
  now: Moment,
): Pick<ProbeState, 'status' | 'doubt' | 'validUntil' | 'segments'> {
  const latest = history?.latest;
  const segments = toTimeline(history?.spans ?? [], now);
  if (history?.future) return { status: 'unknown', doubt: 'future', validUntil: null, segments };
  if (!latest) return { status: 'unknown', doubt: 'never', validUntil: null, segments };
  const validUntil = latest.at + latest.validForSeconds * secondMs;
  if (validUntil < now) return { status: 'unknown', doubt: 'stale', validUntil: null, segments };
  return { status: latest.status, doubt: null, validUntil, segments };
}

/** Ends in the state that it is in: what cannot be believed now is unknown since its last result. */
function toServiceTimeline(required: readonly ProbeState[], status: ProbeStatus, now: Moment): Segment[] {
  const begin = Math.min(now, ...required.flatMap(({ segments }) => segments[0]?.from ?? []));
  const timelines = required.map(({ doubt, segments, history }) => {
    if (doubt !== 'never' && doubt !== 'future') return segments;
    const from = doubt === 'future' ? (history?.latest?.at ?? begin) : begin;
    return [
      ...segments
        .filter((segment) => segment.from < from)
        .map((segment) => ({ ...segment, to: Math.min(segment.to, from) })),
      { status: 'unknown' as const, from, to: now, message: null },
    ];
  });
  const united = required.length ? uniteTimelines(timelines) : [];
  const last = united.at(-1);
  if (last && last.status !== status) united.push({ status, from: now, to: now, message: null });
  return united;
}

/** A state is left as soon as one result expires if they are all good, and only with the last bad one if not. */
function findExpiry(status: ProbeStatus, required: readonly ProbeState[]): Moment | null {
  if (status === 'unknown') return null;
  const ends = required.flatMap((probe) =>
    status === 'down' && probe.status !== 'down' ? [] : (probe.validUntil ?? []),
  );
  if (ends.length === 0) return null;
  return status === 'down' ? Math.max(...ends) : Math.min(...ends);
}
