// Services and automations as documents.
import { findDisagreement } from '../graph/automations.ts';
import type { AutomationState } from '../graph/automations.ts';
import type { ProbeState, ServiceState } from '../graph/services.ts';
import { isClean } from '../graph/streak.ts';
import type { ExpectedRun } from '../graph/streak.ts';
import { toAvailability } from '../graph/timeline.ts';
import { secondMs, toIso } from '../model/dates.ts';
import type { Moment } from '../model/dates.ts';
import type { PublishedAutomation, PublishedService } from '../model/published-evidence.ts';
import type { Run } from '../model/run.ts';
import { sayDisagreement } from '../rules/run-words.ts';
import type { Links } from './links.ts';

export function toPublishedService(service: ServiceState, links: Links): PublishedService {
  const { durations } = service;
  const known = durations.upMs + durations.degradedMs + durations.downMs;
  const ratio = toAvailability(durations);
  return {
    id: service.id,
    title: service.title,
    status: service.status,
    since: toIsoOrNull(service.since),
    stale: service.isStale,
    checked_at: toIsoOrNull(service.checkedAt),
    valid_until: toIsoOrNull(service.expiresAt),
    changes: { days_30: service.changes30, days_90: service.changes90 },
    availability_90_days: {
      ratio: ratio === null ? null : Math.round(ratio * 1e6) / 1e6,
      known_s: Math.round(known / secondMs),
      unknown_s: Math.round(durations.unknownMs / secondMs),
    },
    probes: service.probes.map(toPublishedProbe),
    plans: service.config.plans,
    url: links.service(service.id),
  };
}

function toPublishedProbe({ id, isRequired, status, doubt, validUntil, history }: ProbeState) {
  const latest = history?.latest ?? null;
  return {
    id,
    required: isRequired,
    status,
    stale: doubt === 'stale',
    checked_at: toIsoOrNull(latest?.at ?? null),
    valid_until: toIsoOrNull(validUntil),
    latency_ms: latest?.latencyMs ?? null,
    message: latest?.message ?? null,
    evidence: latest?.evidence ?? null,
  };
}

export function toPublishedAutomation(automation: AutomationState, links: Links): PublishedAutomation {
  const { config, streak } = automation;
  return {
    id: automation.id,
    title: automation.title,
    schedule: config.schedule,
    tolerance_minutes: config.tolerance_minutes,
    required: config.required,
    streak: streak.length,
    met: automation.isMet,
    broken_by: toIsoOrNull(streak.brokenBy?.scheduledFor ?? null),
    earliest: toIsoOrNull(automation.earliest),
    next: toIsoOrNull(automation.next),
    runs: automation.expected.map((expected) => toPublishedRun(expected, automation)),
    unscheduled: automation.unscheduled.map((run) => ({
      scheduled_for: toIso(run.scheduledFor),
      ...toAttempt(run),
    })),
    url: links.automation(automation.id),
  };
}

function toPublishedRun(expected: ExpectedRun, { config }: AutomationState) {
  const { scheduledFor, state, run, attempts } = expected;
  const disagreement = run && findDisagreement(run, config);
  return {
    scheduled_for: toIso(scheduledFor),
    result: state,
    counts: isClean(expected),
    disagreement: disagreement && sayDisagreement(disagreement),
    attempts: attempts.map(toAttempt),
  };
}

function toAttempt({ result, isSchemaValid, startedAt, finishedAt, message, path }: Run) {
  return {
    result,
    schema_valid: isSchemaValid,
    started_at: toIsoOrNull(startedAt),
    finished_at: toIsoOrNull(finishedAt),
    message,
    file: path,
  };
}

function toIsoOrNull(moment: Moment | null): string | null {
  return moment === null ? null : toIso(moment);
}
