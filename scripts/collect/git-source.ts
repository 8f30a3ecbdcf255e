// A source that is a git repository: the wanted files of one commit. Blobs are read only when they are asked for.
import path from 'node:path';
import { PortalError, isPortalError } from '../../src/model/portal-error.ts';
import { mostBytesOf } from '../../src/model/source-config.ts';
import type { SourceSpec } from '../../src/model/source-config.ts';
import { GitObjects } from '../git-objects.ts';
import { readChanges } from './changed-files.ts';
import { fetchHistory, fetchMirror, readCommit } from './git-mirror.ts';
import type { Gathered, GatheredFile, GatherSetting } from './gathered.ts';
import { withProvenance } from './provenance-file.ts';
import { runGit, toCollectEnvironment, toGitArguments } from './run-git.ts';
import { selectFiles, toBases } from './selected-files.ts';
import type { Selected, SourceEntry } from './selected-files.ts';
import { checkCount } from './source-bounds.ts';
import { readFetchedAt, readSelection, writeFetchedAt, writeSelection } from './source-cache.ts';
import type { Selection } from './source-cache.ts';

interface TreeEntry extends SourceEntry {
  oid: string;
}

export async function gatherGit(
  source: SourceSpec & { repo: string },
  setting: GatherSetting,
): Promise<Gathered> {
  const mirror = path.join(setting.cache, 'mirror.git');
  const { isOffline } = setting;
  const known = await readSelection(setting.cache, source);
  const commit = isOffline
    ? (known?.commit ?? (await readCommit(mirror, setting.signal)))
    : await fetchMirror(source, { mirror, known: known?.commit, setting });
  const isKnown = known?.commit === commit && (known.isDated || isOffline);
  const { files, skipped } = isKnown ? known : await select(source, commit, { mirror, setting, known });
  const objects = new LazyObjects(mirror);
  const fetchedAt = isOffline ? await readFetchedAt(setting.cache) : setting.now;
  if (!isOffline) await writeFetchedAt(setting.cache, fetchedAt);
  return withProvenance(source.id, {
    commit,
    fetchedAt,
    skipped,
    files: files.map((file): GatheredFile => ({ ...file, read: () => objects.readBlob(file.oid) })),
    close: () => objects.close(),
  });
}

/** What is wanted of a commit; kept for the next time. */
async function select(
  source: SourceSpec & { repo: string },
  commit: string,
  { mirror, setting, known }: { mirror: string; setting: GatherSetting; known: Selection | undefined },
): Promise<Selection> {
  const { cache, signal } = setting;
  const selected = selectFiles(source, await listTree(mirror, commit, signal));
  checkCount(source, selected.wanted.length);
  const { wanted, skipped } = await skipLarge(source, selected, { mirror, signal });
  const changes = await findChanges(source, commit, setting);
  const dates = changes ?? toKnownDates(known, wanted);
  const files = wanted.map(({ entry: { oid, path: inSource }, target }) => ({
    target,
    oid,
    origin: { path: inSource, changedAt: dates.get(inSource) ?? null },
  }));
  const selection = { commit, files, skipped, isDated: changes !== undefined };
  await writeSelection(cache, source, selection);
  return selection;
}

/** Undefined where the history could not be read: that is no reason to do without what is there now. */
async function findChanges(
  source: SourceSpec & { repo: string },
  commit: string,
  setting: GatherSetting,
): Promise<Map<string, string> | undefined> {
  const { history_commits: mostCommits } = source;
  if (mostCommits === 0) return new Map();
  const history = path.join(setting.cache, 'history.git');
  const folders = toBases(source).filter(Boolean);
  try {
    if (!setting.isOffline) await fetchHistory(source, history, setting);
    return await readChanges({ directory: history, commit, mostCommits, folders, signal: setting.signal });
  } catch (error) {
    if (!isPortalError(error)) throw error;
    return undefined;
  }
}

/** What has not changed since was changed when it was. */
function toKnownDates(
  known: Selection | undefined,
  wanted: readonly { entry: TreeEntry }[],
): Map<string, string> {
  const before = new Map(known?.files.map(({ oid, origin }) => [origin.path, { oid, ...origin }]));
  return new Map(
    wanted.flatMap(({ entry }) => {
      const same = before.get(entry.path);
      return same?.oid === entry.oid && same.changedAt !== null ? [[entry.path, same.changedAt]] : [];
    }),
  );
}

/** `<mode> <type> <oid>\t<path>\0`, again and again. Names are bytes; those that are not UTF-8 get U+FFFD. */
async function listTree(mirror: string, commit: string, signal: AbortSignal): Promise<TreeEntry[]> {
  const listing = await runGit(['ls-tree', '-r', '-z', commit], { directory: mirror, signal });
  return listing
    .toString()
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', , oid = ''] = line.slice(0, tab).split(' ');
      return { path: line.slice(tab + 1), kind: toKind(mode), oid };
    });
}

function toKind(mode: string): SourceEntry['kind'] {
  if (mode === '120000') return 'link';
  if (mode === '160000') return 'submodule';
  return mode.startsWith('100') ? 'file' : 'other';
}

async function skipLarge(
  source: SourceSpec,
  { wanted, skipped }: Selected<TreeEntry>,
  { mirror, signal }: { mirror: string; signal: AbortSignal },
): Promise<Selected<TreeEntry>> {
  const most = mostBytesOf(source);
  const sizes = await readSizes(mirror, signal);
  const isLarge = ({ entry }: { entry: TreeEntry }): boolean => (sizes.get(entry.oid) ?? Infinity) > most;
  const large = wanted.filter(isLarge).map(({ entry }) => ({
    path: entry.path,
    reason: `it has more than ${most} bytes`,
  }));
  return { wanted: wanted.filter((each) => !isLarge(each)), skipped: [...skipped, ...large] };
}

/** Of everything in the mirror; what was too large to be fetched is not among it. */
async function readSizes(mirror: string, signal: AbortSignal): Promise<Map<string, number>> {
  const format = '--batch-check=%(objectname) %(objectsize)';
  const args = ['cat-file', format, '--batch-all-objects', '--unordered'];
  const listing = await runGit(args, { directory: mirror, signal });
  return new Map(
    listing
      .toString()
      .split('\n')
      .map((line): [string, number] => {
        const [oid = '', size] = line.split(' ');
        return [oid, Number(size)];
      }),
  );
}

/** One `git cat-file` for a mirror, started when the first blob is asked for. */
class LazyObjects {
  readonly #mirror: string;
  #objects: GitObjects | undefined;

  constructor(mirror: string) {
    this.#mirror = mirror;
  }

  async readBlob(oid: string): Promise<Uint8Array> {
    this.#objects ??= new GitObjects(
      'git',
      toGitArguments({ directory: this.#mirror }),
      toCollectEnvironment(),
    );
    const found = await this.#objects.read(oid);
    if (found?.type === 'blob') return found.data;
    throw new PortalError(`the file ${oid} is missing in the mirror`, {
      code: 1,
      hint: `Remove ${this.#mirror} and collect again.`,
    });
  }

  close(): void {
    this.#objects?.close();
  }
}
