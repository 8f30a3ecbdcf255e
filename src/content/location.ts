import path from 'node:path';

/** The content folder of this build: commands name it in the environment, since Astro's loaders take no options. */
export function contentDir(): string {
  return path.resolve(process.env['CAIRN_CONTENT'] ?? 'content');
}

export const portalFile = 'portal.yaml';
export const lockFile = 'sources.lock.json';
