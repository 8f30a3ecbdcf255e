// content/gates/ → a collection with one entry per file: its gates, and what is wrong with it. There are few, so
// they are read and parsed anew each time.
import type { LiveLoader } from 'astro/loaders';
import { listGateFiles, readContentFile } from '../content/content-folder.ts';
import { contentDir } from '../content/location.ts';
import type { GateFile } from '../model/gate.ts';
import { parseGateFile } from '../parse/gates.ts';
import { toLiveLoader } from './live-collection.ts';

export function gateLoader(): LiveLoader<GateFile> {
  return toLiveLoader('gates', async () => {
    const { files, refused } = await listGateFiles(contentDir());
    const read = await Promise.all(
      files.map(async ({ path, file }) => parseGateFile({ path, ...(await readContentFile(file)) })),
    );
    return new Map([...read, ...refused].map((file) => [file.path, file]));
  });
}
