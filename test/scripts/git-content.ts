// A content folder in a git repository, with a history.
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, writeFiles } from './content.ts';

/** Files of the content after a commit, by path; null removes one. */
export type Change = Record<string, string | null>;

/** Answers the content folder, `portal/` of the repository. Each commit is made at noon of its day. */
export async function makeHistory(
  commits: readonly (readonly [day: string, change: Change])[],
): Promise<string> {
  const top = await makeFolder();
  const content = path.join(top, 'portal');
  git(top, 'init', '--quiet', '--initial-branch=main');
  for (const [day, change] of commits) {
    for (const [name, text] of Object.entries(change)) {
      if (text === null) await rm(path.join(content, name));
      else await writeFiles(content, { [name]: text });
    }
    commitAll(content, day);
  }
  return content;
}

export function commitAll(content: string, day: string): void {
  git(content, 'add', '--all', '.');
  git(content, '-c', 'user.name=t', '-c', 'user.email=t@cairn.example', 'commit', '--quiet', '-m', day, {
    GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
  });
}

export function git(folder: string, ...args: (string | Record<string, string>)[]): string {
  const words = args.filter((arg) => typeof arg === 'string');
  const more = args.filter((arg) => typeof arg !== 'string');
  const env = Object.assign({}, process.env, ...more);
  return execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8', env }).trim();
}
