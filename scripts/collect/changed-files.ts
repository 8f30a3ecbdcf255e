// When the files of a commit were last changed: one pass over its history, newest commit first. A commit whose parents
// are cut off seems to add all that it has, so what is first met there was changed then or before: nobody knows when.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { secondMs, toIso } from '../../src/model/dates.ts';
import { runGit } from './run-git.ts';

export interface HistoryRequest {
  /** A repository, or a folder in one; paths are those from there. */
  directory: string;
  commit: string;
  mostCommits: number;
  /** Folders to look at; empty: all. */
  folders: readonly string[];
  signal: AbortSignal;
}

/** Moment of the newest commit that changed it, by path. What was not changed within the history has none. */
export async function readChanges(request: HistoryRequest): Promise<Map<string, string>> {
  const { directory, commit, mostCommits, folders, signal } = request;
  const cut = await readCut(directory, signal);
  const form = ['--format=tformat:/%H %ct', '-z', '--name-only', '--relative', '--no-show-signature'];
  const listing = await runGit(
    ['log', `--max-count=${mostCommits}`, '-c', '--no-renames', ...form, commit, '--', ...folders],
    { directory, signal },
  );
  return toChanges(listing.toString(), cut);
}

/** No path begins with a slash, so none can pass for a commit. */
function toChanges(listing: string, cut: ReadonlySet<string>): Map<string, string> {
  const met = new Set<string>();
  const changes = new Map<string, string>();
  let at: string | undefined;
  for (const part of listing.split('\0')) {
    if (part.startsWith('/')) {
      const [hash = '', seconds] = part.slice(1).split(' ');
      at = cut.has(hash) ? undefined : toIso(Number(seconds) * secondMs);
      continue;
    }
    const name = part.replace(/^\n/, '');
    if (name === '' || met.has(name)) continue;
    met.add(name);
    if (at !== undefined) changes.set(name, at);
  }
  return changes;
}

/** Commits whose parents are not there. */
async function readCut(directory: string, signal: AbortSignal): Promise<Set<string>> {
  const named = await runGit(['rev-parse', '--git-path', 'shallow'], { directory, signal });
  const file = path.resolve(directory, named.toString().trim());
  const text = await readFile(file, 'utf8').catch(() => '');
  return new Set(text.split('\n').filter(Boolean));
}
