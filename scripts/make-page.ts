// One page of the compiled site, made and written.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RouteData } from 'astro';
import { findParts } from '../src/model/answer-parts.ts';
import type * as compiledSite from '../src/site/app.ts';
import { writeParts } from './write-parts.ts';

export type SiteModule = typeof compiledSite;

export interface Site {
  /** Where it is published: of an address that nobody knows, the path alone counts. */
  address: string;
  cache: string;
  /** The folder that becomes the site. */
  folder: string;
  /** Names what all pages depend on beside their keys. */
  code: string;
}

export interface Page {
  pathname: string;
  route: RouteData;
  /** Of its file, inside the site. */
  path: string;
}

/** The pages of plans: their slug is the last part of the address. */
export const planComponent = 'src/pages/workplans/[plan].astro';

/** A page of nothing does not become a file. */
export async function makePage(app: SiteModule['app'], page: Page, site: Site): Promise<void> {
  const name = page.pathname.replace(/^\/|\/$/g, '');
  const address = page.route.pattern.test(`/${name}`) ? name : `${name}/`;
  const request = new Request(new URL(address, site.address));
  const response = await app.render(request, { routeData: page.route });
  const file = path.join(site.folder, page.path);
  const parts = findParts(response);
  if (parts) return writeParts(file, parts);
  const body = await response.bytes();
  if (body.length === 0) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, body);
}
