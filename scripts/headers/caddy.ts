// For Caddy: a snippet for the Caddyfile, to be imported where the site is described, after its `root`.
// https://caddyserver.com/docs/caddyfile/concepts#snippets
import type { Header, SiteHeaders } from './site-headers.ts';

export function formatCaddy({ base, everywhere, folders, others }: SiteHeaders): string {
  const patterns = folders.map(({ name }) => `${base}${name}/*`);
  const lines = [
    '# Headers of the portal. Where its site is described, after `root`: import portal_headers',
    '(portal_headers) {',
    '\theader {',
    ...everywhere.map((header) => `\t\t${formatHeader(header)}`),
    '\t}',
    ...folders.flatMap(({ name, headers }) =>
      // What is missing must not be remembered as missing.
      formatMatched(`@portal_${name.replace(/^_/, '')}`, ['file', `path ${base}${name}/*`], headers),
    ),
    ...formatMatched('@portal_others', [`not path ${patterns.join(' ')}`], others),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function formatMatched(name: string, matchers: readonly string[], headers: readonly Header[]): string[] {
  return [
    `\t${name} {`,
    ...matchers.map((matcher) => `\t\t${matcher}`),
    '\t}',
    ...headers.map((header) => `\theader ${name} ${formatHeader(header)}`),
  ];
}

function formatHeader({ name, value }: Header): string {
  return `${name} "${value}"`;
}
