// The one reader of the collections. The portal is built once per build; while developing, once per content.
import { getCollection, getEntry } from 'astro:content';
import { workplanFile } from './content/content-folder.ts';
import { cacheDir, codeDigest, contentDir, isSearchWanted } from './content/location.ts';
import { readProseFiles } from './content/prose-files.ts';
import { readProvenanceFiles } from './content/provenance-files.ts';
import { createWorkerPool } from './content/worker-pool.ts';
import { readParsedWorkplans } from './content/parsed-workplans.ts';
import type { GraphGeometry } from './diagram/graph-layout.ts';
import { toDigest } from './model/digest.ts';
import type { Checkpoint } from './model/checkpoint.ts';
import { formatCheckpoint } from './model/checkpoint-text.ts';
import type { Picture } from './model/picture.ts';
import { parseProseFile } from './parse/prose-file.ts';
import { parseProvenance } from './parse/provenance.ts';
import type { ProbeFolder, RunFolder } from './model/evidence.ts';
import type { GateFile } from './model/gate.ts';
import type { PortalSettings } from './model/portal-config.ts';
import type { WorkplanFile } from './model/workplan.ts';
import { documents } from './model/published.ts';
import type { DocumentName } from './model/published.ts';
import { schemas } from './model/schemas.ts';
import { buildAutomationPages } from './portal/automation-pages.ts';
import type { AutomationPage } from './portal/automation-pages.ts';
import { buildAutomationsPage } from './portal/automations-page.ts';
import type { AutomationsPage } from './portal/automations-page.ts';
import { buildBadges } from './portal/badges.ts';
import { buildDocument } from './portal/documents.ts';
import { checkGoal } from './portal/goal.ts';
import { buildFindingsPage, buildRulePages } from './portal/findings-pages.ts';
import type { FindingsPage, RulePage } from './portal/findings-pages.ts';
import { toAsOf, toAsOfSheet, toFrame } from './portal/frame.ts';
import type { AsOf, Frame, Section } from './portal/frame.ts';
import {
  buildGraphPage,
  buildGraphSource,
  buildLaterEdgeTables,
  buildNeighbourhood,
} from './portal/graph-page.ts';
import type { EdgeTable, GraphPage, GraphPicture, GraphSource } from './portal/graph-page.ts';
import type { GraphView } from './portal/graph-view/query.ts';
import { buildGatePages } from './portal/gate-pages.ts';
import type { GatePage } from './portal/gate-pages.ts';
import { buildGatesPage } from './portal/gates-page.ts';
import type { GatesPage } from './portal/gates-page.ts';
import {
  buildComparePage,
  buildChangesPage,
  buildChangesSincePage,
  buildSnapshotOfNow,
} from './portal/changes-page.ts';
import type { ChangesPage, ComparePage } from './portal/changes-page.ts';
import { buildCalendar } from './portal/calendar.ts';
import type { Calendar } from './portal/calendar.ts';
import { buildChangesFeed, buildCheckpointFeed, mostFeedEntries } from './portal/checkpoint-feeds.ts';
import type { CheckpointFeedName } from './portal/checkpoint-feeds.ts';
import type { Feed } from './portal/feed.ts';
import { buildCheckpointPage } from './portal/checkpoint-page.ts';
import type { CheckpointPage } from './portal/checkpoint-page.ts';
import { buildCheckpointsPage, buildCheckpointYears } from './portal/checkpoints-page.ts';
import type { CheckpointsPage, CheckpointYear } from './portal/checkpoints-page.ts';
import { buildLlmsText } from './portal/llms.ts';
import { buildNextPage } from './portal/next-page.ts';
import type { NextPage } from './portal/next-page.ts';
import { buildOwnerFeeds } from './portal/owner-feed.ts';
import type { OwnerFeed } from './portal/owner-feed.ts';
import { buildOwnerPages, buildOwnerRows } from './portal/owner-pages.ts';
import type { OwnerPage, OwnerRow } from './portal/owner-pages.ts';
import { buildOverview } from './portal/overview.ts';
import type { Overview } from './portal/overview.ts';
import { buildPlanListPages } from './portal/plan-list.ts';
import type { PlanListPage } from './portal/plan-list.ts';
import { buildSearchRecords } from './portal/search-records.ts';
import type { SearchRecord } from './portal/search-record.ts';
import { buildServicePages } from './portal/service-pages.ts';
import type { ServicePage } from './portal/service-pages.ts';
import { buildServicesPage } from './portal/services-page.ts';
import type { ServicesPage } from './portal/services-page.ts';
import { buildRegistryPages } from './portal/registry-page.ts';
import type { RegistryPage } from './portal/registry-page.ts';
import { buildSourcesPage } from './portal/sources-page.ts';
import type { SourcesPage } from './portal/sources-page.ts';
import { buildPlanPage } from './portal/plan-page.ts';
import type { PlanPage } from './portal/plan-page.ts';
import { buildSurroundings } from './portal/plan-surroundings.ts';
import { buildPortal } from './portal/portal.ts';
import type { Portal } from './portal/portal.ts';
import type { Prose, ProsePage } from './portal/prose-page.ts';
import type { MarkedBody } from './site/pieces.ts';
import { toBadgeSvg } from './site/badge-svg.ts';
import { readCheckpoint, readCheckpointText, readHistory } from './site/checkpoints.ts';
import { readCheckpointNote, readProsePages } from './site/prose.ts';
import { readRegistryFiles } from './site/registry.ts';
import workOnPage from './site/page-worker.ts';
import type { PageTask } from './site/page-worker.ts';

