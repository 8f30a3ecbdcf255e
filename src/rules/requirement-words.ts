// What is required of services and automations, in words that findings and pages share.
import type { JudgedRequirement } from '../graph/requirements.ts';

/** `the service state-hub up`, `3 clean runs of daily-triage in a row`. */
export function sayRequired({ stated, streak }: JudgedRequirement): string {
  if (stated.kind === 'service') return `the service ${stated.target} up`;
  return streak === 1
    ? `a clean newest run of ${stated.target}`
    : `${streak} clean runs of ${stated.target} in a row`;
}

/** How it stands: `it is unknown`, `2 of 3 clean runs`. */
export function sayStanding({ stated, verdict, service, automation, streak }: JudgedRequirement): string {
  if (service) return `it is ${service.status}`;
  if (!automation) return `portal.yaml names no ${stated.kind} of that id`;
  const length = Math.min(automation.streak.length, streak);
  const there = `${length} of ${streak} clean ${streak === 1 ? 'run' : 'runs'}`;
  const isContradicted = verdict !== 'satisfied' && automation.streak.length >= streak;
  return isContradicted ? `${there}, whose sources do not agree` : there;
}

/** What something that is over requires all the same, and does not have; undefined where it has everything. */
export function sayUnmet(required: readonly JudgedRequirement[]): string | undefined {
  const unmet = required.find(({ verdict }) => verdict !== 'satisfied');
  return unmet && `requires ${sayRequired(unmet)}: ${sayStanding(unmet)}`;
}

export const hintForUnmet = 'Open it again, or remove `requires` if it no longer holds.';
