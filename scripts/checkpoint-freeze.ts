// A portal → a checkpoint on disk, and what is said about it.
import path from 'node:path';
import { parseCheckpointId } from '../src/model/checkpoint-id.ts';
import { noteFile, snapshotFile } from '../src/model/checkpoint-manifest.ts';
import { formatCheckpoint } from '../src/model/checkpoint-text.ts';
import type { Checkpoint } from '../src/model/checkpoint.ts';
import { PortalError } from '../src/model/portal-error.ts';
import type { Portal } from '../src/portal/portal.ts';
import { buildSnapshot } from '../src/portal/snapshot.ts';
import { buildVerdict } from '../src/portal/verdict.ts';
import { countOf, formatDay } from '../src/portal/words.ts';
import { checkpointsFolder } from '../src/content/checkpoint-folders.ts';
import { writeCheckpoint } from './checkpoint-writer.ts';
import { toPrintableLines } from './printable.ts';

export interface FreezeOptions {
  content: string;
  /** Undefined: its day. */
  title: string | undefined;
  note: string | undefined;
  reconstructed: Checkpoint['reconstructed'];
  /** Say the verdict without its reasons. */
  isBrief?: boolean;
}

/** Answers the id. */
export async function freeze(
  portal: Portal,
  { content, title, note, reconstructed, isBrief = false }: FreezeOptions,
): Promise<string> {
  if (portal.today === '') {
    throw new PortalError('Nothing in the content says of which day it is.', {
      code: 2,
      hint: 'Add sources.lock.json with `collected_at`, or dates to the plans.',
    });
  }
  const id = await writeCheckpoint(content, {
    date: portal.today,
    toFiles: (name) => ({
      [snapshotFile]: formatCheckpoint(
        buildSnapshot(portal, { id: name, title: title ?? toTitle(name), reconstructed }),
      ),
      ...(note !== undefined && { [noteFile]: note }),
    }),
  });
  const place = path.relative(process.cwd(), path.join(content, checkpointsFolder, id));
  console.log(toPrintableLines(`${place} is frozen. ${sayVerdict(portal, isBrief)}`));
  return id;
}

/** `27 June 2026`, `27 June 2026, 2`. */
function toTitle(id: string): string {
  const { date = id, number = 1 } = parseCheckpointId(id) ?? {};
  return number === 1 ? formatDay(date) : `${formatDay(date)}, ${number}`;
}

function sayVerdict(portal: Portal, isBrief: boolean): string {
  const { isStable, reasons } = buildVerdict(portal);
  if (isStable) return 'Stable.';
  if (isBrief) return `Not stable, for ${countOf(reasons.length, 'reason')}.`;
  return ['Not stable:', ...reasons.map(({ text }) => `  ${text}`)].join('\n');
}
