// The history of the content folder, read from the git repository that it lies in: plumbing commands only, with fixed
// arguments. Nothing is checked out, fetched, asked for or run.
import { execFileSync } from 'node:child_process';
import { PortalError } from '../src/model/portal-error.ts';
import { toGitEnvironment } from './git-environment.ts';
import { GitObjects } from './git-objects.ts';
import { GitTrees } from './git-trees.ts';
import type { TreeFile } from './git-trees.ts';

export interface Commit {
  hash: string;
  /** Moment of its commit, in milliseconds. */
  at: number;
}

export interface History {
  /** Path of the content folder inside the repository, without a slash at its end; empty for the whole. */
  prefix: string;
  /** Those of the main line that changed one of the given files and folders of the content, newest first. */
  listCommits(names: readonly string[]): Commit[];
  /** Undefined where the name means no commit. */
  findCommit(revision: string): Commit | undefined;
  /** What the given files and folders of the content held; nothing where there was no content folder. */
  listTree(commit: Commit, names: readonly string[]): Promise<TreeFile[]>;
  readBlob(oid: string): Promise<Buffer>;
  close(): void;
}

/** Throws a PortalError where the folder lies in no repository. */
export function openHistory(contentDir: string): History {
  const [top = '', inTop = ''] = git(contentDir, ['rev-parse', '--show-toplevel', '--show-prefix']).split(
    '\n',
  );
  const prefix = inTop.replace(/\/$/, '');
  const toPath = (name: string): string => (prefix === '' ? name : `${prefix}/${name}`);
  const objects = new GitObjects('git', toArguments(top), toGitEnvironment(process.env));
  const trees = new GitTrees(objects);
  return {
    prefix,
    listCommits: (names) =>
      git(top, ['rev-list', '--first-parent', '--timestamp', 'HEAD', '--', ...names.map(toPath)])
        .split('\n')
        .flatMap(toCommit),
    findCommit: (revision) => findCommit(top, revision),
    listTree: ({ hash }, names) => trees.list(`${hash}:${prefix}`, names),
    readBlob: async (oid) => {
      const found = await objects.read(oid);
      if (found?.type === 'blob') return found.data;
      throw new PortalError(`The file ${oid} is not in this clone.`, {
        code: 2,
        hint: 'Fetch the whole history first: clone without --filter.',
      });
    },
    close: () => objects.close(),
  };
}

function toCommit(line: string): Commit[] {
  const [seconds = '', hash = ''] = line.split(' ');
  return hash === '' ? [] : [{ hash, at: Number(seconds) * 1000 }];
}

function findCommit(top: string, revision: string): Commit | undefined {
  // What begins with a hyphen would be an option.
  if (revision.startsWith('-')) return undefined;
  try {
    const hash = git(top, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).trim();
    return toCommit(git(top, ['rev-list', '--max-count=1', '--timestamp', hash]).trim())[0];
  } catch {
    return undefined;
  }
}

const mostBytes = 2 ** 30;

function git(directory: string, args: readonly string[]): string {
  try {
    return execFileSync('git', [...toArguments(directory), ...args], {
      encoding: 'utf8',
      env: toGitEnvironment(process.env),
      maxBuffer: mostBytes,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (cause) {
    throw toPortalError(cause, directory);
  }
}

function toArguments(directory: string): string[] {
  return ['--no-pager', '--literal-pathspecs', '-C', directory];
}

function toPortalError(cause: unknown, directory: string): PortalError {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
  return new PortalError(
    isMissing
      ? 'git is not installed, so there is no history to read.'
      : `The history of ${directory} cannot be read. git says: ${said}`,
    { code: 2, hint: 'Checkpoints of the past need content that lies in a git repository.', cause },
  );
}
