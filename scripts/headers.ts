// npm run headers -- --for nginx|caddy [--out DIR] [--base /path/]
import path from 'node:path';
import { exitCodes, PortalError } from '../src/model/portal-error.ts';
import { main } from './command.ts';
import { formatCaddy } from './headers/caddy.ts';
import { formatHeadersFile } from './headers/headers-file.ts';
import { formatNginx } from './headers/nginx.ts';
import { readSiteHeaders } from './headers/site-headers.ts';
import type { SiteHeaders } from './headers/site-headers.ts';
import { readAddress } from './site-options.ts';

const formats: Record<string, (headers: SiteHeaders) => string> = {
  nginx: formatNginx,
  caddy: formatCaddy,
  _headers: formatHeadersFile,
};

await main({
  usage: 'npm run headers -- --for nginx|caddy|_headers [--out DIR] [--base /path/]',
  options: {
    for: { type: 'string' },
    out: { type: 'string', default: 'dist' },
    base: { type: 'string', default: '/' },
  },
  async run(values) {
    const format = formats[values.text('for') ?? ''];
    if (!format) {
      const hint = `Say for which host with --for, one of ${Object.keys(formats).join(', ')}.`;
      throw new PortalError('It is not said for which host.', { code: 2, hint });
    }
    const { base } = readAddress(values);
    process.stdout.write(format(await readSiteHeaders(path.resolve(values.text('out') ?? 'dist'), base)));
    return exitCodes.fine;
  },
});
