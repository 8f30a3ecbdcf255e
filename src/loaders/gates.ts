// content/gates/ → a collection with one entry per file: its gates, and what is wrong with it. There are few, so
// they are read and parsed anew each time.
import path from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { listGateFiles, readContentFile } from '../content/content-folder.ts';
import { contentDir } from '../content/location.ts';
import { toDigest } from '../model/digest.ts';
import { parseGateFile } from '../parse/gates.ts';

export function gateLoader(): Loader {
  return {
    name: 'cairn-gates',
    async load(context) {
      await load(context);
      watch(context);
    },
  };
}

async function load({ store }: LoaderContext): Promise<void> {
  const { files, refused } = await listGateFiles(contentDir());
  const read = await Promise.all(
    files.map(async ({ path: inContent, file }) =>
      parseGateFile({ path: inContent, ...(await readContentFile(file)) }),
    ),
  );
  const known = new Set([...read, ...refused].map((file) => file.path));
  for (const key of store.keys()) if (!known.has(key)) store.delete(key);
  for (const file of [...read, ...refused]) {
    store.set({ id: file.path, data: { ...file }, digest: toDigest(JSON.stringify(file)) });
  }
}

/** While developing: any change below the folder reads it again. */
function watch(context: LoaderContext): void {
  const { watcher, logger } = context;
  if (!watcher) return;
  const folder = path.join(contentDir(), 'gates');
  watcher.add(folder);
  const reload = (changed: string): void => {
    if (!path.resolve(changed).startsWith(folder + path.sep)) return;
    load(context).catch((error: unknown) => logger.error(String(error)));
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, reload);
}
