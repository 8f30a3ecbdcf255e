// npm run check -- [--content DIR] [--repo NAME] [--format text|json|sarif|github] [--site URL] [--base /path/] [--cache DIR] [--strict]
import { openFileDigests } from '../src/content/file-digests.ts';
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
import { limitToRepository } from './limit-to-repository.ts';
import { toPrintableJson } from './printable.ts';
import { readPortal, readSettings } from './read-portal.ts';
import { allowedSecrets, formatUnused, openSecretScan } from './secrets/scan-folder.ts';
import { toFoundSecret } from './secrets/found-secret.ts';
import { readAddress, readCache } from './site-options.ts';

const formats: Record<string, (report: CheckReport) => string> = {
  text: formatFindings,
  json: ({ portal }) => toPrintableJson(buildDocument(portal, 'findings')),
  sarif: formatSarif,
  github: formatGithub,
};

await main({
  usage:
    'npm run check -- [--content DIR] [--repo NAME] [--format text|json|sarif|github] [--site URL] [--base /path/] [--cache DIR] [--strict]',
  options: {
    content: { type: 'string', default: 'content' },
    repo: { type: 'string' },
    format: { type: 'string', default: 'text' },
    site: { type: 'string' },
    base: { type: 'string', default: '/' },
    cache: { type: 'string' },
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
    const whole = await readChecked(content, readCache(values));
    const repo = values.text('repo');
    // A secret hides all other findings, so it is told whatever repository was asked for.
    const isLimited = repo !== undefined && !hasSecret(whole);
    const portal = isLimited ? limitToRepository(whole, repo) : whole;
    console.log(format({ portal, content, site }));
    return failsAt(portal, values.flag('strict')) ? exitCodes.findings : exitCodes.fine;
  },
});

/** Findings show values. So while there is a secret nothing but that is told. */
async function readChecked(content: string, cache: string): Promise<Portal> {
  const { config } = await readSettings(content);
  const digests = openFileDigests(cache);
  const scan = openSecretScan(allowedSecrets(config), cache);
  const { hits } = await scan.find({ folder: content, shelf: 'content', digest: digests.digest });
  for (const line of formatUnused(scan.unused())) console.error(line);
  digests.save();
  scan.save();
  const portal = await readPortal(content, hits.map(toFoundSecret));
  if (hits.length === 0) return portal;
  console.error('There may be more findings; they are told once no secret is left.');
  const findings = portal.findings.filter(({ rule }) => rule === 'secret-found');
  return { ...portal, findings, suppressed: [] };
}

function hasSecret({ findings }: Portal): boolean {
  return findings.some(({ rule }) => rule === 'secret-found');
}

function toSite(values: OptionValues): string | null {
  const { base, site } = readAddress(values);
  return site === undefined ? null : new URL(base.endsWith('/') ? base : `${base}/`, site).href;
}

/** Errors fail; with --strict warnings do, too. Notes for information, and what is suppressed, never. */
function failsAt({ findings }: Portal, isStrict: boolean): boolean {
  return findings.some(({ severity }) => severity === 'error' || (isStrict && severity === 'warning'));
}
