import path from 'node:path';
import type { FileRef } from '../src/model/place.ts';
import type { Portal } from '../src/portal/portal.ts';

/** What `check` found, and what a format must know of how it was called. */
export interface CheckReport {
  portal: Portal;
  /** The content folder as it was named. */
  content: string;
  /** Where the site is published, its base path included; null where that is not known. */
  site: string | null;
}

/** The file of a finding as it lies on disk: relative to the working directory where it lies below it. */
export function toFilePath({ repo, path: inRepo }: FileRef, content: string): string {
  const file = path.resolve(content, ...(repo === '' ? [] : ['workplans', repo]), inRepo);
  const relative = path.relative(process.cwd(), file);
  const isBelow = !relative.startsWith('..') && !path.isAbsolute(relative);
  return (isBelow ? relative : file).split(path.sep).join('/');
}
