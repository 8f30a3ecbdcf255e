// The whole state at one moment: everything that pages and documents show is derived from this, once.
import { buildAutomations } from '../graph/automations.ts';
import type { Automations } from '../graph/automations.ts';
import { buildCatalog } from '../graph/catalog.ts';
import type { Catalog } from '../graph/catalog.ts';
import type { Dependencies } from '../graph/dependencies.ts';
import type { DependencyEdge } from '../graph/judged.ts';
import { judge } from '../graph/judgement.ts';
import type { Judgement } from '../graph/judgement.ts';
import { buildOwners } from '../graph/owners.ts';
import type { Owners } from '../graph/owners.ts';
import { compareRegistry } from '../graph/registry.ts';
import type { RegistryComparison } from '../graph/registry.ts';
import { buildReferences } from '../graph/references.ts';
import type { References } from '../graph/references.ts';
import { buildServices } from '../graph/services.ts';
import type { Services } from '../graph/services.ts';
import { dayOf, startOfDay, toMoment } from '../model/dates.ts';
import type { CheckpointHead } from '../model/checkpoint-head.ts';
import type { Moment } from '../model/dates.ts';
import { toDigest } from '../model/digest.ts';
import type { FlawedFile, ProbeFolder, RunFolder } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { FoundSecret } from '../model/found-secret.ts';
import type { GateFile } from '../model/gate.ts';
import { compareFiles } from '../model/place.ts';
import type { FilePlace, FileRef } from '../model/place.ts';
import type { PortalConfig, SourcesLock } from '../model/portal-config.ts';
import type { ProsePageFile } from '../model/prose.ts';
import type { Provenance } from '../model/provenance.ts';
import type { RegistryFile } from '../model/registry.ts';
import type { WorkplanFile } from '../model/workplan.ts';
import { checkAll } from '../rules/index.ts';
import { createLinks } from './links.ts';
import type { Links } from './links.ts';
import { createOrigins } from './origins.ts';
import { toCollectedFile, toContentForm, toSourceForm } from './source-links.ts';
import type { History, PlanPoint } from './past/history.ts';

/** What was read from the content folder. */
export interface PortalContent {
  config: PortalConfig;
  lock: SourcesLock | null;
  files: readonly WorkplanFile[];
  /** Files of `content/gates/`. */
  gateFiles: readonly GateFile[];
  /** Folders of `content/probes/` and `content/runs/`. */
  probeFolders: readonly ProbeFolder[];
  runFolders: readonly RunFolder[];
  /** Exports of a task registry. */
  registryFiles: readonly RegistryFile[];
}

export interface PortalInput extends Omit<PortalContent, 'registryFiles'> {
  /** Default: there are none. */
  registryFiles?: readonly RegistryFile[];
  /** Where files were collected from; default: nothing is recorded. */
  provenance?: readonly Provenance[];
  /** Of all checkpoints; default: there are none. */
  history?: History;
  /** The team's own prose; default: none. */
  pages?: readonly ProsePageFile[];
  /** What must not be published; default: nothing. */
  secrets?: readonly FoundSecret[];
  /** Base path of the site; begins and ends with a slash. */
  base: string;
}

export interface Portal extends PortalContent {
  title: string;
  /** What they say, beside what the files say. */
  registry: RegistryComparison;
  /** In the order in which they were made. */
  checkpoints: readonly CheckpointHead[];
  /** How each plan stood at them, by its node. */
  planHistory: ReadonlyMap<string, readonly PlanPoint[]>;
  /** How many repositories the files come from. */
  repositories: number;
  /** Whether the team has pages of its own. */
  hasPages: boolean;
  /** Files that could not be read as plans, gates, evidence or exports of a registry. */
  quarantined: (WorkplanFile | GateFile | FlawedFile | RegistryFile)[];
  /** When the content was collected; null where only days are known. */
  collectedAt: string | null;
  /** UTC day of the content: "now" for every computation. Empty for content without any date. */
  today: string;
  /** The moment that counts as now; the beginning of the content's day where only that is known. */
  now: Moment;
  contentHash: string;
  links: Links;
  catalog: Catalog;
  references: References;
  dependencies: Dependencies<DependencyEdge>;
  judgement: Judgement;
  owners: Owners;
  services: Services;
  automations: Automations;
  /** Those that count: none is suppressed. */
  findings: Finding[];
  suppressed: Finding[];
  /** All findings whose place lies in the given file. */
  findingsIn(file: FileRef): Finding[];
  commitOf(repo: string): string | null;
  /** Moment of the newest commit that changed a workplan; null where nobody knows. */
  changedAt(plan: FileRef): string | null;
  /** How many workplans of a source were collected of which nobody knows that moment. */
  undated(source: string): number;
  sourceUrl(place: FilePlace): string | undefined;
  /** The same with `{line}` in place of a line. */
  sourceForm(file: FileRef): string | undefined;
}

