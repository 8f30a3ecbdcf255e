// `_headers`, which Netlify, Cloudflare Pages and hosts like them read from the folder that is published. A header that
// two rules state comes twice, so each file is in one rule apart from that for all:
// https://developers.cloudflare.com/pages/configuration/headers/
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { headersFile, readSiteHeaders } from './site-headers.ts';
import type { Header, SiteHeaders } from './site-headers.ts';

export async function writeHeadersFile(folder: string, base: string): Promise<void> {
  await writeFile(path.join(folder, headersFile), formatHeadersFile(await readSiteHeaders(folder, base)));
}

export function formatHeadersFile({ base, everywhere, folders, others, entries }: SiteHeaders): string {
  return [
    formatRule(`${base}*`, everywhere),
    ...folders.map(({ name, headers }) => formatRule(`${base}${name}/*`, headers)),
    ...entries.flatMap((entry) => toPaths(entry).map((place) => formatRule(base + place, others))),
  ].join('');
}

function toPaths({ name, isFolder }: SiteHeaders['entries'][number]): string[] {
  if (isFolder) return [`${name}/*`];
  return name === 'index.html' ? ['', name] : [name];
}

function formatRule(pattern: string, headers: readonly Header[]): string {
  return `${pattern}\n${headers.map(({ name, value }) => `  ${name}: ${value}\n`).join('')}`;
}
