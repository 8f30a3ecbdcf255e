// The whole state at one moment: everything that pages and documents show is derived from this, once.
import { buildCatalog } from '../graph/catalog.ts';
import type { Catalog } from '../graph/catalog.ts';
import type { Dependencies } from '../graph/dependencies.ts';
import type { DependencyEdge } from '../graph/judged.ts';
import { judge } from '../graph/judgement.ts';
import type { Judgement } from '../graph/judgement.ts';
import { buildOwners } from '../graph/owners.ts';
import type { Owners } from '../graph/owners.ts';
import { buildReferences } from '../graph/references.ts';
import type { References } from '../graph/references.ts';
import { toDay } from '../model/dates.ts';
import { toDigest } from '../model/digest.ts';
import type { Finding } from '../model/finding.ts';
import type { GateFile } from '../model/gate.ts';
import { compareFiles } from '../model/place.ts';
import type { FilePlace, FileRef } from '../model/place.ts';
import type { PortalConfig, SourcesLock } from '../model/portal-config.ts';
import type { WorkplanFile } from '../model/workplan.ts';
import { checkAll } from '../rules/index.ts';
import { createLinks } from './links.ts';
import type { Links } from './links.ts';
import { toSourceForm } from './source-links.ts';

export interface PortalInput {
  config: PortalConfig;
  lock: SourcesLock | null;
  files: readonly WorkplanFile[];
  /** Files of `content/gates/`. */
  gateFiles: readonly GateFile[];
  /** Base path of the site; begins and ends with a slash. */
  base: string;
}

export interface Portal {
  title: string;
  config: PortalConfig;
  lock: SourcesLock | null;
  files: readonly WorkplanFile[];
  gateFiles: readonly GateFile[];
  /** How many repositories the files come from. */
  repositories: number;
  /** Files that could not be read as plans or as gates. */
  quarantined: (WorkplanFile | GateFile)[];
  /** When the content was collected; null where only days are known. */
  collectedAt: string | null;
  /** UTC day of the content: "now" for every computation. Empty for content without any date. */
  today: string;
  contentHash: string;
  links: Links;
  catalog: Catalog;
  references: References;
  dependencies: Dependencies<DependencyEdge>;
  judgement: Judgement;
  owners: Owners;
  /** Those that count: none is suppressed. */
  findings: Finding[];
  suppressed: Finding[];
  /** All findings whose place lies in the given file. */
  findingsIn(file: FileRef): Finding[];
  commitOf(repo: string): string | null;
  sourceUrl(place: FilePlace): string | undefined;
  /** The same with `{line}` in place of a line. */
  sourceForm(file: FileRef): string | undefined;
}

export function buildPortal({ config, lock, base, ...input }: PortalInput): Portal {
  // In whatever order a store or a folder hands them out.
  const files = input.files.toSorted(compareFiles);
  const gateFiles = input.gateFiles.toSorted(compareFiles);
  const catalog = buildCatalog(files, gateFiles);
  const references = buildReferences(catalog);
  const today = lock ? toDay(lock.collected_at) : newestDay(catalog);
  const judgement = judge({ catalog, goal: config.goal, today });
  const { suppressions } = config;
  const findings = checkAll({ files, gateFiles, catalog, references, judgement, suppressions, today });
  const byFile = Map.groupBy(findings, ({ at }) => `${at.repo}\0${at.path}`);
  const commits = new Map(lock?.sources.map(({ id, commit }) => [id, commit ?? null]));
  const sources = new Map(config.sources.map((source) => [source.id, source]));
  const commitOf = (repo: string): string | null => commits.get(repo) ?? null;
  const sourceForm = ({ repo, path }: FileRef): string | undefined =>
    toSourceForm(sources.get(repo), { commit: commitOf(repo), path });
  return {
    title: config.title,
    config,
    lock,
    files,
    gateFiles,
    repositories: new Set(files.map(({ repo }) => repo).filter(Boolean)).size,
    quarantined: [
      ...files.filter(({ plan }) => plan === null),
      ...gateFiles.filter(({ gates }) => gates.length === 0),
    ],
    collectedAt: lock?.collected_at ?? null,
    today,
    contentHash: toContentHash({ config, lock, files, gateFiles, base }),
    links: createLinks(base),
    catalog,
    references,
    dependencies: judgement.dependencies,
    judgement,
    owners: buildOwners(catalog),
    findings: findings.filter(({ suppressed }) => suppressed === null),
    suppressed: findings.filter(({ suppressed }) => suppressed !== null),
    findingsIn: ({ repo, path }) => byFile.get(`${repo}\0${path}`) ?? [],
    commitOf,
    sourceUrl: ({ line, ...file }) => sourceForm(file)?.replaceAll('{line}', String(line)),
    sourceForm,
  };
}

/** Without a lock, now is the newest day that a plan says it was updated on. */
function newestDay(catalog: Catalog): string {
  return catalog.plans.reduce(
    (newest, { plan }) => (plan.updated !== null && plan.updated > newest ? plan.updated : newest),
    '',
  );
}

function toContentHash({ config, lock, files, gateFiles }: PortalInput): string {
  const parts = [...files, ...gateFiles].map(({ repo, path, digest }) => `${repo}/${path} ${digest}`).sort();
  return toDigest([JSON.stringify(config), JSON.stringify(lock), ...parts].join('\n'));
}
