// Pages that would come out the same are taken from the build before. Each page with a `cacheKey` lies in the cache folder
// once more, named by its digest and linked.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { keepJson, readKeptJson } from '../src/content/kept-json.ts';
import { isAsNoted, linkFile, noteFile } from './linked-files.ts';
import type { FileDigest, NotedFile } from './linked-files.ts';

export interface PageToBuild {
  /** Of its file, inside the site. */
  path: string;
  /** Names all that decides its bytes. */
  key: string;
}

/** A page of the site, as it is. */
export interface SitePage extends PageToBuild, FileDigest {}

type KeptPage = SitePage & NotedFile;

/** Of one build, by where they come from: the build before, or this one. */
export interface BuiltPages {
  placed: SitePage[];
  made: PageToBuild[];
}

export interface WrittenFiles extends BuiltPages {
  made: SitePage[];
}

/** Puts those of the pages that are kept into the folder `site`; answers them, and the positions of those left to be made. */
export function placeKeptPages(
  pages: readonly PageToBuild[],
  cache: string,
  site: string,
): { placed: SitePage[]; left: number[] } {
  const kept = new Map(readKept(cache).map((page) => [page.path, page]));
  const folders = new Set<string>();
  const placed: SitePage[] = [];
  const left: number[] = [];
  for (const [position, page] of pages.entries()) {
    const found = kept.get(page.path);
    const isSame = found?.key === page.key && isAsNoted(fileOf(cache, found), found);
    if (isSame && put(fileOf(cache, found), path.join(site, page.path), folders))
      placed.push(toSitePage(found));
    else left.push(position);
  }
  return { placed, left };
}

/** Files of the site that are no pages: those that are kept are put into it, others written. */
export function writeFilesOnce<File extends PageToBuild>(
  files: readonly File[],
  { cache, site, write }: { cache: string; site: string; write: (file: File, to: string) => FileDigest },
): WrittenFiles {
  const { placed, left } = placeKeptPages(files, cache, site);
  const missing = left.flatMap((position) => files[position] ?? []);
  for (const folder of new Set(missing.map((file) => path.dirname(file.path)))) {
    mkdirSync(path.join(site, folder), { recursive: true });
  }
  const made = missing.map((file) =>
    toSitePage({ path: file.path, key: file.key, ...write(file, path.join(site, file.path)) }),
  );
  return { placed, made };
}

/** Keeps the pages of a finished `site` for the next build, and nothing else. */
export function keepPages(
  { placed, made }: { placed: readonly SitePage[]; made: readonly SitePage[] },
  cache: string,
  site: string,
): void {
  const folder = pagesFolder(cache);
  mkdirSync(folder, { recursive: true });
  const wanted = new Set([...placed, ...made].map(({ sha256 }) => sha256));
  for (const name of readdirSync(folder)) {
    if (!wanted.has(name)) rmSync(path.join(folder, name), { force: true });
  }
  const folders = new Set([folder]);
  for (const page of made) {
    rmSync(fileOf(cache, page), { force: true });
    put(path.join(site, page.path), fileOf(cache, page), folders);
  }
}

/** Notes what the kept pages look like, once the site is published. */
export function notePages(pages: readonly SitePage[], cache: string): void {
  keepJson(
    notesFile(cache),
    pages.map((page): KeptPage => ({ ...page, ...noteFile(fileOf(cache, page), page) })),
  );
}

/** Whether a build before has left pages of the same code: then most are likely to come out the same. */
export const hasKeptPages = (cache: string, code: string): boolean =>
  readKept(cache).some(({ key }) => key.startsWith(`${code} `));

const pagesFolder = (cache: string): string => path.join(cache, 'pages');
const notesFile = (cache: string): string => path.join(cache, 'pages.json');
const fileOf = (cache: string, { sha256 }: SitePage): string => path.join(pagesFolder(cache), sha256);

function readKept(cache: string): KeptPage[] {
  // Written by this very module.
  return (readKeptJson(notesFile(cache)) ?? []) as KeptPage[];
}

const toSitePage = ({ path: name, key, sha256, bytes }: SitePage): SitePage => ({
  path: name,
  key,
  sha256,
  bytes,
});

/** `made` are folders that exist. False where `from` does not. */
function put(from: string, to: string, made: Set<string>): boolean {
  const folder = path.dirname(to);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  return linkFile(from, to);
}
