// Pages that would come out the same are taken from the build before. Each page with a `cacheKey` lies in the cache folder
// once more, named by its digest: as a link to the published file where the file system has links, which costs neither
// time nor space. Astro need not hear of such a page, and so saves what a route costs it.
//
// A link shares its bytes with the published site, so somebody may have changed them there. A file counts as unchanged
// while its mark is what it was; where that differs, as after a cache was unpacked from an archive, its digest decides.
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { digestFile } from '../src/content/checkpoint-folders.ts';
import { findMark } from '../src/content/file-digests.ts';

export interface PageToBuild {
  /** Of its file, inside the site. */
  path: string;
  /** Names all that decides its bytes. */
  key: string;
}

/** A page of the site, as it is. */
export interface SitePage extends PageToBuild {
  sha256: string;
  bytes: number;
}

export type FileToWrite = Omit<SitePage, 'key'>;

interface KeptPage extends SitePage {
  mark: string;
}

/** Of one build, by where they come from. */
export interface BuiltPages {
  placed: SitePage[];
  made: PageToBuild[];
}

export interface WrittenFiles extends BuiltPages {
  made: SitePage[];
}

/** Puts those of the pages that are kept into the folder `site`, and answers them. */
export function placeKeptPages(pages: readonly PageToBuild[], cache: string, site: string): SitePage[] {
  const kept = new Map(readKept(cache).map((page) => [page.path, page]));
  const folders = new Set<string>();
  return pages.flatMap((page): SitePage[] => {
    const found = kept.get(page.path);
    if (found?.key !== page.key) return [];
    const file = fileOf(cache, found);
    const to = path.join(site, page.path);
    return isWhole(file, found) && put(file, to, folders) ? [toSitePage(found)] : [];
  });
}

/** Files of the site that are no pages, and whose digests are known: those that are kept are put into it, others written. */
export function writeFilesOnce<File extends FileToWrite>(
  files: readonly File[],
  { cache, site, write }: { cache: string; site: string; write: (file: File, to: string) => void },
): WrittenFiles {
  const asked = files.map((file) => ({ ...file, key: file.sha256 }));
  const placed = placeKeptPages(asked, cache, site);
  const isPlaced = new Set(placed.map((file) => file.path));
  const made = asked.filter((file) => !isPlaced.has(file.path));
  for (const folder of new Set(made.map((file) => path.dirname(file.path)))) {
    mkdirSync(path.join(site, folder), { recursive: true });
  }
  for (const file of made) write(file, path.join(site, file.path));
  return { placed, made: made.map(toSitePage) };
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
  for (const name of readdirSync(folder)) if (!wanted.has(name)) rmSync(path.join(folder, name));
  const folders = new Set([folder]);
  for (const page of made) {
    rmSync(fileOf(cache, page), { force: true });
    put(path.join(site, page.path), fileOf(cache, page), folders);
  }
}

/** Notes what the kept pages look like, when no more links to them come or go. */
export function notePages(pages: readonly SitePage[], cache: string): void {
  const noted = pages.map((page): KeptPage => ({ ...page, mark: findMark(fileOf(cache, page)) ?? '' }));
  const file = notesFile(cache);
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(noted));
  renameSync(`${file}.${process.pid}`, file);
}

const pagesFolder = (cache: string): string => path.join(cache, 'pages');
const notesFile = (cache: string): string => path.join(cache, 'pages.json');
const fileOf = (cache: string, { sha256 }: SitePage): string => path.join(pagesFolder(cache), sha256);

/** Nothing where there is no such file, or no whole one. */
function readKept(cache: string): KeptPage[] {
  try {
    // Written by this very module.
    return JSON.parse(readFileSync(notesFile(cache), 'utf8')) as KeptPage[];
  } catch {
    return [];
  }
}

function isWhole(file: string, { mark, sha256 }: KeptPage): boolean {
  const found = findMark(file);
  return found !== undefined && (found === mark || digestFile(file).sha256 === sha256);
}

const toSitePage = ({ path: name, key, sha256, bytes }: SitePage): SitePage => ({
  path: name,
  key,
  sha256,
  bytes,
});

/** Between two file systems there are no links. `made` are folders that exist; false where `from` does not. */
function put(from: string, to: string, made: Set<string>): boolean {
  const folder = path.dirname(to);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  try {
    linkSync(from, to);
    return true;
  } catch {
    return copy(from, to);
  }
}

/** Another build may have taken it away just now. */
function copy(from: string, to: string): boolean {
  try {
    copyFileSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
