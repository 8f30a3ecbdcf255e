import { countDays, toDay } from '../model/dates.ts';
import { compareNatural } from '../model/ids.ts';
import type { LockedSource } from '../model/portal-config.ts';
import { toFindingView } from './finding-view.ts';
import type { FindingView } from './finding-view.ts';
import type { Portal } from './portal.ts';
import { toWebAddress } from './source-links.ts';
import { countOf, formatMoment, numberOf, toSentence } from './words.ts';

export interface SourceRow {
  id: string;
  repoHref: string | null;
  commit: string | null;
  fetchedText: string | null;
  plans: number;
  tasks: number;
  gates: number;
  quarantined: number;
  /** Said where the files found are not as many as were collected. */
  mismatch: string | null;
  /** Since when and why the last good copy is shown. */
  staleText: string | null;
  /** Said where it is not known of all plans when they were changed. */
  undatedText: string | null;
}

/** A file of a source that collecting left out. */
export interface SkippedRow {
  place: string;
  href: string | null;
  reason: string;
}

export interface QuarantinedRow {
  place: string;
  href: string | null;
  size: string;
  findings: FindingView[];
}

export interface SourcesPage {
  headline: string;
  contentHash: string;
  rows: SourceRow[];
  quarantined: QuarantinedRow[];
  skipped: SkippedRow[];
  /** How many more there are; null where all are listed. */
  skippedMore: string | null;
  /** Null where no registry is exported. */
  registry: { text: string; href: string } | null;
}

export function buildSourcesPage(portal: Portal): SourcesPage {
  const plans = portal.files.filter(({ plan }) => plan !== null);
  const configured = portal.config.sources.map(({ id }) => id);
  const locks = portal.lock?.sources ?? [];
  const locked = locks.map(({ id }) => id);
  const more = locks.reduce((sum, { skipped_more }) => sum + (skipped_more ?? 0), 0);
  const found = portal.files.map(({ repo }) => repo).filter(Boolean);
  const ids = new Set([...configured, ...[...locked, ...found].sort(compareNatural)]);
  const quarantined = portal.quarantined.length;
  const tail = quarantined
    ? `${countOf(quarantined, 'file')} ${quarantined === 1 ? 'is' : 'are'} quarantined`
    : 'none is quarantined';
  const read = `${numberOf(plans.length, 'plan')} from ${numberOf(ids.size, 'repository', 'repositories')}`;
  const gates = countGates(portal.gateFiles);
  return {
    headline: `${read}${gates ? ` and ${numberOf(gates, 'gate')} beside them` : ''}; ${tail}.`,
    contentHash: portal.contentHash,
    rows: [...[...ids].map((id) => toRow(id, portal)), ...toContentRow(portal)],
    quarantined: portal.quarantined.map((file) => toQuarantined(file, portal)),
    skipped: locks.flatMap((source) => toSkipped(source, portal)),
    skippedMore: more > 0 ? `${numberOf(more, 'more file')} ${more === 1 ? 'was' : 'were'} left out.` : null,
    registry: toRegistryLink(portal),
  };
}

function toRegistryLink({ registryFiles, links }: Portal): SourcesPage['registry'] {
  if (registryFiles.length === 0) return null;
  const exports = toSentence(countOf(registryFiles.length, 'export'));
  return { text: `${exports} of a task registry, beside what the files say`, href: links.registry };
}

function toRow(id: string, portal: Portal): SourceRow {
  const config = portal.config.sources.find((source) => source.id === id);
  const locked = portal.lock?.sources.find((source) => source.id === id);
  const files = portal.files.filter(({ repo }) => repo === id);
  return {
    id,
    repoHref: toWebAddress(config?.repo ?? config?.url?.split('?')[0] ?? locked?.repo) ?? null,
    commit: locked?.commit ?? null,
    fetchedText: locked?.fetched_at ? formatMoment(locked.fetched_at) : null,
    plans: files.filter(({ plan }) => plan !== null).length,
    tasks: files.reduce((sum, { plan }) => sum + (plan?.tasks.length ?? 0), 0),
    gates: countGates(files.flatMap(({ plan }) => plan ?? [])),
    quarantined: files.filter(({ plan }) => plan === null).length,
    mismatch:
      locked?.files === undefined || locked.files === files.length
        ? null
        : `${numberOf(locked.files, 'file')} collected, ${files.length} found`,
    staleText: locked?.failed_at === undefined ? null : toStaleText(locked, portal.today),
    undatedText: config?.history_commits === 0 ? null : toUndatedText(portal.undated(id)),
  };
}

function toStaleText({ fetched_at, reason }: LockedSource, today: string): string {
  const age = fetched_at ? countDays(toDay(fetched_at), today) : null;
  const shown = age === null ? 'never collected' : `${numberOf(age, 'day')} old`;
  return `${shown}, it could not be read again${reason === undefined ? '' : `: ${reason}`}`;
}

function toUndatedText(count: number): string | null {
  if (count === 0) return null;
  return `${numberOf(count, 'plan')} whose last change is not in the history that was read`;
}

function toSkipped({ id, skipped = [] }: LockedSource, portal: Portal): SkippedRow[] {
  return skipped.map(({ path, reason }) => ({
    place: `${id}/${path}`,
    href: portal.sourceUrl({ repo: id, path, line: 1, column: 1 }) ?? null,
    reason,
  }));
}

/** The gates that lie in the content folder itself. */
function toContentRow({ gateFiles }: Portal): SourceRow[] {
  if (gateFiles.length === 0) return [];
  const unread = gateFiles.filter(({ gates }) => gates.length === 0).length;
  const nowhere = { repoHref: null, commit: null, fetchedText: null, mismatch: null };
  const unsaid = { staleText: null, undatedText: null };
  return [
    {
      id: 'gates/',
      ...nowhere,
      ...unsaid,
      plans: 0,
      tasks: 0,
      gates: countGates(gateFiles),
      quarantined: unread,
    },
  ];
}

function countGates(holders: readonly { gates: readonly unknown[] }[]): number {
  return holders.reduce((sum, { gates }) => sum + gates.length, 0);
}

function toQuarantined(file: Portal['quarantined'][number], portal: Portal): QuarantinedRow {
  const place = { repo: file.repo, path: file.path, line: 1, column: 1 };
  return {
    place: [file.repo, file.path].filter(Boolean).join('/'),
    href: portal.sourceUrl(place) ?? null,
    // Without a digest nobody has opened it.
    size:
      file.digest === '' ? '' : file.size >= 1024 ? `${Math.round(file.size / 1024)} KiB` : `${file.size} B`,
    findings: portal.findingsIn(file).map((finding) => toFindingView(finding, portal)),
  };
}
