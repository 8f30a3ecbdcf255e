// Files of the cache folder that published sites are linked to: to link costs neither time nor space. A link shares its
// bytes, so somebody may have changed them in a site. A file counts as unchanged while its mark is what was noted of it;
// where that differs, as after a cache was unpacked from an archive, its digest decides. The time of its last change of any
// kind is no part of the mark, since each link that comes or goes is such a change.
import { copyFileSync, linkSync, statSync } from 'node:fs';
import { digestFile } from '../src/content/checkpoint-folders.ts';

export interface FileDigest {
  sha256: string;
  bytes: number;
}

/** What was noted of a file when a site with it was published. */
export interface NotedFile extends FileDigest {
  mark: string;
}

export function noteFile(file: string, { sha256, bytes }: FileDigest): NotedFile {
  return { sha256, bytes, mark: findMark(file) ?? '' };
}

export function isAsNoted(file: string, { mark, sha256 }: NotedFile): boolean {
  const found = findMark(file);
  return found !== undefined && (found === mark || digestFile(file).sha256 === sha256);
}

/** Undefined where there is no such file. */
function findMark(file: string): string | undefined {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats && [stats.size, stats.mtimeNs, stats.ino].join(' ');
}

/** Copies where there are no links, as between two file systems. False where `from` does not exist. */
export function linkFile(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return copyFile(from, to);
  }
}

/** Another build may have taken it away just now. */
function copyFile(from: string, to: string): boolean {
  try {
    copyFileSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
