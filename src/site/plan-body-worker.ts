// Renders the prose of one plan, in a worker thread or in place.
import { readContentFile } from '../content/content-folder.ts';
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

export default async function renderBody({ outline, file, source, commit }: BodyTask): Promise<MarkedBody> {
  const { bytes } = await readContentFile(file);
  const body = renderPlanBody(outline, bytes, (path) =>
    toSourceForm(source, { commit, path })?.replace(/#.*$/, ''),
  );
  return markProse(body);
}