let current: { key: string; portal: Portal } | undefined;

let graph: { portal: Portal; source: GraphSource } | undefined;

async function getGraphSource(): Promise<GraphSource> {
  const portal = await getPortal();
  if (graph?.portal !== portal) graph = { portal, source: buildGraphSource(portal) };
  return graph.source;
}

async function getPortal(): Promise<Portal> {
  if (current && !import.meta.env.DEV) return current.portal;
  const entry = await getEntry('portal', 'portal');
  if (!entry) throw new Error('the collection "portal" is empty');
  // Our own loader wrote it.
  const { config, lock } = entry.data as unknown as PortalSettings;
  const entries = (await getCollection('workplans')).map(({ id, digest }) => ({
    id,
    digest: String(digest ?? ''),
  }));
  // Our own loader wrote these, too.
  const gateFiles = (await getCollection('gates')).map(({ data }) => data as unknown as GateFile);
  const probeFolders = (await getCollection('probes')).map(({ data }) => data as unknown as ProbeFolder);
  const runFolders = (await getCollection('runs')).map(({ data }) => data as unknown as RunFolder);
  const registryFiles = await readRegistryFiles();
  const provenance = readProvenanceFiles(contentDir()).map(({ file, text }) => parseProvenance(text, file));
  const history = readHistory();
  const ids = history.heads.map(({ id }) => id);
  const pages = readProseFiles(contentDir()).map((file) => parseProseFile(file, ids));
  const key = JSON.stringify([
    config,
    lock,
    entries,
    gateFiles,
    probeFolders,
    runFolders,
    registryFiles.map(({ path, digest }) => `${path} ${digest}`),
    provenance.map(({ digest }) => digest),
    history.heads,
    pages,
  ]);
  if (current?.key !== key) {
    const files = await readFiles(entries);
    const portal = buildPortal({
      config,
      lock,
      files,
      gateFiles,
      probeFolders,
      runFolders,
      registryFiles,
      provenance,
      history,
      pages,
      base: withSlash(import.meta.env.BASE_URL),
    });
    // While developing, a plan may be renamed before portal.yaml is.
    if (!import.meta.env.DEV) checkGoal(portal);
    current = { key, portal };
  }
  return current.portal;
}

/** The models that belong to the entries of the collection. */
async function readFiles(entries: { id: string; digest: string }[]): Promise<WorkplanFile[]> {
  const parsed = await readParsedWorkplans(cacheDir(), codeDigest());
  return entries.map(({ id, digest }) => {
    const file = parsed.get(id);
    if (file?.digest !== digest) throw new Error(`the cache of parsed workplans does not know ${id}`);
    return file;
  });
}

