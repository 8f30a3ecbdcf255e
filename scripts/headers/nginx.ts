// For nginx: to be included where the server of the site is described. A location with an `add_header` of its own takes
// none from outside: https://nginx.org/en/docs/http/ngx_http_headers_module.html
import type { Header, SiteHeaders } from './site-headers.ts';

export function formatNginx({ base, everywhere, folders, others }: SiteHeaders): string {
  const lines = [
    '# Headers of the portal, for its `server` block: include portal-headers.conf;',
    '# A location with an add_header of its own needs this line again.',
    ...everywhere.map((header) => `${formatHeader(header)} always;`),
    ...others.map(formatVariable),
    ...folders.flatMap(({ name, headers }) => [
      `if ($uri ~ "^${escapePattern(base + name)}/") {`,
      ...headers.map((header) => `    ${formatVariable(header)}`),
      '}',
    ]),
    '# Without `always`: what is missing must not be remembered as missing.',
    ...others.map(({ name }) => `${formatHeader({ name, value: toVariable(name) })};`),
  ];
  return `${lines.join('\n')}\n`;
}

function formatHeader({ name, value }: Header): string {
  return `add_header ${name} "${value}"`;
}

function formatVariable({ name, value }: Header): string {
  return `set ${toVariable(name)} "${value}";`;
}

function toVariable(name: string): string {
  return `$portal_${name.toLowerCase().replaceAll('-', '_')}`;
}

function escapePattern(text: string): string {
  return text.replaceAll('.', '\\.');
}
