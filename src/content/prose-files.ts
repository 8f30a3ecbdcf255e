// The team's own prose on disk: `pages/` of the content, and notes of checkpoints. There are few, and links are not followed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { noteFile } from '../model/checkpoint-manifest.ts';
import { checkpointsFolder } from './checkpoint-folders.ts';

export interface ProseFile {
  /** Inside the content folder: `pages/handbook/rota.mdx`. */
  path: string;
  bytes: Uint8Array;
}

/** In the order of their paths. */
export function readProseFiles(contentDir: string): ProseFile[] {
  const folder = path.join(contentDir, 'pages');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.mdx') && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      path: path.relative(contentDir, file).split(path.sep).join('/'),
      bytes: readFileSync(file),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Undefined where the checkpoint has none. */
export function readNote(contentDir: string, id: string): ProseFile | undefined {
  const inContent = `${checkpointsFolder}/${id}/${noteFile}`;
  const file = path.join(contentDir, inContent);
  return existsSync(file) ? { path: inContent, bytes: readFileSync(file) } : undefined;
}
