// The one reader of the collections. The portal is built once per build; while developing, once per content.
import { getCollection, getEntry } from 'astro:content';
import { readWorkplan } from './content/content-folder.ts';
import { contentDir } from './content/location.ts';
import { toDigest } from './model/digest.ts';
import type { PortalSettings } from './model/portal-config.ts';
import type { WorkplanFile } from './model/workplan.ts';
import { documents } from './model/published.ts';
import type { DocumentName } from './model/published.ts';
import { schemas } from './model/schemas.ts';
import { buildDocument } from './portal/documents.ts';
import { buildFindingsPage, buildRulePages } from './portal/findings-pages.ts';
import type { FindingsPage, RulePage } from './portal/findings-pages.ts';
import { toFrame } from './portal/frame.ts';
import type { Frame, Section } from './portal/frame.ts';
import { buildLlmsText } from './portal/llms.ts';
import { buildOverview } from './portal/overview.ts';
import type { Overview } from './portal/overview.ts';
import { buildPlanListPages } from './portal/plan-list.ts';
import type { PlanListPage } from './portal/plan-list.ts';
import { buildSearchRecords } from './portal/search-records.ts';
import type { SearchRecord } from './portal/search-records.ts';
import { buildSourcesPage } from './portal/sources-page.ts';
import type { SourcesPage } from './portal/sources-page.ts';
import { buildPlanPage, digestOf } from './portal/plan-page.ts';
import type { PlanPage } from './portal/plan-page.ts';
import { buildPortal } from './portal/portal.ts';
import type { Portal } from './portal/portal.ts';
import { renderPlanBody } from './render/plan-body.ts';
import type { PlanBody } from './render/plan-body.ts';

let current: { key: string; portal: Portal } | undefined;

async function getPortal(): Promise<Portal> {
  if (current && !import.meta.env.DEV) return current.portal;
  const entry = await getEntry('portal', 'portal');
  if (!entry) throw new Error('the collection "portal" is empty');
  const entries = await getCollection('workplans');
  // Our own loaders wrote these.
  const { config, lock } = entry.data as unknown as PortalSettings;
  const files = entries.map(({ data }) => data as unknown as WorkplanFile);
  const key = toDigest(
    [
      JSON.stringify({ config, lock }),
      ...files.map(({ repo, path, digest }) => `${repo}/${path} ${digest}`),
    ].join('\n'),
  );
  if (current?.key !== key) {
    current = {
      key,
      portal: buildPortal({ config, lock, files, base: withSlash(import.meta.env.BASE_URL) }),
    };
  }
  return current.portal;
}

export const documentNames = Object.keys(documents) as DocumentName[];
export const schemaNames = Object.keys(schemas);

export const getFrame = async (section: Section): Promise<Frame> => toFrame(await getPortal(), section);
export const getOverview = async (): Promise<Overview> => buildOverview(await getPortal());
export const getPlanListPages = async (): Promise<PlanListPage[]> => buildPlanListPages(await getPortal());
export const getFindingsPage = async (): Promise<FindingsPage> => buildFindingsPage(await getPortal());
export const getRulePages = async (): Promise<RulePage[]> => buildRulePages(await getPortal());
export const getSourcesPage = async (): Promise<SourcesPage> => buildSourcesPage(await getPortal());
export const getSearchRecords = async (): Promise<SearchRecord[]> => buildSearchRecords(await getPortal());
export const getLlmsText = async (): Promise<string> => buildLlmsText(await getPortal());
export const getDocument = async (name: DocumentName): Promise<object> =>
  buildDocument(await getPortal(), name);
export const getSchema = (name: string): object | undefined => schemas[name]?.();

export async function getPlanPages(): Promise<PlanPage[]> {
  const portal = await getPortal();
  return portal.catalog.plans.map((item) => buildPlanPage(item, portal));
}

/** Decides whether a page must be made again: all that it shows, and the code that shows it. */
export function cacheKeyOf(page: PlanPage): string {
  return toDigest(`${process.env['CAIRN_CODE'] ?? ''} ${digestOf(page)}`);
}

/** The prose of one plan, read from its file when its page is made. */
export async function getPlanBody(page: PlanPage): Promise<PlanBody> {
  const portal = await getPortal();
  const { repo, path: file } = page.source;
  const bytes = await readWorkplan(contentDir(), { repo, path: file });
  const sourceUrl = (target: string): string | undefined =>
    portal.sourceUrl({ repo, path: target, line: 1, column: 1 })?.replace(/#L1$/, '');
  return renderPlanBody(page, bytes, sourceUrl);
}

function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`;
}