export const documentNames = Object.keys(documents) as DocumentName[];
export const schemaNames = Object.keys(schemas);

export const getFrame = async (section: Section): Promise<Frame> => toFrame(await getPortal(), section);
export const getAsOf = async (): Promise<AsOf> => toAsOf(await getPortal());
export const getAsOfSheet = async (): Promise<string> => toAsOfSheet(await getPortal());
export const getOverview = async (): Promise<Overview> => buildOverview(await getPortal());
export const getNextPage = async (): Promise<NextPage> => buildNextPage(await getPortal());
export const getPlanListPages = async (): Promise<PlanListPage[]> => buildPlanListPages(await getPortal());
export const getFindingsPage = async (): Promise<FindingsPage> => buildFindingsPage(await getPortal());
export const getRulePages = async (): Promise<RulePage[]> => buildRulePages(await getPortal());
export const getGatesPage = async (): Promise<GatesPage> => buildGatesPage(await getPortal());
export const getGatePages = async (): Promise<GatePage[]> => buildGatePages(await getPortal());
export const getOwnerPages = async (): Promise<OwnerPage[]> => buildOwnerPages(await getPortal());
export const getOwnerRows = async (): Promise<OwnerRow[]> => buildOwnerRows(await getPortal());
export const getOwnerFeeds = async (): Promise<OwnerFeed[]> => buildOwnerFeeds(await getPortal());
export const getServicesPage = async (): Promise<ServicesPage> => buildServicesPage(await getPortal());
export const getServiceRoutes = async (): Promise<PageRoute<ServicePage>[]> =>
  toRoutes('services', buildServicePages(await getPortal()));
export const getAutomationsPage = async (): Promise<AutomationsPage> =>
  buildAutomationsPage(await getPortal());
export const getAutomationRoutes = async (): Promise<PageRoute<AutomationPage>[]> =>
  toRoutes('automations', buildAutomationPages(await getPortal()));

/** Text by path below `badges/`: a picture, and what shields.io reads (https://shields.io/badges/endpoint-badge). */
export async function getBadgeFiles(): Promise<Map<string, string>> {
  const badges = buildBadges(await getPortal());
  return new Map(
    badges.flatMap(({ name, label, message, color }) => [
      [`${name}.svg`, toBadgeSvg({ label, message, color })],
      [`${name}.json`, JSON.stringify({ schemaVersion: 1, label, message, color })],
    ]),
  );
}

export const getCheckpointsPage = async (): Promise<CheckpointsPage> =>
  buildCheckpointsPage(await getPortal());
export const getCheckpointYearRoutes = async (): Promise<PageRoute<CheckpointYear>[]> =>
  toRoutes('checkpoints', buildCheckpointYears(await getPortal()));
export const getSourcesPage = async (): Promise<SourcesPage> => buildSourcesPage(await getPortal());
export const getRegistryPages = async (): Promise<RegistryPage[]> => buildRegistryPages(await getPortal());
export const getSearchRecords = async (): Promise<Iterable<SearchRecord>> =>
  isSearchWanted() ? buildSearchRecords(await getPortal()) : [];
export const getLlmsText = async (): Promise<string> => buildLlmsText(await getPortal());
export const getDocument = async (name: DocumentName): Promise<object> =>
  buildDocument(await getPortal(), name);
export const getGraphPage = async (view: GraphView): Promise<GraphPage> =>
  buildGraphPage(await getGraphSource(), view);
export const getLaterEdgeTables = async (): Promise<EdgeTable[]> =>
  buildLaterEdgeTables(await getGraphSource());
export const getSchema = (name: string): object | undefined => schemas[name]?.();

export interface CheckpointRoute {
  /** Its part of the address: its id, or `latest`. */
  slug: string;
  id: string;
  /** Decides whether the page must be made again: the checkpoint, those beside it, what frames it, and the code. */
  cacheKey: string;
}

