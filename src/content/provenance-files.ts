// `provenance/` of the content on disk, one file per source. Links are not followed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface ProvenanceText {
  /** Path on disk. */
  file: string;
  text: string;
}

/** In the order of their names. */
export function readProvenanceFiles(contentDir: string): ProvenanceText[] {
  const folder = path.join(contentDir, 'provenance');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !entry.name.startsWith('.'))
    .map(({ name }) => path.join(folder, name))
    .sort()
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}
