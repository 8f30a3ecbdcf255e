// npm start: build the portal, then serve it.
import path from 'node:path';
import { exitCodes } from '../src/model/portal-error.ts';
import { buildSite } from './build.ts';
import { main } from './command.ts';
import { readSiteOptions, siteOptions } from './site-options.ts';

await main({
  usage: 'npm start -- [--content DIR] [--out DIR] [--base /path/] [--port N] [--host NAME]',
  options: {
    ...siteOptions,
    out: { type: 'string', default: 'dist' },
    port: { type: 'string', default: '4321' },
    host: { type: 'string' },
  },
  async run(values) {
    const code = await buildSite(values);
    if (code !== exitCodes.fine) return code;
    const { preview } = await import('astro');
    const { astro } = readSiteOptions(values);
    const host = values.text('host');
    const server = { port: Number(values.text('port')), ...(host === undefined ? {} : { host }) };
    const running = await preview({
      ...astro,
      outDir: path.resolve(values.text('out') ?? 'dist'),
      server,
      logLevel: 'warn',
    });
    console.log(`http://${host ?? 'localhost'}:${running.port}${astro.base}  (Ctrl-C ends it)`);
    await running.closed();
    return exitCodes.fine;
  },
});