export async function getCheckpointRoutes(): Promise<CheckpointRoute[]> {
  const { checkpoints } = await getPortal();
  const frame = JSON.stringify(await getFrame('checkpoints'));
  const routes = checkpoints.map(({ id, manifestSha256 }, index) => {
    const beside = [checkpoints[index - 1]?.id, checkpoints[index + 1]?.id];
    const parts = [codeDigest(), frame, manifestSha256, JSON.stringify(beside)];
    return { slug: id, id, cacheKey: toDigest(parts.join('\n')) };
  });
  const newest = routes.at(-1);
  return newest ? [...routes, { ...newest, slug: 'latest' }] : [];
}

export const getCheckpointPage = async (id: string): Promise<CheckpointPage> =>
  buildCheckpointPage(readCheckpoint(id), await getPortal());

/** Of each checkpoint but the first. */
export async function getChangesRoutes(): Promise<CheckpointRoute[]> {
  const { checkpoints } = await getPortal();
  const frame = JSON.stringify(await getFrame('checkpoints'));
  return checkpoints.slice(1).map(({ id, manifestSha256 }) => ({
    slug: id,
    id,
    // The manifest vouches for the one before it, too.
    cacheKey: toDigest([codeDigest(), frame, manifestSha256].join('\n')),
  }));
}

export async function getChangesPage(id: string): Promise<ChangesPage> {
  const portal = await getPortal();
  const previous = portal.checkpoints.find((head) => head.id === id)?.previous;
  if (!previous) throw new Error(`nothing is before the checkpoint ${id}`);
  return buildChangesPage(readCheckpoint(previous), readCheckpoint(id), portal);
}

/** Null where there is no checkpoint yet, or no day. */
export async function getChangesSincePage(): Promise<ChangesPage | null> {
  const portal = await getPortal();
  const newest = portal.checkpoints.at(-1);
  const now = await getSnapshotOfNow();
  return newest && now ? buildChangesSincePage(readCheckpoint(newest.id), now, portal) : null;
}

/** Feeds of checkpoints; none where there are no checkpoints. */
export async function getCheckpointFeedRoutes(): Promise<{ name: CheckpointFeedName; cacheKey: string }[]> {
  const { checkpoints, title } = await getPortal();
  const newest = checkpoints.at(-1);
  const names: CheckpointFeedName[] = newest ? ['feed', 'changes'] : [];
  const site = [import.meta.env.BASE_URL, import.meta.env.SITE ?? ''];
  // The manifest of the newest vouches for all.
  const cacheKey = toDigest([codeDigest(), title, ...site, newest?.manifestSha256].join('\n'));
  return names.map((name) => ({ name, cacheKey }));
}

export async function getCheckpointFeed(name: CheckpointFeedName): Promise<Feed> {
  const portal = await getPortal();
  const isOfChanges = name === 'changes';
  const heads = portal.checkpoints.slice(-mostFeedEntries - Number(isOfChanges));
  const days = heads.map(({ id }) => readCheckpoint(id));
  return isOfChanges ? buildChangesFeed(days, portal) : buildCheckpointFeed(days, portal);
}

let prose: { portal: Portal; pages: ProsePage[] } | undefined;

export async function getProsePages(): Promise<ProsePage[]> {
  const portal = await getPortal();
  if (prose?.portal !== portal) prose = { portal, pages: readProsePages(portal) };
  return prose.pages;
}

export const getProseRoutes = async (): Promise<PageRoute<ProsePage>[]> =>
  toRoutes('pages', await getProsePages());
export const getCheckpointNote = async (id: string): Promise<Prose | null> =>
  readCheckpointNote(id, await getPortal());

export const getCalendar = async (): Promise<Calendar> => buildCalendar(await getPortal());

export const getComparePage = async (): Promise<ComparePage> => buildComparePage(await getPortal());

let frozen: { portal: Portal; now: Checkpoint | null } | undefined;

/** Null where there is nothing to compare it with. */
async function getSnapshotOfNow(): Promise<Checkpoint | null> {
  const portal = await getPortal();
  if (portal.checkpoints.length === 0) return null;
  if (frozen?.portal !== portal) frozen = { portal, now: buildSnapshotOfNow(portal) };
  return frozen.now;
}

