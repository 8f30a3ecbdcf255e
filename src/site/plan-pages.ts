// What the pages of plans are made from: the portal, and text that is read and rendered when its page is made.
import { workplanFile } from '../content/content-folder.ts';
import { keepJson, readKeptJson } from '../content/kept-json.ts';
import { cacheDir, codeDigest, contentDir } from '../content/location.ts';
import { createWorkerPool } from '../content/worker-pool.ts';
import type { GraphGeometry } from '../diagram/graph-layout.ts';
import { toDigest } from '../model/digest.ts';
import type { Picture } from '../model/picture.ts';
import { toFrame } from '../portal/frame.ts';
import { buildGraphSource, buildNeighbourhood } from '../portal/graph-page.ts';
import type { GraphPicture } from '../portal/graph-page.ts';
import { buildPlanPage } from '../portal/plan-page.ts';
import type { PlanPage } from '../portal/plan-page.ts';
import { buildSurroundings } from '../portal/plan-surroundings.ts';
import workOnPage from './page-worker.ts';
import type { PageTask } from './page-worker.ts';
import type { MarkedBody } from './pieces.ts';
import { getPortal, oncePerPortal } from './portal.ts';

export const getGraphSource = oncePerPortal(buildGraphSource);

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

const workers = createWorkerPool<string, MarkedBody | GraphGeometry>({
  module: 'src/site/page-worker.ts',
  work: workOnPage,
  inPlace: 80,
  spare: 1,
});

const runTask = (task: PageTask): Promise<MarkedBody | GraphGeometry> => workers.run(JSON.stringify(task));

/** Of a page's own picture, which is large and changes seldom, the places are kept for the next build. */
export async function getGeometry({ picture, view }: GraphPicture): Promise<GraphGeometry> {
  if (view === null) return place(picture);
  const file = `${cacheDir()}/pictures/${view}.json`;
  const key = toDigest(`${codeDigest()}\n${JSON.stringify(picture)}`);
  // Written below.
  const kept = readKeptJson(file) as { key: string; geometry: GraphGeometry } | undefined;
  if (kept?.key === key) return kept.geometry;
  const geometry = await place(picture);
  keepJson(file, { key, geometry });
  return geometry;
}

const place = (picture: Picture): Promise<GraphGeometry> =>
  // Each kind of task has an answer of its own.
  runTask({ picture }) as Promise<GraphGeometry>;

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
  return runTask({ body }) as Promise<MarkedBody>;
}
