// Services and automations as a snapshot keeps them.
import type { AutomationState } from '../graph/automations.ts';
import type { ServiceState } from '../graph/services.ts';
import { isClean } from '../graph/streak.ts';
import type { CheckpointAutomation, CheckpointService } from '../model/checkpoint.ts';
import { toIso } from '../model/dates.ts';
import type { Moment } from '../model/dates.ts';

export function toServiceOfDay(service: ServiceState): CheckpointService {
  return {
    id: service.id,
    title: service.title,
    status: service.status,
    since: toIsoOrNull(service.since),
    stale: service.isStale,
    checked_at: toIsoOrNull(service.checkedAt),
    probes: service.probes.map(({ id, isRequired, status, history }) => ({
      id,
      required: isRequired,
      status,
      checked_at: toIsoOrNull(history?.latest?.at ?? null),
      message: history?.latest?.message ?? null,
    })),
  };
}

/** As many as lists show. */
const keptRuns = 14;

export function toAutomationOfDay({
  id,
  title,
  config,
  streak,
  isMet,
  expected,
}: AutomationState): CheckpointAutomation {
  return {
    id,
    title,
    schedule: config.schedule,
    required: config.required,
    streak: streak.length,
    met: isMet,
    broken_by: toIsoOrNull(streak.brokenBy?.scheduledFor ?? null),
    runs: expected.slice(-keptRuns).map((each) => ({
      scheduled_for: toIso(each.scheduledFor),
      result: each.state,
      counts: isClean(each),
      message: each.run?.message ?? null,
    })),
  };
}

function toIsoOrNull(moment: Moment | null): string | null {
  return moment === null ? null : toIso(moment);
}
