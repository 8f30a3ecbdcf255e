// Content folders that are filled by the collector itself, from repositories and servers of this machine.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { collect } from '../../scripts/collect/collect.ts';
import type { Collected, CollectRequest } from '../../scripts/collect/collect.ts';
import { parseSourcesLock } from '../../src/parse/portal-config.ts';
import type { LockedSource, SourcesLock } from '../../src/model/portal-config.ts';
import { git } from '../scripts/git-content.ts';
import { makeFolder, writeFiles } from '../scripts/content.ts';

export const noon = '2026-06-27T12:00:00Z';

export interface Site {
  content: string;
  cache: string;
}

export async function makeSite(sources: string, more = ''): Promise<Site> {
  const top = await makeFolder();
  const content = path.join(top, 'content');
  await writeFiles(content, { 'portal.yaml': `title: T\nsources:\n${sources}${more}` });
  return { content, cache: path.join(top, 'cache') };
}

export async function restate(site: Site, sources: string, more = ''): Promise<void> {
  await writeFiles(site.content, { 'portal.yaml': `title: T\nsources:\n${sources}${more}` });
}

export function run({ content, cache }: Site, more: Partial<CollectRequest> = {}): Promise<Collected> {
  return collect({
    content,
    cache,
    only: undefined,
    isOffline: false,
    waitMs: 0,
    now: noon,
    environment: {},
    scan: () => [],
    startProgress: () => ({ report: () => undefined, stop: () => undefined }),
    ...more,
  });
}

export async function lockOf({ content }: Site): Promise<SourcesLock> {
  return parseSourcesLock(await readFile(path.join(content, 'sources.lock.json'), 'utf8'), 'lock');
}

export async function lockedOf(site: Site, id: string): Promise<LockedSource> {
  const found = (await lockOf(site)).sources.find((source) => source.id === id);
  if (!found) throw new Error(`the lock has no ${id}`);
  return found;
}

/** Everything in the content folder, hidden files too: path → text. */
export async function textsOf({ content }: Site): Promise<Record<string, string>> {
  const entries = await readdir(content, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(content, path.join(entry.parentPath, entry.name)))
    .sort();
  const texts = files.map(async (file) => [file, await readFile(path.join(content, file), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** Without portal.yaml, the lock, and the records of where files come from. */
export async function collectedOf(site: Site): Promise<string[]> {
  return Object.keys(await textsOf(site)).filter(
    (file) => !['portal.yaml', 'sources.lock.json'].includes(file) && !file.startsWith('provenance/'),
  );
}

/** A bare repository that others fetch from, and a way to commit to it. */
export interface Origin {
  bare: string;
  work: string;
  commit(files: Record<string, string>): Promise<string>;
}

export async function makeOrigin(files: Record<string, string>): Promise<Origin> {
  const top = await makeFolder();
  const [bare, work] = [path.join(top, 'ops.git'), path.join(top, 'work')];
  git(top, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  git(bare, 'config', 'uploadpack.allowFilter', 'true');
  git(top, 'init', '--quiet', '--initial-branch=main', work);
  const commit = async (texts: Record<string, string>): Promise<string> => {
    await writeFiles(work, texts);
    git(work, 'add', '--all', '.');
    return push({ bare, work });
  };
  await commit(files);
  return { bare, work, commit };
}

/** Commits what is staged and pushes it, whatever was there. */
export function push({ bare, work }: Pick<Origin, 'bare' | 'work'>, ...how: string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@cairn.example'];
  git(work, ...who, 'commit', '--quiet', '--allow-empty', '-m', 'change', ...how);
  git(work, 'push', '--quiet', '--force', bare, 'HEAD:main');
  return git(work, 'rev-parse', 'HEAD');
}
