// Fills the content folder from its sources: gather → compare → scan → stage → publish. Nothing of the content changes
// before the last step, and that is done as a whole.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { findOnDisk } from '../../src/content/content-folder.ts';
import { lossShare } from '../../src/model/portal-config.ts';
import type { LockedSource, PortalSettings, SourcesLock } from '../../src/model/portal-config.ts';
import { PortalError, exitCodes, isPortalError } from '../../src/model/portal-error.ts';
import type { SourceSpec } from '../../src/model/source-config.ts';
import { withDesk } from '../desk.ts';
import { readSettings } from '../read-portal.ts';
import { toBlobId } from './blob-id.ts';
import { gatherAll, hasPlace } from './gather.ts';
import type { GatherRequest } from './gather.ts';
import type { GatheredFile, Outcome } from './gathered.ts';
import { toFailedSource, toLockedSource } from './locked-source.ts';
import type { Progress } from './progress.ts';
import { isProvenance } from './provenance-file.ts';
import type { Scan, ScanProblem, ScannedFile } from './secret-scan.ts';
import { collectedFolders, sourceOf } from './selected-files.ts';
import { finish, publishStaged, stage, withContentDesk } from './staging.ts';

export interface CollectRequest {
  content: string;
  cache: string;
  /** Ids; undefined: all. */
  only: readonly string[] | undefined;
  isOffline: boolean;
  /** How long to wait for another collector. */
  waitMs: number;
  /** The moment that becomes "now" of the content. */
  now: string;
  environment: NodeJS.ProcessEnv;
  scan: Scan;
  startProgress(total: number): Progress;
}

export interface Collected {
  code: number;
  /** What was done, for people. */
  lines: string[];
  problems: ScanProblem[];
}

/** Throws a PortalError where nothing can be collected at all; the content is then as it was. */
export async function collect(request: CollectRequest): Promise<Collected> {
  const { content, cache, waitMs } = request;
  return withContentDesk(content, waitMs, async (sheet) => {
    await finish(content);
    await mkdir(cache, { recursive: true });
    const desk = { folder: cache, name: '.collecting', work: 'collecting', longestMs: 60 * 60_000, waitMs };
    return withDesk(desk, () => collectOnto(sheet, request));
  });
}

async function collectOnto(sheet: string, request: CollectRequest): Promise<Collected> {
  const settings = await readSettings(request.content);
  const sources = selectSources(settings, request);
  const targets = await listPresent(request.content);
  const present = Map.groupBy(targets, sourceOf);
  const outcomes = await gather(sources, present, request);
  const changes = await stageAll(outcomes, { sheet, present, request });
  if (changes.problems.length > 0) {
    return { code: exitCodes.findings, lines: [], problems: changes.problems };
  }
  const dropped = findDropped(settings);
  const removed = [...changes.removed, ...dropped.flatMap(({ id }) => present.get(id) ?? [])];
  checkLoss(settings, { present: targets, removed, added: changes.added });
  const lock = toLock(changes.outcomes, { settings, dropped, request });
  await publishStaged(request.content, sheet, { removed, lock: `${JSON.stringify(lock, null, 2)}\n` });
  return { code: toCode(changes.outcomes), lines: toLines(changes, removed), problems: [] };
}

function selectSources({ config }: PortalSettings, { only }: CollectRequest): SourceSpec[] {
  const sources = config.sources.filter(hasPlace);
  const unknown = only?.find((id) => !sources.some((source) => source.id === id));
  if (unknown !== undefined || sources.length === 0) {
    const ids = sources.map(({ id }) => id).join(', ');
    const hint = ids ? `Sources are ${ids}.` : 'State sources with `repo`, `path` or `url` in portal.yaml.';
    throw new PortalError(
      unknown === undefined
        ? 'portal.yaml states no source, so there is nothing to collect.'
        : `There is no source ${unknown} to collect.`,
      { code: 2, hint },
    );
  }
  return only === undefined ? sources : sources.filter(({ id }) => only.includes(id));
}

/** What lies in the content where sources have their folders; links and the like, too. */
async function listPresent(content: string): Promise<string[]> {
  const found = await Promise.all(
    collectedFolders.map(async (folder) =>
      (await findOnDisk(content, folder)).map(({ segments }) => [folder, ...segments].join('/')),
    ),
  );
  return found.flat();
}

type Present = GatherRequest['present'];

async function gather(
  sources: readonly SourceSpec[],
  present: Present,
  request: CollectRequest,
): Promise<Outcome[]> {
  const progress = request.startProgress(sources.length);
  try {
    return await gatherAll(sources, { ...request, present, progress });
  } finally {
    progress.stop();
  }
}

interface Changes {
  outcomes: Outcome[];
  /** Targets of files that were not there before. */
  added: string[];
  changed: number;
  removed: string[];
  problems: ScanProblem[];
}

interface StageSetting {
  sheet: string;
  present: Present;
  request: CollectRequest;
}

