// What pages are made from, each a function of the portal. Pages of plans and checkpoints: src/site/.
import { isSearchWanted } from './content/location.ts';
import { documents } from './model/published.ts';
import type { DocumentName } from './model/published.ts';
import { schemas } from './model/schemas.ts';
import { buildAutomationPages } from './portal/automation-pages.ts';
import type { AutomationPage } from './portal/automation-pages.ts';
import { buildAutomationsPage } from './portal/automations-page.ts';
import type { AutomationsPage } from './portal/automations-page.ts';
import { buildBadges } from './portal/badges.ts';
import type { Badge } from './portal/badges.ts';
import { buildDocument } from './portal/documents.ts';
import { buildFindingsPage, buildRulePages } from './portal/findings-pages.ts';
import type { FindingsPage, RulePage } from './portal/findings-pages.ts';
import { toAsOf, toAsOfSheet, toFrame } from './portal/frame.ts';
import type { AsOf, Frame, Section } from './portal/frame.ts';
import { buildEdgeTable, buildGraphPage, buildLaterEdgeTables } from './portal/graph-page.ts';
import type { EdgeTable, GraphPage } from './portal/graph-page.ts';
import type { GraphView } from './portal/graph-view/query.ts';
import { buildGatePages } from './portal/gate-pages.ts';
import type { GatePage } from './portal/gate-pages.ts';
import { buildGatesPage } from './portal/gates-page.ts';
import type { GatesPage } from './portal/gates-page.ts';
import { buildCalendar } from './portal/calendar.ts';
import type { Calendar } from './portal/calendar.ts';
import { buildLlmsText } from './portal/llms.ts';
import { buildNextPage } from './portal/next-page.ts';
import type { NextPage } from './portal/next-page.ts';
import { buildOwnerFeeds } from './portal/owner-feed.ts';
import type { OwnerFeed } from './portal/owner-feed.ts';
import { buildOwnerPages, buildOwnerRows } from './portal/owner-pages.ts';
import type { OwnerPage, OwnerRow } from './portal/owner-pages.ts';
import { buildOverview } from './portal/overview.ts';
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
import type { ProsePage } from './portal/prose-page.ts';
import { readProsePages } from './site/prose.ts';
import { toLeanRoutes, toRoutes } from './site/page-routes.ts';
import type { PageRoute } from './site/page-routes.ts';
import { getGraphSource } from './site/plan-pages.ts';
import { getPortal, oncePerPortal } from './site/portal.ts';

export const documentNames = Object.keys(documents) as DocumentName[];
export const schemaNames = Object.keys(schemas);

export const getFrame = async (section: Section): Promise<Frame> => toFrame(await getPortal(), section);
export const getAsOf = async (): Promise<AsOf> => toAsOf(await getPortal());
export const getAsOfSheet = async (): Promise<string> => toAsOfSheet(await getPortal());
export const getOverview = oncePerPortal(buildOverview);
export const getNextPage = async (): Promise<NextPage> => buildNextPage(await getPortal());
export const getPlanListPages = oncePerPortal(buildPlanListPages);
export const getLaterPlanListRoutes = async (): Promise<PageRoute<PlanListPage>[]> =>
  toRoutes('workplans', (await getPlanListPages()).slice(1));
export const getFindingsPage = async (): Promise<FindingsPage> => buildFindingsPage(await getPortal());
export const getRuleRoutes = async (): Promise<PageRoute<RulePage>[]> =>
  toRoutes('findings', buildRulePages(await getPortal()));
export const getGatesPage = async (): Promise<GatesPage> => buildGatesPage(await getPortal());
export const getGateRoutes = async (): Promise<PageRoute<GatePage>[]> =>
  toRoutes('gates', buildGatePages(await getPortal()));
export const getOwnerRoutes = async (): Promise<PageRoute<OwnerPage>[]> =>
  toRoutes('gates', buildOwnerPages(await getPortal()));
export const getOwnerRows = async (): Promise<OwnerRow[]> => buildOwnerRows(await getPortal());
export const getOwnerFeedRoutes = async (): Promise<PageRoute<OwnerFeed>[]> =>
  toRoutes('gates', buildOwnerFeeds(await getPortal()));
export const getServicesPage = async (): Promise<ServicesPage> => buildServicesPage(await getPortal());
export const getServiceRoutes = async (): Promise<PageRoute<ServicePage>[]> =>
  toRoutes('services', buildServicePages(await getPortal()));
export const getAutomationsPage = async (): Promise<AutomationsPage> =>
  buildAutomationsPage(await getPortal());
export const getAutomationRoutes = async (): Promise<PageRoute<AutomationPage>[]> =>
  toRoutes('automations', buildAutomationPages(await getPortal()));

export const getBadges = async (): Promise<Badge[]> => buildBadges(await getPortal());

export const getSourcesPage = async (): Promise<SourcesPage> => buildSourcesPage(await getPortal());
export const getRegistryPages = oncePerPortal(buildRegistryPages);
export const getLaterRegistryRoutes = async (): Promise<PageRoute<RegistryPage>[]> =>
  toRoutes('sources', (await getRegistryPages()).slice(1));
export const getSearchRecords = async (): Promise<Iterable<SearchRecord>> =>
  isSearchWanted() ? buildSearchRecords(await getPortal()) : [];
export const getLlmsText = async (): Promise<string> => buildLlmsText(await getPortal(), await getOverview());
export const getDocument = async (name: DocumentName): Promise<object> =>
  name === 'graph' ? (await getGraphSource()).document : buildDocument(await getPortal(), name);
export const getGraphPage = async (view: GraphView): Promise<GraphPage> =>
  buildGraphPage(await getGraphSource(), view);
export const getLaterEdgeRoutes = async (): Promise<PageRoute<number>[]> =>
  toLeanRoutes('graph', buildLaterEdgeTables(await getGraphSource()), ({ page }) => page);
export const getEdgeTable = async (page: number): Promise<EdgeTable> =>
  buildEdgeTable(await getGraphSource(), page);
export const getSchema = (name: string): object | undefined => schemas[name]?.();

export const getProsePages = oncePerPortal(readProsePages);
export const getProseRoutes = async (): Promise<PageRoute<ProsePage>[]> =>
  toRoutes('pages', await getProsePages());

export const getCalendar = async (): Promise<Calendar> => buildCalendar(await getPortal());
