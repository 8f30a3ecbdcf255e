// npm run verify -- [--content DIR] [--out DIR]
import path from 'node:path';
import { checkContentDir } from '../src/content/content-folder.ts';
import { readCheckpointShelf } from '../src/content/checkpoint-folders.ts';
import { exitCodes } from '../src/model/portal-error.ts';
import { checkChain, formatChain } from '../src/parse/checkpoint-chain.ts';
import { numberOf } from '../src/portal/words.ts';
import { main } from './command.ts';
import type { OptionValues } from './command.ts';
import { toPrintableLines } from './printable.ts';
import { checkSiteManifest } from './site-manifest.ts';

await main({
  usage: 'npm run verify -- [--content DIR] [--out DIR]',
  options: { content: { type: 'string' }, out: { type: 'string' } },
  async run(values) {
    const out = values.text('out');
    // Of a site alone no content is needed.
    if (out !== undefined && values.text('content') === undefined) return verifySite(out);
    const chain = await verifyCheckpoints(values);
    return out === undefined ? chain : Math.max(chain, await verifySite(out));
  },
});

async function verifySite(out: string): Promise<number> {
  const { files, problems } = await checkSiteManifest(path.resolve(out));
  const whole = `${numberOf(files, 'file')} of the site, each as it was built.`;
  console.log(toPrintableLines(problems.length > 0 ? problems.join('\n') : whole));
  return problems.length > 0 ? exitCodes.findings : exitCodes.fine;
}

async function verifyCheckpoints(values: OptionValues): Promise<number> {
  const content = path.resolve(values.text('content') ?? 'content');
  await checkContentDir(content);
  const shelf = readCheckpointShelf(content);
  const problems = checkChain(shelf);
  if (problems.length > 0) {
    console.log(toPrintableLines(formatChain(problems)));
    return exitCodes.findings;
  }
  const newest = shelf.folders.at(-1);
  console.log(
    newest
      ? `${numberOf(shelf.folders.length, 'checkpoint')}, every file and link as it was frozen.\nNewest: ${newest.id}, manifest ${newest.manifest?.sha256}`
      : 'There is no checkpoint yet.',
  );
  return exitCodes.fine;
}
