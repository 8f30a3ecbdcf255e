// The prose of one plan as its page would show it, beside two plans that it can name.
import { parsePortalConfig } from '../../src/parse/portal-config.ts';
import { buildPlanPage } from '../../src/portal/plan-page.ts';
import { buildSurroundings } from '../../src/portal/plan-surroundings.ts';
import { buildPortal } from '../../src/portal/portal.ts';
import { renderPlanBody } from '../../src/render/plan-body.ts';
import type { PlanBody } from '../../src/render/plan-body.ts';
import { planText, taskText, toFiles } from '../graph/workplan-files.ts';

export interface Setting {
  /** Commit of the repository; null where it is not known. */
  commit?: string | null;
  base?: string;
}

const file = 'workplans/plan.md';

const others = {
  'ops/workplans/b.md': planText(
    'B-WP-0001',
    'aliases: [signing, phase-2, constructor]',
    Array.from({ length: 20 }, (_, i) => taskText(`T${String(i + 1).padStart(2, '0')}`)).join(''),
  ),
  'ops/workplans/c.md': planText('three-phoenix-ha'),
};

export function renderPlan(text: string, { commit = '0123456', base = '/' }: Setting = {}): PlanBody {
  const portal = buildPortal({
    config: parsePortalConfig(
      'title: T\nsources: [{ id: ops, repo: https://forge.example/ops.git }]',
      'portal.yaml',
    ),
    lock: {
      schema: 'cairn.sources/v1',
      collected_at: '2026-06-27T18:00:00Z',
      sources: [{ id: 'ops', commit }],
    },
    files: toFiles({ ...others, [`ops/${file}`]: text }),
    gateFiles: [],
    probeFolders: [],
    runFolders: [],
    base,
  });
  const item = portal.catalog.plans.find(({ source }) => source.path === file);
  if (!item) throw new Error(`the text is no plan: ${JSON.stringify(portal.findings)}`);
  const page = buildPlanPage(item, buildSurroundings(item, portal));
  const sourceUrl = (target: string): string | undefined =>
    portal.sourceUrl({ repo: 'ops', path: target, line: 1, column: 1 })?.replace(/#L1$/, '');
  return renderPlanBody(page, new TextEncoder().encode(text), sourceUrl);
}

/** All of its HTML, in the order of its parts. */
export function listHtml({ parts }: PlanBody): string[] {
  return parts.flatMap((part) =>
    part.kind === 'task' ? [part.html, part.doneWhen, ...part.log.values()] : [part.html],
  );
}
