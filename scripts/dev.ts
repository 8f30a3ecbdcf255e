// npm run dev: the portal, made again as files change.
import path from 'node:path';
import { dev } from 'astro';
import { exitCodes } from '../src/model/portal-error.ts';
import { digestOfCode } from './code-digest.ts';
import { finishCollecting } from './collect/staging.ts';
import { main } from './command.ts';
import { readSettings } from './read-portal.ts';
import { dropForeignVariables, projectRoot, readSiteOptions, siteOptions } from './site-options.ts';

await main({
  usage: 'npm run dev -- [--content DIR] [--base /path/] [--port N] [--host NAME]',
  options: { ...siteOptions, port: { type: 'string', default: '4321' }, host: { type: 'string' } },
  async run(values) {
    const options = readSiteOptions(values);
    await finishCollecting(options.content);
    await readSettings(options.content);
    process.env['CAIRN_ROOT'] = projectRoot;
    dropForeignVariables(process.env);
    process.env['CAIRN_CONTENT'] = options.content;
    process.env['CAIRN_CACHE'] = path.join(options.cache, 'dev');
    process.env['CAIRN_CODE'] = digestOfCode(projectRoot);
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
    process.env['ASTRO_DEV_BACKGROUND'] = '0';
    const host = values.text('host');
    const server = { port: Number(values.text('port')), ...(host === undefined ? {} : { host }) };
    await dev({ ...options.astro, server });
    return exitCodes.fine;
  },
});
