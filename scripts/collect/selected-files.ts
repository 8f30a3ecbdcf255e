// Which files of a source are wanted, and where each belongs in the content folder. A source has folders of its own, so
// that it can be replaced without touching another.
import picomatch from 'picomatch';
import type { SourceSpec } from '../../src/model/source-config.ts';
import { findNameProblem, toNameKey } from './file-names.ts';

/** What a source has at a path. */
export interface SourceEntry {
  path: string;
  kind: 'file' | 'link' | 'submodule' | 'other';
}

export interface Skipped {
  path: string;
  reason: string;
}

export interface Selected<Entry extends SourceEntry> {
  wanted: { entry: Entry; target: string }[];
  skipped: Skipped[];
}

const kinds = ['workplans', 'gates', 'probes', 'runs', 'registry'] as const;
type Kind = (typeof kinds)[number];

/** Folders of the content in which sources have folders of their own. */
export const collectedFolders = [...kinds, 'provenance'] as const;

const endings: Record<Kind, RegExp> = {
  workplans: /\.md$/i,
  gates: /\.ya?ml$/i,
  probes: /\.json$/i,
  runs: /\.json$/i,
  registry: /\.json$/i,
};

const refusals: Record<Exclude<SourceEntry['kind'], 'file'>, string> = {
  link: 'it is a symbolic link; links are never followed',
  submodule: 'it is a submodule; state it as a source of its own',
  other: 'it is no regular file',
};

export function selectFiles<Entry extends SourceEntry>(
  source: SourceSpec,
  entries: readonly Entry[],
): Selected<Entry> {
  const matchers = kinds.map((kind) => ({ kind, matches: picomatch(source[kind]) }));
  const selected: Selected<Entry> = { wanted: [], skipped: [] };
  const taken = new Map<string, string>();
  for (const entry of entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const kind = matchers.find(({ matches }) => matches(entry.path))?.kind;
    // What stands in the place of a folder: nothing below it can match.
    const isAbove = entry.kind === 'submodule' && isAboveGlobs(source, entry.path);
    if (kind === undefined && !isAbove) continue;
    const target = kind && toTarget(source.id, kind, entry.path);
    const reason =
      findRefusal(entry, kind) ?? findClash(target === undefined ? undefined : taken.get(toNameKey(target)));
    if (reason !== undefined || target === undefined) {
      selected.skipped.push({ path: entry.path, reason: reason ?? refusals.submodule });
      continue;
    }
    taken.set(toNameKey(target), entry.path);
    selected.wanted.push({ entry, target });
  }
  return selected;
}

function findRefusal({ kind, path }: SourceEntry, wanted: Kind | undefined): string | undefined {
  if (kind !== 'file') return refusals[kind];
  const problem = findNameProblem(path);
  if (problem !== undefined || wanted === undefined) return problem;
  return endings[wanted].test(path) ? undefined : `files of that kind are not read as ${wanted}`;
}

function findClash(other: string | undefined): string | undefined {
  return other === undefined
    ? undefined
    : `it would take the place of ${other}, whose name is the same to some systems`;
}

/** Evidence goes to the folder of its service or automation: the one in which it lies. */
function toTarget(id: string, kind: Kind, path: string): string {
  if (kind !== 'probes' && kind !== 'runs') return `${kind}/${id}/${path}`;
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return `${kind}/${parts.pop() ?? id}/${id}/${name}`;
}

/** Folders in which the wanted files lie: nothing else needs to be looked at. */
export function toBases(source: SourceSpec): string[] {
  const bases = kinds.flatMap((kind) => source[kind]).map(toBase);
  return [...new Set(bases)].filter(
    (base) => !bases.some((other) => other !== base && (other === '' || base.startsWith(`${other}/`))),
  );
}

function toBase(pattern: string): string {
  const { base, glob } = picomatch.scan(pattern);
  // Without a wildcard it is the file itself.
  return glob === '' ? base.split('/').slice(0, -1).join('/') : base;
}

function isAboveGlobs(source: SourceSpec, path: string): boolean {
  return toBases(source).some((base) => base === path || base.startsWith(`${path}/`));
}

/** The source that has put a file of the content folder there; no source's name where none can have. */
export function sourceOf(target: string): string {
  const [folder = '', second = '', third] = target.split('/');
  if (folder === 'probes' || folder === 'runs') return third ?? '';
  // A file of its own: an address has one export, a repository may have several; each source has one of its provenance.
  return third === undefined ? second.replace(/\.json$/, '') : second;
}
