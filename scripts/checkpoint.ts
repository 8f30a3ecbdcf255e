// npm run checkpoint -- [--content DIR] [--title T] [--note] [--note-file FILE]
import path from 'node:path';
import { checkContentDir } from '../src/content/content-folder.ts';
import { exitCodes } from '../src/model/portal-error.ts';
import { freeze } from './checkpoint-freeze.ts';
import { readNote } from './checkpoint-note.ts';
import { checkWholeChain } from './checkpoint-writer.ts';
import { main } from './command.ts';
import { readPortal } from './read-portal.ts';

await main({
  usage: 'npm run checkpoint -- [--content DIR] [--title T] [--note] [--note-file FILE]',
  options: {
    content: { type: 'string', default: 'content' },
    title: { type: 'string' },
    note: { type: 'boolean', default: false },
    'note-file': { type: 'string' },
  },
  async run(values) {
    const content = path.resolve(values.text('content') ?? 'content');
    await checkContentDir(content);
    checkWholeChain(content);
    const portal = await readPortal(content);
    const note = readNote({ isAsked: values.flag('note'), file: values.text('note-file') }, portal.today);
    await freeze(portal, { content, title: values.text('title'), note, reconstructed: null });
    return exitCodes.fine;
  },
});