export function buildPortal({ base, ...input }: PortalInput): Portal {
  const content = toOrdered(input);
  const { config, lock, files, gateFiles, probeFolders, runFolders, registryFiles } = content;
  const provenance = input.provenance ?? [];
  const pages = input.pages ?? [];
  const evidence = [...probeFolders, ...runFolders];
  const catalog = buildCatalog(files, gateFiles);
  const references = buildReferences(catalog);
  const registry = compareRegistry(catalog, registryFiles);
  const now = (lock && toMoment(lock.collected_at)) ?? findNewest(catalog, probeFolders, runFolders);
  const today = now === null ? '' : dayOf(now);
  const services = buildServices(config.services, probeFolders, now ?? 0);
  const automations = buildAutomations(config.automations, runFolders, now ?? 0);
  const standing = { services, automations };
  const judgement = judge({ catalog, goal: config.goal, today, standing });
  const { suppressions } = config;
  const findings = checkAll({
    sources: config.sources,
    lock,
    files,
    gateFiles,
    pages,
    registryFiles,
    registry,
    evidence,
    secrets: input.secrets ?? [],
    catalog,
    references,
    judgement,
    services,
    automations,
    suppressions,
    today,
  });
  const byFile = Map.groupBy(findings, ({ at }) => `${at.repo}\0${at.path}`);
  const commits = new Map(lock?.sources.map(({ id, commit }) => [id, commit ?? null]));
  const sources = new Map(config.sources.map((source) => [source.id, source]));
  const commitOf = (repo: string): string | null => commits.get(repo) ?? null;
  const origins = createOrigins(provenance);
  const collected = new Set(lock?.sources.filter(({ digest }) => digest !== undefined).map(({ id }) => id));
  const toForm = (file: FileRef): string | undefined => {
    const origin = file.repo === '' ? (origins.of(file.path) ?? toCollectedFile(file.path, collected)) : file;
    const { repo, path } = origin ?? file;
    return repo === ''
      ? toContentForm(config.content, path)
      : toSourceForm(sources.get(repo), { commit: commitOf(repo), path });
  };
  const forms = new Map<string, string | undefined>();
  const sourceForm = (file: FileRef): string | undefined => {
    const key = `${file.repo}\0${file.path}`;
    if (!forms.has(key)) forms.set(key, toForm(file));
    return forms.get(key);
  };
  return {
    title: config.title,
    ...content,
    registry,
    checkpoints: input.history?.heads ?? [],
    planHistory: input.history?.plans ?? new Map<string, PlanPoint[]>(),
    repositories: new Set(files.map(({ repo }) => repo).filter(Boolean)).size,
    hasPages: pages.length > 0,
    quarantined: [
      ...files.filter(({ plan }) => plan === null),
      ...gateFiles.filter(({ gates }) => gates.length === 0),
      ...evidence.flatMap(({ flawed }) => flawed.filter(({ isRead }) => !isRead)),
      ...registryFiles.filter(({ registry: read }) => read === null),
    ],
    collectedAt: lock?.collected_at ?? null,
    today,
    now: now ?? 0,
    contentHash: toContentHash(content, provenance),
    links: createLinks(base),
    catalog,
    references,
    dependencies: judgement.dependencies,
    judgement,
    owners: buildOwners(catalog),
    services,
    automations,
    findings: findings.filter(({ suppressed }) => suppressed === null),
    suppressed: findings.filter(({ suppressed }) => suppressed !== null),
    findingsIn: ({ repo, path }) => byFile.get(`${repo}\0${path}`) ?? [],
    commitOf,
    changedAt: origins.changedAt,
    undated: origins.undated,
    sourceUrl: ({ line, ...file }) => sourceForm(file)?.replaceAll('{line}', String(line)),
    sourceForm,
  };
}

/** Without a lock, now is the newest moment or day that the content states; null where it states none. */
function findNewest(
  { plans }: Catalog,
  probeFolders: readonly ProbeFolder[],
  runFolders: readonly RunFolder[],
): Moment | null {
  const moments = [
    ...plans.flatMap(({ plan }) => (plan.updated === null ? [] : startOfDay(plan.updated))),
    ...probeFolders.flatMap(({ histories }) => histories.flatMap(({ latest }) => latest?.at ?? [])),
    ...runFolders.flatMap(({ runs }) => runs.map(({ scheduledFor }) => scheduledFor)),
  ];
  return moments.reduce<Moment | null>((newest, moment) => Math.max(newest ?? moment, moment), null);
}

/** In whatever order a store or a folder hands them out. */
function toOrdered({ config, lock, registryFiles = [], ...input }: Omit<PortalInput, 'base'>): PortalContent {
  return {
    config,
    lock,
    files: input.files.toSorted(compareFiles),
    gateFiles: input.gateFiles.toSorted(compareFiles),
    probeFolders: input.probeFolders.toSorted(comparePaths),
    runFolders: input.runFolders.toSorted(comparePaths),
    registryFiles: registryFiles.toSorted(compareFiles),
  };
}

function comparePaths(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function toContentHash(
  { config, lock, files, gateFiles, probeFolders, runFolders, registryFiles }: PortalContent,
  provenance: readonly Provenance[],
): string {
  const parts = [
    ...[...files, ...gateFiles].map(({ repo, path, digest }) => `${repo}/${path} ${digest}`),
    ...provenance.map(({ source, digest }) => `provenance ${source} ${digest}`),
    ...[...probeFolders, ...runFolders, ...registryFiles].map(({ path, digest }) => `${path} ${digest}`),
  ].sort();
  return toDigest([JSON.stringify(config), JSON.stringify(lock), ...parts].join('\n'));
}
