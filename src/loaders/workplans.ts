// content/workplans/ → a lean collection: the model of each plan, no bodies, no HTML. A file is parsed again
// only when its bytes, or the parser, changed.
import path from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { listWorkplans, readContentFile } from '../content/content-folder.ts';
import type { ContentFile } from '../content/content-folder.ts';
import { contentDir } from '../content/location.ts';
import type { WorkplanFile } from '../model/workplan.ts';
import { parseWorkplanFile } from '../parse/workplan-file.ts';

export function workplanLoader(): Loader {
  return {
    name: 'cairn-workplans',
    async load(context) {
      forgetOldParser(context);
      await loadAll(context);
      watch(context);
    },
  };
}

async function loadAll({ store }: LoaderContext): Promise<void> {
  const { files, refused } = await listWorkplans(contentDir());
  const gone = new Set(store.keys());
  for (const file of refused) {
    const id = idOf(file);
    gone.delete(id);
    put(store, id, file);
  }
  for (const file of files) {
    const id = idOf(file);
    gone.delete(id);
    const { bytes, digest } = await readContentFile(file.file);
    if (store.get(id)?.digest === digest) continue;
    put(store, id, parseWorkplanFile({ repo: file.repo, path: file.path, bytes, digest }));
  }
  for (const id of gone) store.delete(id);
}

function put(store: LoaderContext['store'], id: string, file: WorkplanFile): void {
  // The parser's result is plain data by construction; validating it again would cost more than making it.
  store.set({ id, data: file as unknown as Record<string, unknown>, digest: file.digest });
}

function idOf({ repo, path: filePath }: Pick<ContentFile, 'repo' | 'path'>): string {
  return `${repo}/${filePath}`;
}

/** What older code made of a file is worth nothing. While developing, every start reads all files. */
function forgetOldParser({ store, meta }: LoaderContext): void {
  const code = process.env['CAIRN_CODE'];
  if (code !== undefined && meta.get('code') === code) return;
  store.clear();
  if (code !== undefined) meta.set('code', code);
}

/** While developing: any change below the folder lists it again; only changed files are parsed. */
function watch(context: LoaderContext): void {
  const { watcher, logger } = context;
  if (!watcher) return;
  const folder = path.join(contentDir(), 'workplans');
  watcher.add(folder);
  const reload = (changed: string): void => {
    if (!path.resolve(changed).startsWith(folder + path.sep)) return;
    loadAll(context).catch((error: unknown) => logger.error(String(error)));
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, reload);
}