/** One source after the other, so that the changes of only one are in memory. */
async function stageAll(outcomes: readonly Outcome[], setting: StageSetting): Promise<Changes> {
  const changes: Changes = { outcomes: [], added: [], changed: 0, removed: [], problems: [] };
  for (const outcome of outcomes) changes.outcomes.push(await stageOne(outcome, changes, setting));
  return changes;
}

async function stageOne(
  outcome: Outcome,
  changes: Changes,
  { sheet, present, request }: StageSetting,
): Promise<Outcome> {
  if ('failure' in outcome) return outcome;
  const { source, gathered } = outcome;
  try {
    const own = new Set(present.get(source.id));
    const changed = await readChanged(gathered.files, own, request.content);
    changes.problems.push(...(await request.scan(changed)));
    for (const { path: target, bytes } of changed) await stage(sheet, target, bytes);
    const targets = new Set(gathered.files.map(({ target }) => target));
    const names = changed.map((file) => file.path).filter((target) => !isProvenance(target));
    const added = names.filter((target) => !own.has(target));
    changes.added.push(...added);
    changes.changed += names.length - added.length;
    changes.removed.push(...[...own].filter((target) => !targets.has(target)));
    return outcome;
  } catch (failure) {
    if (!isPortalError(failure)) throw failure;
    return { source, failure };
  } finally {
    gathered.close();
  }
}

/** Those whose bytes are not the ones that lie in the content. */
async function readChanged(
  files: readonly GatheredFile[],
  own: ReadonlySet<string>,
  content: string,
): Promise<ScannedFile[]> {
  const changed: ScannedFile[] = [];
  for (const { target, oid, read } of files) {
    if (own.has(target) && (oid === null || (await isThere(path.join(content, target), oid)))) continue;
    changed.push({ path: target, bytes: await read() });
  }
  return changed;
}

async function isThere(file: string, oid: string): Promise<boolean> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes !== undefined && toBlobId(bytes, oid) === oid;
}

/** Collected once, and no longer stated: what was put there by hand has no digest. */
function findDropped({ config, lock }: PortalSettings): LockedSource[] {
  const stated = new Set(config.sources.map(({ id }) => id));
  return (lock?.sources ?? []).filter(({ id, digest }) => digest !== undefined && !stated.has(id));
}

function checkLoss(
  { config }: PortalSettings,
  {
    present,
    removed,
    added,
  }: { present: readonly string[]; removed: readonly string[]; added: readonly string[] },
): void {
  const before = countPlans(present);
  const lost = countPlans(removed) - countPlans(added);
  if (before === 0 || lost / before <= lossShare(config)) return;
  throw new PortalError(
    `Of ${before} plans ${lost} would be lost, more than the share of ${lossShare(config)}. Nothing was changed.`,
    {
      code: 1,
      hint: 'See whether the sources and their globs are right. If they are, raise `policies.collect_loss_share` for once.',
    },
  );
}

function countPlans(targets: readonly string[]): number {
  return targets.filter((target) => target.startsWith('workplans/')).length;
}

/** In the order of portal.yaml, then what else the lock had. */
function toLock(
  outcomes: readonly Outcome[],
  {
    settings: { config, lock },
    dropped,
    request,
  }: { settings: PortalSettings; dropped: readonly LockedSource[]; request: CollectRequest },
): SourcesLock {
  const previous = new Map(lock?.sources.map((source) => [source.id, source]));
  const renewed = new Map(
    outcomes.map((outcome) => [
      outcome.source.id,
      'failure' in outcome
        ? toFailedSource(outcome.source, outcome.failure, {
            previous: previous.get(outcome.source.id),
            now: request.now,
          })
        : toLockedSource(outcome.source, outcome.gathered),
    ]),
  );
  const ids = new Set([...config.sources.map(({ id }) => id), ...previous.keys()]);
  for (const { id } of dropped) ids.delete(id);
  const sources = [...ids].flatMap((id) => renewed.get(id) ?? previous.get(id) ?? []);
  return { schema: 'cairn.sources/v1', collected_at: toCollectedAt(sources, lock, request), sources };
}

/** What comes from the cache is as old as it was there. */
function toCollectedAt(
  sources: readonly LockedSource[],
  lock: SourcesLock | null,
  { isOffline, now }: CollectRequest,
): string {
  if (!isOffline) return now;
  const moments = sources.flatMap(({ fetched_at }) => fetched_at ?? []);
  return lock?.collected_at ?? moments.sort().at(-1) ?? now;
}

function toCode(outcomes: readonly Outcome[]): number {
  return outcomes.every((outcome) => 'failure' in outcome) ? exitCodes.findings : exitCodes.fine;
}

function toLines({ outcomes, added, changed }: Changes, removed: readonly string[]): string[] {
  const failures = outcomes.flatMap((outcome) => ('failure' in outcome ? outcome : []));
  const gone = removed.filter((target) => !isProvenance(target)).length;
  const read = `${outcomes.length - failures.length} of ${outcomes.length} sources read`;
  return [
    `${read}: ${added.length} files added, ${changed} changed, ${gone} removed`,
    ...failures.map(
      ({ source, failure }) => `${source.id} keeps its last good copy: ${failure.message}. ${failure.hint}`,
    ),
  ];
}
