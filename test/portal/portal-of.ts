// A portal from short texts, and one item of it.
import type { PlanItem } from '../../src/graph/catalog.ts';
import type { SourcesLock } from '../../src/model/portal-config.ts';
import type { ProbeFolder, RunFolder } from '../../src/model/evidence.ts';
import type { Provenance } from '../../src/model/provenance.ts';
import { parsePortalConfig } from '../../src/parse/portal-config.ts';
import { buildPortal } from '../../src/portal/portal.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { toFiles, toGateFiles, toRegistryFiles } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';

export const lock: SourcesLock = {
  schema: 'cairn.sources/v1',
  collected_at: '2026-06-27T18:00:00Z',
  sources: [{ id: 'ops', commit: '0123456789abcdef', fetched_at: '2026-06-27T17:00:00Z' }],
};

export interface Setting {
  /** portal.yaml; one source `ops` on a forge where not given. */
  config?: string;
  lock?: SourcesLock | null;
  base?: string;
  /** `gates/a.yaml` → YAML. */
  gates?: Texts;
  probeFolders?: ProbeFolder[];
  runFolders?: RunFolder[];
  provenance?: Provenance[];
  /** `registry/hub.json` → JSON. */
  registry?: Texts;
}

const defaultConfig = 'title: Test\nsources: [{ id: ops, repo: https://forge.example/team/ops.git }]\n';

export function portalOf(texts: Texts, setting: Setting = {}): Portal {
  return buildPortal({
    config: parsePortalConfig(setting.config ?? defaultConfig, 'portal.yaml'),
    lock: setting.lock === undefined ? lock : setting.lock,
    files: toFiles(texts),
    gateFiles: toGateFiles(setting.gates ?? {}),
    probeFolders: setting.probeFolders ?? [],
    runFolders: setting.runFolders ?? [],
    provenance: setting.provenance ?? [],
    registryFiles: toRegistryFiles(setting.registry ?? {}),
    base: setting.base ?? '/',
  });
}

export function planOf(portal: Portal, slug: string): PlanItem {
  const plan = portal.catalog.plans.find((item) => item.slug === slug);
  if (!plan) throw new Error(`the portal has no plan ${slug}`);
  return plan;
}
