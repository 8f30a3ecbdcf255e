// The team's own prose, read and rendered when it is asked for.
import { contentDir } from '../content/location.ts';
import { readNote, readProseFiles } from '../content/prose-files.ts';
import type { Portal } from '../portal/portal.ts';
import { buildProse, buildProsePages, sayFlaw } from '../portal/prose-page.ts';
import type { Prose, ProsePage } from '../portal/prose-page.ts';
import { partNames } from '../portal/prose-parts.ts';
import { renderNote, renderProsePage } from '../render/prose-file.ts';
import { readCheckpoint } from './checkpoints.ts';

export function readProsePages(portal: Portal): ProsePage[] {
  const settings = { parts: partNames, base: portal.links.base };
  const files = readProseFiles(contentDir()).map(({ path, bytes }) => ({
    path,
    ...renderProsePage(bytes, settings),
  }));
  const pages = buildProsePages(files, { portal, readDay: readCheckpoint, day: null });
  for (const { prose } of pages) warn(prose);
  return pages;
}

/** Null where the checkpoint has no note. */
export function readCheckpointNote(id: string, portal: Portal): Prose | null {
  const file = readNote(contentDir(), id);
  if (!file) return null;
  const text = renderNote(file.bytes, { parts: partNames, base: portal.links.base });
  const note = buildProse(text, file.path, { portal, readDay: readCheckpoint, day: readCheckpoint(id) });
  warn(note);
  return note;
}

/** The page itself says so, too; the others are not touched by it. */
function warn({ flaw }: Prose): void {
  if (flaw) console.warn(`${sayFlaw(flaw)}. Only this text is not shown.`);
}
