// What the overview says of services and automations. Null where portal.yaml names none.
import { compareStatus } from '../model/probe.ts';
import { toAutomationView } from './automation-view.ts';
import type { AutomationView } from './automation-view.ts';
import { toDatedSentence } from './dated-sentence.ts';
import type { DatedSentence } from './dated-sentence.ts';
import type { Portal } from './portal.ts';
import { sayServices } from './services-page.ts';
import { toServiceView } from './service-view.ts';
import type { ServiceView } from './service-view.ts';

export interface OverviewEvidence {
  services: { rows: ServiceView[]; total: number; text: DatedSentence; href: string } | null;
  automations: { rows: AutomationView[]; total: number; href: string } | null;
}

/** Rows shown of each; those in trouble come first where not all have room. */
const shown = { services: 8, automations: 4 };

export function toOverviewEvidence(portal: Portal): OverviewEvidence {
  const { services, automations, links } = portal;
  const worst =
    services.all.length > shown.services
      ? services.all.toSorted((a, b) => compareStatus(b.status, a.status))
      : services.all;
  const short = automations.all.toSorted((a, b) => Number(a.isMet) - Number(b.isMet));
  return {
    services: worst.length
      ? {
          rows: worst.slice(0, shown.services).map((service) => toServiceView(service, portal)),
          total: worst.length,
          text: toDatedSentence(sayServices(services.all), services.all, portal),
          href: links.services,
        }
      : null,
    automations: short.length
      ? {
          rows: short.slice(0, shown.automations).map((automation) => toAutomationView(automation, portal)),
          total: short.length,
          href: links.automations,
        }
      : null,
  };
}
