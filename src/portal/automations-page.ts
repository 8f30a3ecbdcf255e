import type { AutomationState } from '../graph/automations.ts';
import { toAutomationView } from './automation-view.ts';
import type { AutomationView } from './automation-view.ts';
import type { Portal } from './portal.ts';
import { countOf, joinWords, toSentence } from './words.ts';

export interface AutomationsPage {
  headline: string;
  automations: AutomationView[];
  /** Automations of runs that portal.yaml does not name. */
  unclaimed: string[];
  documentHref: string;
}

export function buildAutomationsPage(portal: Portal): AutomationsPage {
  const { automations, links } = portal;
  return {
    headline: sayAutomations(automations.all),
    automations: automations.all.map((automation) => toAutomationView(automation, portal)),
    unclaimed: automations.unclaimed,
    documentHref: links.document('automations'),
  };
}

export function sayAutomations(automations: readonly AutomationState[]): string {
  if (automations.length === 0) return 'No automation is named in portal.yaml.';
  const asked = automations.filter(({ config }) => config.required > 0);
  if (asked.length === 0)
    return `${toSentence(countOf(automations.length, 'automation runs', 'automations run'))}; no streak is asked for.`;
  const short = asked.filter(({ isMet }) => !isMet);
  if (short.length === 0)
    return `${asked.length === 1 ? 'The automation has' : `All ${asked.length} automations have`} the clean runs in a row that are asked for.`;
  const names =
    short.length <= 2 ? joinWords(short.map(({ title }) => title)) : countOf(short.length, 'automation');
  return `${toSentence(names)} ${short.length === 1 ? 'lacks' : 'lack'} clean runs in a row.`;
}
