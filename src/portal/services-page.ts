import type { ServiceState } from '../graph/services.ts';
import { probeStatuses } from '../model/probe.ts';
import type { ProbeStatus } from '../model/probe.ts';
import { toDatedSentence } from './dated-sentence.ts';
import type { DatedSentence } from './dated-sentence.ts';
import type { Portal } from './portal.ts';
import { toServiceView } from './service-view.ts';
import type { ServiceView } from './service-view.ts';
import { countOf, joinWords, toSentence } from './words.ts';

export interface ServicesPage {
  headline: DatedSentence;
  services: ServiceView[];
  /** Keys in the evidence that no service claims. */
  unclaimed: string[];
  documentHref: string;
}

export function buildServicesPage(portal: Portal): ServicesPage {
  const { services, links } = portal;
  return {
    headline: toDatedSentence(sayServices(services.all), services.all, portal),
    services: services.all.map((service) => toServiceView(service, portal)),
    unclaimed: services.unclaimed,
    documentHref: links.document('services'),
  };
}

/** What is wrong first: `Forgejo is degraded; two services are unknown; five are up.` */
export function sayServices(services: readonly ServiceState[]): string {
  if (services.length === 0) return 'No service is named in portal.yaml.';
  const [first] = services;
  if (first && services.every(({ status }) => status === first.status)) {
    return services.length === 1
      ? `${first.title} is ${first.status}.`
      : `All ${services.length} services are ${first.status}.`;
  }
  const order: readonly ProbeStatus[] = ['down', 'degraded', 'unknown', 'up'];
  const parts = order.flatMap((status) => {
    const those = services.filter((service) => service.status === status);
    if (those.length === 0) return [];
    const named = status !== 'up' && those.length <= 2;
    const who = named ? joinWords(those.map(({ title }) => title)) : countOf(those.length, 'service');
    return [`${who} ${those.length === 1 ? 'is' : 'are'} ${status}`];
  });
  return `${toSentence(parts.join('; '))}.`;
}

export function countServices(services: readonly ServiceState[]): Record<ProbeStatus, number> {
  const entries = probeStatuses.map((status): [ProbeStatus, number] => [
    status,
    services.filter((service) => service.status === status).length,
  ]);
  // Every status is one of the entries.
  return Object.fromEntries(entries) as Record<ProbeStatus, number>;
}
