// npm run check -- [--content DIR] [--format text|json|sarif|github] [--site URL] [--base /path/] [--strict]
import { exitCodes, PortalError } from '../src/model/portal-error.ts';
import { buildDocument } from '../src/portal/documents.ts';
import type { Portal } from '../src/portal/portal.ts';
import type { CheckReport } from './check-report.ts';
import { finishCollecting } from './collect/staging.ts';
import { main } from './command.ts';
import type { OptionValues } from './command.ts';
import { formatFindings } from './format-findings.ts';
import { formatGithub } from './format-github.ts';
import { formatSarif } from './format-sarif.ts';
import { toPrintableJson } from './printable.ts';
import { readPortal, readSettings } from './read-portal.ts';
import { allowedSecrets, formatUnused, openSecretScan } from './secrets/scan-folder.ts';
import { readAddress } from './site-options.ts';

const formats: Record<string, (report: CheckReport) => string> = {
  text: formatFindings,
  json: ({ portal }) => toPrintableJson(buildDocument(portal, 'findings')),
  sarif: formatSarif,
  github: formatGithub,
};

await main({
  usage:
    'npm run check -- [--content DIR] [--format text|json|sarif|github] [--site URL] [--base /path/] [--strict]',
  options: {
    content: { type: 'string', default: 'content' },
    format: { type: 'string', default: 'text' },
    site: { type: 'string' },
    base: { type: 'string', default: '/' },
    strict: { type: 'boolean', default: false },
  },
  async run(values) {
    const name = values.text('format') ?? 'text';
    const format = formats[name];
    if (!format) {
      const hint = `Use one of ${Object.keys(formats).join(', ')}.`;
      throw new PortalError(`There is no format "${name}".`, { code: 2, hint });
    }
    const site = toSite(values);
    const content = values.text('content') ?? 'content';
    await finishCollecting(content);
    // First of all: findings show values.
    const { config } = await readSettings(content);
    const secrets = openSecretScan(allowedSecrets(config));
    await secrets.check(content, content);
    for (const line of formatUnused(secrets.unused())) console.error(line);
    const portal = await readPortal(content);
    console.log(format({ portal, content, site }));
    return failsAt(portal, values.flag('strict')) ? exitCodes.findings : exitCodes.fine;
  },
});

function toSite(values: OptionValues): string | null {
  const { base, site } = readAddress(values);
  return site === undefined ? null : new URL(base.endsWith('/') ? base : `${base}/`, site).href;
}

/** Errors fail; with --strict warnings do, too. Notes for information, and what is suppressed, never. */
function failsAt({ findings }: Portal, isStrict: boolean): boolean {
  return findings.some(({ severity }) => severity === 'error' || (isStrict && severity === 'warning'));
}
