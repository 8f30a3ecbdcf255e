// Services and automations as search records: the id, the title, and what their probes and runs say.
import type { AutomationState } from '../graph/automations.ts';
import type { ServiceState } from '../graph/services.ts';
import { sayStreak } from './automation-view.ts';
import type { Portal } from './portal.ts';
import type { SearchRecord } from './search-record.ts';

export function toEvidenceRecords(portal: Portal): SearchRecord[] {
  return [
    ...portal.services.all.map((service) => toServiceRecord(service, portal)),
    ...portal.automations.all.map((automation) => toAutomationRecord(automation, portal)),
  ];
}

function toServiceRecord(service: ServiceState, portal: Portal): SearchRecord {
  const { id, title, status, config, probes } = service;
  const messages = probes.flatMap(({ id: probe, history }) => [probe, history?.latest?.message ?? '']);
  return {
    names: 'service',
    id,
    ids: [id, ...config.from],
    within: [],
    title,
    url: portal.links.service(id),
    context: `service · ${probes.length === 1 ? 'one probe' : `${probes.length} probes`}`,
    filters: { kind: 'service', status, look: status },
    text: [...messages, ...config.plans].filter(Boolean).join(' '),
    body: null,
    group: 'services',
  };
}

function toAutomationRecord(automation: AutomationState, portal: Portal): SearchRecord {
  const { id, title, streak, config, isMet } = automation;
  return {
    names: 'automation',
    id,
    ids: [id],
    within: [],
    title,
    url: portal.links.automation(id),
    context: `automation · ${sayStreak(automation)}`,
    filters: {
      kind: 'automation',
      ...(config.required > 0 && { status: isMet ? 'met' : 'not met', look: isMet ? 'cleared' : 'open' }),
    },
    text: streak.brokenBy?.run?.message ?? '',
    body: null,
    group: 'automations',
  };
}
