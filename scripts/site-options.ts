// The options that build, dev and start share.
import path from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { PortalError } from '../src/model/portal-error.ts';
import type { OptionValues } from './command.ts';

export const projectRoot = path.resolve(import.meta.dirname, '..');

export const siteOptions = {
  content: { type: 'string', default: 'content' },
  base: { type: 'string', default: '/' },
  site: { type: 'string' },
  cache: { type: 'string' },
} as const;

export interface SiteOptions {
  content: string;
  cache: string;
  astro: AstroInlineConfig;
}

/**
 * Variables that mean something else elsewhere, and that Astro takes for its own (`import.meta.env.BASE_URL`):
 * the same content gives the same site whatever they say.
 */
const foreignVariables = ['BASE_URL', 'SITE', 'ASSETS_PREFIX', 'MODE', 'DEV', 'PROD', 'SSR', 'NODE_ENV'];

export function dropForeignVariables(environment: NodeJS.ProcessEnv): void {
  for (const name of foreignVariables) delete environment[name];
}

/** Where the site is published. Throws a PortalError where that is no address. */
export function readAddress(values: OptionValues): { base: string; site: string | undefined } {
  const base = values.text('base') ?? '/';
  if (!/^\/(?:[\w.~-]+\/?)*$/.test(base)) {
    throw new PortalError(`--base ${base} is not a path.`, { code: 2, hint: 'Write it like /status/.' });
  }
  const site = values.text('site');
  if (site !== undefined && !/^https?:\/\/[^/]+/.test(site)) {
    throw new PortalError(`--site ${site} is not an address.`, {
      code: 2,
      hint: 'Write it like https://status.example.',
    });
  }
  return { base, site };
}

/** Where commands keep what the next one can use again. */
export function readCache(values: OptionValues): string {
  return path.resolve(values.text('cache') ?? path.join(projectRoot, '.cairn'));
}

export function readSiteOptions(values: OptionValues): SiteOptions {
  const { base, site } = readAddress(values);
  return {
    content: path.resolve(values.text('content') ?? 'content'),
    cache: readCache(values),
    astro: { root: projectRoot, base, ...(site === undefined ? {} : { site }) },
  };
}
