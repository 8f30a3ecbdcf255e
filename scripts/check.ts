// npm run check -- [--content DIR] [--format text|json] [--strict]
import { exitCodes, PortalError } from '../src/model/portal-error.ts';
import { buildDocument } from '../src/portal/documents.ts';
import type { Portal } from '../src/portal/portal.ts';
import { main } from './command.ts';
import { formatFindings } from './format-findings.ts';
import { toPrintableJson } from './printable.ts';
import { readPortal } from './read-portal.ts';

const formats: Record<string, (portal: Portal) => string> = {
  text: formatFindings,
  json: (portal) => toPrintableJson(buildDocument(portal, 'findings')),
};

await main({
  usage: 'npm run check -- [--content DIR] [--format text|json] [--strict]',
  options: {
    content: { type: 'string', default: 'content' },
    format: { type: 'string', default: 'text' },
    strict: { type: 'boolean', default: false },
  },
  async run(values) {
    const name = values.text('format') ?? 'text';
    const format = formats[name];
    if (!format) {
      const hint = `Use one of ${Object.keys(formats).join(', ')}.`;
      throw new PortalError(`There is no format "${name}".`, { code: 2, hint });
    }
    const portal = await readPortal(values.text('content') ?? 'content');
    console.log(format(portal));
    return failsAt(portal, values.flag('strict')) ? exitCodes.findings : exitCodes.fine;
  },
});

/** Errors fail; with --strict warnings do, too. Notes for information never. */
function failsAt({ findings }: Portal, isStrict: boolean): boolean {
  return findings.some(({ severity }) => severity === 'error' || (isStrict && severity === 'warning'));
}
