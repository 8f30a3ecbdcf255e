import path from 'node:path';

// Commands name these in the environment, since Astro's loaders and pages take no options.

/** The content folder of this build. */
export function contentDir(): string {
  return path.resolve(process.env['CAIRN_CONTENT'] ?? 'content');
}

/** Where builds keep what the next one can use again. */
export function cacheDir(): string {
  return path.resolve(process.env['CAIRN_CACHE'] ?? '.cairn');
}

/** Digest of the code; what older code made is not used again. */
export function codeDigest(): string {
  return process.env['CAIRN_CODE'] ?? '';
}

/** False for a build that was asked to leave the search out. */
export function isSearchWanted(): boolean {
  return process.env['CAIRN_SEARCH'] !== 'no';
}

/** True where the plans were parsed just now: their models are in the cache. */
export function areParsed(): boolean {
  return process.env['CAIRN_PARSED'] === 'yes';
}

export const portalFile = 'portal.yaml';
export const lockFile = 'sources.lock.json';
