// npm run verify -- [--content DIR]
import path from 'node:path';
import { checkContentDir } from '../src/content/content-folder.ts';
import { readCheckpointShelf } from '../src/content/checkpoint-folders.ts';
import { exitCodes } from '../src/model/portal-error.ts';
import { checkChain, formatChain } from '../src/parse/checkpoint-chain.ts';
import { numberOf } from '../src/portal/words.ts';
import { main } from './command.ts';
import { toPrintableLines } from './printable.ts';

await main({
  usage: 'npm run verify -- [--content DIR]',
  options: { content: { type: 'string', default: 'content' } },
  async run(values) {
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
  },
});
