// What the pages of plans are made from: the portal, or what a thread with a portal has told this one; and text that is read
// and rendered when its page is made.
import { readContentFile, workplanFile } from '../content/content-folder.ts';
import { codeDigest, contentDir } from '../content/location.ts';
import { toDigest } from '../model/digest.ts';
import type { PortalConfig } from '../model/portal-config.ts';
import { toFrame } from '../portal/frame.ts';
import type { Frame } from '../portal/frame.ts';
import { buildGraphSource, buildNeighbourhood } from '../portal/graph-page.ts';
import type { GraphPicture } from '../portal/graph-page.ts';
import { buildPlanPage } from '../portal/plan-page.ts';
import type { PlanPage } from '../portal/plan-page.ts';
import { buildSurroundings, createSurroundingsNames } from '../portal/plan-surroundings.ts';
import { toSourceForm } from '../portal/source-links.ts';
import { renderPlanBody } from '../render/plan-body.ts';
import { markProse } from './pieces.ts';
import type { MarkedBody } from './pieces.ts';
import { getPortal, oncePerPortal } from './portal.ts';

export const getGraphSource = oncePerPortal(buildGraphSource);

export interface PlanRoute {
  slug: string;
  /** Decides whether the page must be made again: its file, its surroundings, what frames it, and the code. */
  cacheKey: string;
}

/** All that a plan's page shows, beside the prose in its file. Plain data: it goes from thread to thread as JSON. */
export interface PlanView {
  frame: Frame;
  page: PlanPage;
  neighbourhood: GraphPicture | null;
  /** Where the file comes from; undefined where nobody says so. */
  source: PortalConfig['sources'][number] | undefined;
}

/** In a thread without a portal: the plans whose pages it may be asked for, and the views that it has been told. */
let awaited: readonly string[] | undefined;
const told = new Map<string, PlanView>();

/** Makes this a thread that has no portal. */
export function awaitPlans(slugs: readonly string[]): void {
  awaited = slugs;
}

export async function tellPlan(slug: string): Promise<string> {
  return JSON.stringify(await getPlanView(slug));
}

export function hearPlan(slug: string, view: string): void {
  // Written by `tellPlan`.
  told.set(slug, JSON.parse(view) as PlanView);
}

export async function getPlanRoutes(): Promise<PlanRoute[]> {
  if (awaited) return awaited.map((slug) => ({ slug, cacheKey: '' }));
  const portal = await getPortal();
  const frame = JSON.stringify(toFrame(portal, 'workplans'));
  const source = await getGraphSource();
  const nameOf = createSurroundingsNames(portal);
  return portal.catalog.plans.map((plan) => {
    const neighbourhood = buildNeighbourhood(source, plan.node);
    const parts = [codeDigest(), plan.digest, frame, nameOf(plan), JSON.stringify(neighbourhood)];
    return { slug: plan.slug, cacheKey: toDigest(parts.join('\n')) };
  });
}

/** What surrounds a plan is made again when its page is: kept for thousands of plans it would fill the memory. */
export async function getPlanView(slug: string): Promise<PlanView> {
  const view = told.get(slug);
  if (view && told.delete(slug)) return view;
  const portal = await getPortal();
  const plan = portal.catalog.planAt(slug);
  if (!plan) throw new Error(`there is no plan ${slug}`);
  return {
    frame: toFrame(portal, 'workplans'),
    page: buildPlanPage(plan, buildSurroundings(plan, portal)),
    neighbourhood: buildNeighbourhood(await getGraphSource(), plan.node),
    source: portal.config.sources.find(({ id }) => id === plan.source.repo),
  };
}

/** The prose of one plan, read from its file: marks, and the pieces they stand for. */
export async function getPlanBody({ page, source }: PlanView): Promise<MarkedBody> {
  const { repo, path: inRepo, commit } = page.source;
  const { bytes } = await readContentFile(workplanFile(contentDir(), { repo, path: inRepo }));
  return markProse(
    renderPlanBody(page, bytes, (path) => toSourceForm(source, { commit, path })?.replace(/#.*$/, '')),
  );
}
