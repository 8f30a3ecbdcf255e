// npm run collect: fills the content folder from the sources that portal.yaml states.
import path from 'node:path';
import { PortalError } from '../src/model/portal-error.ts';
import { collect } from './collect/collect.ts';
import { createProgress } from './collect/progress.ts';
import { createSecretScan } from './collect/secret-scan.ts';
import { main } from './command.ts';
import type { OptionValues } from './command.ts';
import { toPrintable } from './printable.ts';
import { readSettings } from './read-portal.ts';
import { allowedSecrets } from './secrets/scan-folder.ts';
import { readCache } from './site-options.ts';

await main({
  usage:
    'npm run collect -- [--content DIR] [--only SOURCE,SOURCE] [--offline] [--cache DIR] [--wait SECONDS]',
  options: {
    content: { type: 'string', default: 'content' },
    only: { type: 'string' },
    offline: { type: 'boolean', default: false },
    cache: { type: 'string' },
    wait: { type: 'string', default: '60' },
  },
  async run(values) {
    const content = path.resolve(values.text('content') ?? 'content');
    const { config } = await readSettings(content);
    const { code, lines, problems } = await collect({
      content,
      cache: readCache(values),
      only: values.text('only')?.split(','),
      isOffline: values.flag('offline'),
      waitMs: readWait(values) * 1000,
      // The one clock of a portal: everything else is computed from this moment.
      now: `${new Date().toISOString().slice(0, 19)}Z`,
      environment: process.env,
      scan: createSecretScan(allowedSecrets(config)),
      startProgress: (total) => createProgress(total, process.stderr),
    });
    for (const line of lines) console.log(toPrintable(line));
    for (const { path: file, line, message } of problems) {
      console.error(toPrintable(`${file}:${line}: ${message}`));
    }
    if (problems.length > 0) console.error('Nothing was changed.');
    return code;
  },
});

function readWait(values: OptionValues): number {
  const seconds = Number(values.text('wait'));
  if (Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new PortalError(`--wait ${values.text('wait')} is no number of seconds.`, {
    code: 2,
    hint: 'Write it like --wait 60.',
  });
}
