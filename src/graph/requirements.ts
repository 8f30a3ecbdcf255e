// Whether what a task or a gate requires of services and automations is there.
import type { AutomationState, Automations } from './automations.ts';
import { hasStreak } from './automations.ts';
import type { GateItem, TaskItem } from './catalog.ts';
import type { ServiceState, Services } from './services.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Verdict } from '../model/status.ts';

export interface JudgedRequirement {
  stated: Requirement;
  /** `dead`: portal.yaml names no such service or automation. */
  verdict: Verdict;
  /** What it names; null where that does not exist, or for a requirement of the other kind. */
  service: ServiceState | null;
  automation: AutomationState | null;
  /** Clean runs in a row that it takes; 0 for a service. */
  streak: number;
}

/** What is known of the running systems. */
export interface Standing {
  services: Services;
  automations: Automations;
}

export function judgeRequirements(item: TaskItem | GateItem, standing: Standing): JudgedRequirement[] {
  const { requires } = item.kind === 'task' ? item.task : item.gate;
  return requires.map((stated) => judge(stated, standing));
}

/** Only what is up is there: a service that is slow, or that nobody has looked at lately, is not. */
function judge(stated: Requirement, { services, automations }: Standing): JudgedRequirement {
  if (stated.kind === 'service') {
    const service = services.find(stated.target) ?? null;
    const verdict = service === null ? 'dead' : service.status === 'up' ? 'satisfied' : 'pending';
    return { stated, verdict, service, automation: null, streak: 0 };
  }
  const automation = automations.find(stated.target) ?? null;
  const streak = stated.streak ?? Math.max(1, automation?.config.required ?? 1);
  const isThere = automation !== null && hasStreak(automation, streak);
  return {
    stated,
    verdict: automation === null ? 'dead' : isThere ? 'satisfied' : 'pending',
    service: null,
    automation,
    streak,
  };
}
