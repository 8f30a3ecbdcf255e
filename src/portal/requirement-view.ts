// What a task or a gate requires of services and automations, and how that stands.
import type { JudgedRequirement } from '../graph/requirements.ts';
import { sayRequired, sayStanding } from '../rules/requirement-words.ts';
import type { Links } from './links.ts';
import { toSentence } from './words.ts';

export interface RequirementView {
  isMet: boolean;
  /** `3 clean runs of daily-triage in a row`. */
  text: string;
  /** `2 of 3 clean runs`. */
  standing: string;
  /** Null where portal.yaml names no such service or automation. */
  href: string | null;
}

export function toRequirementView(requirement: JudgedRequirement, links: Links): RequirementView {
  const { verdict, service, automation } = requirement;
  const found = service ? links.service(service.id) : automation ? links.automation(automation.id) : null;
  return {
    isMet: verdict === 'satisfied',
    text: toSentence(sayRequired(requirement)),
    standing: sayStanding(requirement),
    href: found,
  };
}