const now = 'now';

/** Of now alone in a build, which copies the others as files. */
export async function getSnapshotRoutes(): Promise<Omit<CheckpointRoute, 'id'>[]> {
  const { checkpoints } = await getPortal();
  const ofNow = await getSnapshotOfNow();
  return [
    ...(import.meta.env.DEV ? checkpoints : []).map(({ id, manifestSha256 }) => ({
      slug: id,
      cacheKey: manifestSha256,
    })),
    ...(ofNow ? [{ slug: now, cacheKey: ofNow.content_hash }] : []),
  ];
}

export async function getSnapshotText(slug: string): Promise<string> {
  if (slug !== now) return readCheckpointText(slug);
  const ofNow = await getSnapshotOfNow();
  if (!ofNow) throw new Error('the content states no day');
  return formatCheckpoint(ofNow);
}

/** A page that shows nothing but its view model. */
export interface PageRoute<View> {
  page: View;
  /** Decides whether the page must be made again: its view model, what frames it, and the code. */
  cacheKey: string;
}

async function toRoutes<View>(section: Section, pages: readonly View[]): Promise<PageRoute<View>[]> {
  const frame = JSON.stringify(await getFrame(section));
  return pages.map((page) => ({
    page,
    cacheKey: toDigest([codeDigest(), frame, JSON.stringify(page)].join('\n')),
  }));
}

export interface PlanRoute {
  slug: string;
  /** Decides whether the page must be made again: its file, its surroundings, what frames it, and the code. */
  cacheKey: string;
}

export async function getPlanRoutes(): Promise<PlanRoute[]> {
  const portal = await getPortal();
  const frame = JSON.stringify(toFrame(portal, 'workplans'));
  const source = await getGraphSource();
  return portal.catalog.plans.map((plan) => {
    const around = buildSurroundings(plan, portal);
    const neighbourhood = buildNeighbourhood(source, plan.node);
    const parts = [codeDigest(), plan.digest, frame, JSON.stringify(around), JSON.stringify(neighbourhood)];
    return { slug: plan.slug, cacheKey: toDigest(parts.join('\n')) };
  });
}

// What surrounds a plan is made again when its page is: kept for thousands of plans it would fill the memory.

export async function getNeighbourhood(slug: string): Promise<GraphPicture | null> {
  const plan = (await getPortal()).catalog.planAt(slug);
  return plan ? buildNeighbourhood(await getGraphSource(), plan.node) : null;
}

export async function getPlanPage(slug: string): Promise<PlanPage> {
  const portal = await getPortal();
  const plan = portal.catalog.planAt(slug);
  if (!plan) throw new Error(`there is no plan ${slug}`);
  return buildPlanPage(plan, buildSurroundings(plan, portal));
}

const workers = createWorkerPool<PageTask, MarkedBody | GraphGeometry>({
  module: 'src/site/page-worker.ts',
  work: workOnPage,
  inPlace: 80,
  spare: 1,
});

export const getGeometry = (picture: Picture): Promise<GraphGeometry> =>
  // The worker answers each kind of task with its own.
  workers.run({ picture }) as Promise<GraphGeometry>;

/** The prose of one plan, read from its file when its page is made: marks, and the pieces they stand for. */
export async function getPlanBody(page: PlanPage): Promise<MarkedBody> {
  const { config } = await getPortal();
  const { id, title, aliases, mentions, source, planLog, ownGates } = page;
  const { repo, path, commit } = source;
  const tasks = page.tasks.map(({ anchor, line, lastLine, log }) => ({
    anchor,
    line,
    lastLine,
    log: log.map(({ line: at }) => ({ line: at })),
  }));
  const body = {
    outline: {
      id,
      title,
      aliases,
      mentions,
      source: { path },
      planLog: planLog.map(({ line }) => ({ line })),
      ownGates,
      tasks,
    },
    file: workplanFile(contentDir(), { repo, path }),
    source: config.sources.find((each) => each.id === repo),
    commit,
  };
  // As above.
  return workers.run({ body }) as Promise<MarkedBody>;
}

function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`;
}
