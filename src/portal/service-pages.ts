// The page of one service: what its probes say, how its state went, and what depends on it.
import type { ProbeState, ServiceState } from '../graph/services.ts';
import { toAvailability } from '../graph/timeline.ts';
import type { Segment } from '../graph/timeline.ts';
import { toIdKey } from '../model/ids.ts';
import { isSafeLink } from '../model/links.ts';
import { secondMs, toIso } from '../model/dates.ts';
import type { ProbeDay, ProbeStatus } from '../model/probe.ts';
import { toBadgeLinks } from './badge-links.ts';
import type { BadgeLinks } from './badge-links.ts';
import { formatDuration, formatLatency, formatShare, probeWords } from './evidence-words.ts';
import { toFindingView } from './finding-view.ts';
import type { FindingView } from './finding-view.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import type { Fact } from './plan-page.ts';
import { toDatedSentence } from './dated-sentence.ts';
import type { DatedSentence } from './dated-sentence.ts';
import type { Portal } from './portal.ts';
import { requires, toFreshness, toServiceView } from './service-view.ts';
import type { Freshness, ServiceView } from './service-view.ts';
import { formatDay, formatMoment, formatNumber, joinWords, numberOf, toSentence } from './words.ts';

export interface ServicePage {
  service: ServiceView;
  headline: DatedSentence;
  facts: Fact[];
  probes: ProbeView[];
  changes: ChangeView[];
  /** How many changes more there were. */
  more: number;
  /** Tasks that require it. */
  tasks: ItemLink[];
  findings: FindingView[];
  badge: BadgeLinks;
  listHref: string;
  documentHref: string;
}

export interface ProbeView extends Freshness {
  id: string;
  status: ProbeStatus;
  word: string;
  isRequired: boolean;
  /** Why it is unknown; else what its newest result says. */
  note: string | null;
  checkedAt: string | null;
  checkedText: string;
  latencyText: string | null;
  evidence: { text: string; href: string | null } | null;
  /** File of its newest result. */
  file: string | null;
  fileHref: string | null;
  latency: LatencyView | null;
}

export interface LatencyView {
  /** Oldest first; days without a measurement are left out. */
  days: { date: string; min: number; mean: number; max: number; text: string }[];
  text: string;
}

export interface ChangeView {
  at: string;
  atText: string;
  status: ProbeStatus;
  word: string;
  lengthText: string;
  message: string | null;
}

/** The rest is in the document. */
const shownChanges = 50;
const latencyDays = 90;

export function buildServicePages(portal: Portal): ServicePage[] {
  return portal.services.all.map((service) => buildServicePage(service, portal));
}

function buildServicePage(service: ServiceState, portal: Portal): ServicePage {
  const changes = service.segments.toReversed();
  const tasks = portal.catalog.tasks.filter((task) => requires(task, service, portal));
  return {
    service: toServiceView(service, portal),
    headline: toDatedSentence(sayState(service, portal), [service], portal),
    facts: toFacts(service),
    probes: service.probes.map((probe) => toProbeView(probe, portal)),
    changes: changes.slice(0, shownChanges).map((segment) => toChange(segment, portal)),
    more: Math.max(0, changes.length - shownChanges),
    tasks: tasks.map((task) => toItemLink(task, portal.links)),
    findings: portal.findings
      .filter(({ subject }) => toIdKey(subject) === toIdKey(service.id))
      .map((finding) => toFindingView(finding, portal)),
    badge: toBadgeLinks('services', service.id, portal.links),
    listHref: portal.links.services,
    documentHref: portal.links.document('services'),
  };
}

/** `It is up, and has been for 9 days`. */
function sayState(service: ServiceState, portal: Portal): string {
  const { status, since, probes } = service;
  if (probes.length === 0) return 'Nobody knows how it is: no probe has ever reported about it.';
  const length = since === null ? '' : `, and has been for ${formatDuration(portal.now - since)}`;
  const cause = sayCause(service);
  return `It is ${status}${length}${cause === '' ? '' : `: ${cause}`}.`;
}

