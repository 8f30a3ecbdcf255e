/** A point in a source file. Both count from 1, over the whole file, front matter included. */
export interface Place {
  line: number;
  column: number;
}

/**
 * A file of a source: the source's id and the path inside that repository. What lies in no repository has an empty
 * id, and its path is that inside the content folder.
 */
export interface FileRef {
  repo: string;
  path: string;
}

export interface FilePlace extends FileRef, Place {}

/** Orders files by repository and path. */
export function compareFiles(a: FileRef, b: FileRef): number {
  if (a.repo !== b.repo) return a.repo < b.repo ? -1 : 1;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return 0;
}

/** Orders places by repository, path, line, column. */
export function comparePlaces(a: FilePlace, b: FilePlace): number {
  return compareFiles(a, b) || a.line - b.line || a.column - b.column;
}
