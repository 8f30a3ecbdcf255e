// npm run checkpoint: the portal as it is now, or as it was in a commit, into content/checkpoints/.
import path from 'node:path';
import { checkContentDir } from '../src/content/content-folder.ts';
import { exitCodes } from '../src/model/portal-error.ts';
import { freeze } from './checkpoint-freeze.ts';
import { freezeHistory } from './checkpoint-history.ts';
import { readNote } from './checkpoint-note.ts';
import { checkWholeChain } from './checkpoint-writer.ts';
import { finishCollecting } from './collect/staging.ts';
import { main } from './command.ts';
import { readPortal } from './read-portal.ts';

await main({
  usage:
    'npm run checkpoint -- [--content DIR] [--title T] [--note] [--note-file FILE] [--from-git DAY|REVISION|DAY..DAY] [--every 2w]',
  options: {
    content: { type: 'string', default: 'content' },
    title: { type: 'string' },
    note: { type: 'boolean', default: false },
    'note-file': { type: 'string' },
    'from-git': { type: 'string' },
    every: { type: 'string' },
  },
  async run(values) {
    const content = path.resolve(values.text('content') ?? 'content');
    await finishCollecting(content);
    await checkContentDir(content);
    checkWholeChain(content);
    const title = values.text('title');
    const note = (date: string): string | undefined =>
      readNote({ isAsked: values.flag('note'), file: values.text('note-file') }, date);
    const from = values.text('from-git');
    if (from !== undefined) {
      return freezeHistory({ content, from, every: values.text('every'), title, note });
    }
    const portal = await readPortal(content);
    await freeze(portal, { content, title, note: note(portal.today), reconstructed: null });
    return exitCodes.fine;
  },
});