function sayCause({ status, probes }: ServiceState): string {
  if (status === 'up') return '';
  const bad = probes.filter((probe) => probe.isRequired && probe.status === status);
  return joinWords(
    bad.map((probe) => {
      const note = toNote(probe);
      return `probe ${probe.id}${note === null ? '' : ` (${note})`}`;
    }),
  );
}

function toFacts({ durations, changes30, changes90, config, checkedAt, expiresAt }: ServiceState): Fact[] {
  const ratio = toAvailability(durations);
  const facts: (Fact | false)[] = [
    checkedAt !== null && { name: 'checked', value: formatMoment(toIso(checkedAt)) },
    expiresAt !== null && { name: 'holds until', value: formatMoment(toIso(expiresAt)) },
    ratio !== null && { name: 'available, 90 days', value: formatShare(ratio) },
    durations.unknownMs > 0 && { name: 'not known', value: formatDuration(durations.unknownMs) },
    { name: 'changes, 30 days', value: formatNumber(changes30) },
    { name: 'changes, 90 days', value: formatNumber(changes90) },
    config.from.length > 0 && { name: 'also known as', value: config.from.join(', ') },
  ];
  return facts.filter((fact) => fact !== false);
}

function toProbeView(probe: ProbeState, portal: Portal): ProbeView {
  const { id, status, isRequired, history, validUntil } = probe;
  const latest = history?.latest ?? null;
  return {
    id,
    status,
    word: probeWords[status],
    isRequired,
    ...toFreshness({ expiresAt: validUntil }),
    note: toSentenceOrNull(toNote(probe)),
    checkedAt: latest ? toIso(latest.at) : null,
    checkedText: latest ? formatMoment(toIso(latest.at)) : 'never',
    latencyText: latest?.latencyMs == null ? null : formatLatency(latest.latencyMs),
    evidence: latest?.evidence == null ? null : toEvidenceLink(latest.evidence),
    file: latest?.path ?? null,
    fileHref: (latest && portal.sourceUrl({ repo: '', path: latest.path, line: 1, column: 1 })) ?? null,
    latency: toLatency(history?.days ?? []),
  };
}

function toNote({ doubt, history }: ProbeState): string | null {
  const latest = history?.latest;
  if (doubt === 'never') return 'it has never reported';
  if (doubt === 'future') return 'its newest result is dated in the future';
  if (doubt === 'stale' && latest) {
    const until = toIso(latest.at + latest.validForSeconds * secondMs);
    return `it said ${latest.status}, which held until ${formatMoment(until)}`;
  }
  return latest?.message ?? null;
}

function toSentenceOrNull(text: string | null): string | null {
  return text === null ? null : toSentence(text);
}

export function toEvidenceLink(text: string): { text: string; href: string | null } {
  return { text, href: /^https?:\/\//i.test(text) && isSafeLink(text) ? text : null };
}

function toLatency(days: readonly ProbeDay[]): LatencyView | null {
  const measured = days.slice(-latencyDays).flatMap(({ date, latencyMs }) =>
    latencyMs
      ? [
          {
            date,
            min: round(latencyMs.min),
            mean: round(latencyMs.sum / latencyMs.count),
            max: round(latencyMs.max),
            text: sayLatency(date, latencyMs),
          },
        ]
      : [],
  );
  if (measured.length < 2) return null;
  const means = measured.map(({ mean }) => mean);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const text = `Mean latency per day, ${numberOf(measured.length, 'day')}: from ${formatLatency(low)} to ${formatLatency(high)}, last ${formatLatency(means.at(-1) ?? 0)}`;
  return { days: measured, text };
}

function sayLatency(date: string, { min, max, sum, count }: NonNullable<ProbeDay['latencyMs']>): string {
  const range = `${formatLatency(min)} to ${formatLatency(max)}`;
  return `${formatDay(date)}: ${formatLatency(sum / count)} on average, ${range}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function toChange({ status, from, to, message }: Segment, portal: Portal): ChangeView {
  const isNow = to >= portal.now;
  return {
    at: toIso(from),
    atText: formatMoment(toIso(from)),
    status,
    word: probeWords[status],
    lengthText: isNow ? `for ${formatDuration(to - from)}, until now` : `for ${formatDuration(to - from)}`,
    message,
  };
}
