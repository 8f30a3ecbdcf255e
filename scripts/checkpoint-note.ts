// The note of a checkpoint: MDX that its author writes before it is frozen. MDX is executed when the site is built, so
// nothing from a plan is put into the template.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { noteFile } from '../src/model/checkpoint-manifest.ts';
import { PortalError } from '../src/model/portal-error.ts';
import { formatDay } from '../src/portal/words.ts';

export interface NoteOptions {
  /** Open the template in the author's editor. */
  isAsked: boolean;
  /** A note that is finished. */
  file: string | undefined;
}

/** Undefined where none is asked for. */
export function readNote({ isAsked, file }: NoteOptions, date: string): string | undefined {
  if (file !== undefined) return readGiven(file);
  if (!isAsked) return undefined;
  const editor = process.env['VISUAL'] || process.env['EDITOR'];
  const template = toTemplate(date);
  return editor && process.stdin.isTTY ? edit(template, editor) : template;
}

function readGiven(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new PortalError(`The note ${file} cannot be read.`, {
      code: 2,
      hint: 'Name a file of MDX with --note-file FILE.',
      cause,
    });
  }
}

function toTemplate(date: string): string {
  return `## What changed up to ${formatDay(date)}

- …

## What was decided

- …

## What comes next

- …
`;
}

/** The editor may be a command with arguments: `code --wait`. */
function edit(template: string, editor: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-note-'));
  const file = path.join(folder, noteFile);
  try {
    writeFileSync(file, template);
    const { status } = spawnSync(`${editor} "$1"`, ['note', file], { shell: '/bin/sh', stdio: 'inherit' });
    if (status !== 0) {
      throw new PortalError(`The editor ${editor} has failed, so nothing was frozen.`, {
        code: 2,
        hint: 'Set EDITOR to a command that waits until you are done, or use --note-file FILE.',
      });
    }
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
