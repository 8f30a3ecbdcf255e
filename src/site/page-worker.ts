// What takes longest of a plan's page, in a worker thread or in place: its prose, and the places of its picture. One thread
// does both: each would load code and keep memory of its own.
import { readContentFile } from '../content/content-folder.ts';
import { layoutGraph } from '../diagram/graph-layout.ts';
import type { GraphGeometry } from '../diagram/graph-layout.ts';
import { loadLayoutEngine } from '../diagram/graphviz.ts';
import type { Picture } from '../model/picture.ts';
import type { PortalConfig } from '../model/portal-config.ts';
import { toSourceForm } from '../portal/source-links.ts';
import { renderPlanBody } from '../render/plan-body.ts';
import type { PlanOutline } from '../render/plan-body.ts';
import { markProse } from './pieces.ts';
import type { MarkedBody } from './pieces.ts';

export interface BodyTask {
  outline: PlanOutline;
  /** Path on disk. */
  file: string;
  /** Where the file came from: relative links lead there. */
  source: PortalConfig['sources'][number] | undefined;
  commit: string | null;
}

export type PageTask = { body: BodyTask } | { picture: Picture };

/** `json` is a `PageTask`: as text it goes to a thread in less time. */
export default async function work(json: string): Promise<MarkedBody | GraphGeometry> {
  // Written by the thread that asks.
  const task = JSON.parse(json) as PageTask;
  return 'body' in task ? renderBody(task.body) : layoutGraph(task.picture, await loadLayoutEngine());
}

async function renderBody({ outline, file, source, commit }: BodyTask): Promise<MarkedBody> {
  const { bytes } = await readContentFile(file);
  const body = renderPlanBody(outline, bytes, (path) =>
    toSourceForm(source, { commit, path })?.replace(/#.*$/, ''),
  );
  return markProse(body);
}
