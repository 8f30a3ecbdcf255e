// Renders the prose of one plan, in a worker thread or in place.
import { readContentFile } from '../content/content-folder.ts';
import type { PortalConfig } from '../model/portal-config.ts';
import { toSourceForm } from '../portal/source-links.ts';
import { renderPlanBody } from '../render/plan-body.ts';
import type { PlanBody, PlanOutline } from '../render/plan-body.ts';

export interface BodyTask {
  outline: PlanOutline;
  /** Path on disk. */
  file: string;
  /** Where the file came from: relative links lead there. */
  source: PortalConfig['sources'][number] | undefined;
  commit: string | null;
}

export default async function renderBody({ outline, file, source, commit }: BodyTask): Promise<PlanBody> {
  const { bytes } = await readContentFile(file);
  return renderPlanBody(outline, bytes, (path) =>
    toSourceForm(source, { commit, path })?.replace(/#.*$/, ''),
  );
}
