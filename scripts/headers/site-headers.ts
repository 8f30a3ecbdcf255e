// What a host should say with each file of a finished site. The policy is the one that every page states itself, and what
// a page cannot state: who may frame it. Built files have their digest in their name and never change; all else is asked
// for again, and answered with "not modified" where it did not change.
import { hash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { PortalError } from '../../src/model/portal-error.ts';
import { manifestName } from '../site-manifest.ts';

export interface Header {
  name: string;
  value: string;
}

export interface SiteHeaders {
  /** Path of the site; begins and ends with a slash. */
  base: string;
  /** With every file. */
  everywhere: Header[];
  /** With all below these folders, in place of `others`. */
  folders: { name: string; headers: Header[] }[];
  others: Header[];
  /** What else lies at the top of the site, in order. */
  entries: { name: string; isFolder: boolean }[];
}

export const headersFile = '_headers';

const askAgain = { name: 'Cache-Control', value: 'no-cache' };
const toOwnSite = { name: 'Cross-Origin-Resource-Policy', value: 'same-origin' };

const folders: SiteHeaders['folders'] = [
  {
    name: '_astro',
    headers: [{ name: 'Cache-Control', value: 'public, max-age=31536000, immutable' }, toOwnSite],
  },
  {
    // Other sites show them.
    name: 'badges',
    headers: [askAgain, { name: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }],
  },
];

/** What no page of the site asks for. */
const refused = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer']
  .concat(['microphone', 'midi', 'payment', 'publickey-credentials-get', 'screen-wake-lock', 'usb'])
  .map((feature) => `${feature}=()`);

/** Throws a PortalError with code 2 where the folder is no finished site. */
export async function readSiteHeaders(folder: string, base: string): Promise<SiteHeaders> {
  const policy = await readPolicy(folder);
  return {
    base: base.endsWith('/') ? base : `${base}/`,
    everywhere: [
      { name: 'Content-Security-Policy', value: `${policy}; frame-ancestors 'none'` },
      { name: 'X-Frame-Options', value: 'DENY' },
      { name: 'X-Content-Type-Options', value: 'nosniff' },
      { name: 'Referrer-Policy', value: 'same-origin' },
      { name: 'Permissions-Policy', value: refused.join(', ') },
      { name: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
    ],
    folders,
    others: [askAgain, toOwnSite],
    entries: await listEntries(folder),
  };
}

/** The manifest, too, although it is written last; not the file of headers, which hosts keep to themselves. */
async function listEntries(folder: string): Promise<SiteHeaders['entries']> {
  const found = await readdir(folder, { withFileTypes: true });
  const entries = new Map(found.map((entry) => [entry.name, entry.isDirectory()]));
  entries.set(manifestName, false);
  const apart = [headersFile, ...folders.map(({ name }) => name)];
  return [...entries]
    .filter(([name]) => !apart.includes(name))
    .map(([name, isFolder]) => ({ name, isFolder }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** As the pages state it, all of them the same; the icon, too, may have the style that it has. */
async function readPolicy(folder: string): Promise<string> {
  const page = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => '');
  const [, policy] = /<meta http-equiv="content-security-policy" content="([^"]+)">/.exec(page) ?? [];
  if (policy === undefined) {
    throw new PortalError(`${folder} holds no finished site, so there is no policy to tell a host.`, {
      code: 2,
      hint: 'Name the folder of a finished site with --out DIR, or build it first.',
    });
  }
  const stated = policy
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
  const style = await findIconStyle(folder);
  return stated
    .map((part) => (style && part.startsWith('style-src ') ? `${part} '${style}'` : part))
    .join('; ');
}

async function findIconStyle(folder: string): Promise<string | undefined> {
  const icon = await readFile(path.join(folder, 'favicon.svg'), 'utf8').catch(() => '');
  const [, style] = /<style>([^<]*)<\/style>/.exec(icon) ?? [];
  return style === undefined ? undefined : `sha256-${hash('sha256', style, 'base64')}`;
}
